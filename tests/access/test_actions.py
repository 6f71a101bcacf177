from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from workings.access.actions import (
    DutiesApart,
    EmailTaken,
    EndsBeforeItBegins,
    HoldsRoleAlready,
    NotYourOwnRole,
    audit,
    create_user,
    end_role,
    grant_role,
)
from workings.access.models import AuditEntry, RoleHolding, User
from workings.access.permissions import Actor, NotAllowed, Role
from workings.access.queries import (
    actor,
    audit_trail,
    log_mark,
    roles,
    user_with_email,
)

ADMIN = Actor("Ada <ada@example.org>", frozenset({Role.ADMINISTRATOR}), "192.0.2.1")
FINANCE = Actor("Fay <fay@example.org>", frozenset({Role.FINANCE}))
APRIL, MAY, JUNE = date(2024, 4, 1), date(2024, 5, 1), date(2024, 6, 1)


@pytest.fixture
def alice(database) -> User:
    return create_user(email=" Alice@Example.org ", name="Alice", by=ADMIN)


def test_a_user_may_not_sign_in_before_they_have_a_password(alice):
    alice.refresh_from_db()
    assert not alice.has_usable_password()
    assert alice.is_active
    assert alice.joined_at.tzinfo is not None


def test_an_address_is_one_users_in_capitals_or_not(alice):
    with pytest.raises(EmailTaken, match=r"alice@example\.org already"):
        create_user(email="ALICE@example.org", name="Another", by=ADMIN)
    assert user_with_email("ALICE@EXAMPLE.ORG ") == alice
    assert User.objects.get_by_natural_key("Alice@example.org") == alice
    assert user_with_email("bob@example.org") is None
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Alice@Example.org", name="Another")


def test_only_an_administrator_manages_people(database, alice):
    with pytest.raises(NotAllowed):
        create_user(email="bob@example.org", name="Bob", by=FINANCE)
    with pytest.raises(NotAllowed):
        grant_role(user=alice, role=Role.READER, first=APRIL, by=FINANCE)
    holding = grant_role(user=alice, role=Role.READER, first=APRIL, by=ADMIN)
    with pytest.raises(NotAllowed):
        end_role(holding=holding, last=MAY, by=FINANCE)
    assert {entry.who for entry in audit_trail()} == {ADMIN.name}


def test_a_role_is_held_from_a_day_to_a_day(alice):
    holding = grant_role(user=alice, role=Role.FINANCE, first=APRIL, by=ADMIN)
    grant_role(user=alice, role=Role.READER, first=MAY, last=MAY, by=ADMIN)
    assert roles(alice, on=date(2024, 3, 31)) == set()
    assert roles(alice, on=APRIL) == {Role.FINANCE}
    assert roles(alice, on=MAY) == {Role.FINANCE, Role.READER}
    end_role(holding=holding, last=MAY, by=ADMIN)
    assert roles(alice, on=date(2024, 5, 2)) == set()
    assert actor(alice, on=MAY, address="192.0.2.9") == Actor(
        "Alice <alice@example.org>",
        frozenset({Role.FINANCE, Role.READER}),
        "192.0.2.9",
        "alice@example.org",
    )


def test_who_gives_roles_touches_no_figures(alice):
    grant_role(user=alice, role=Role.ADMINISTRATOR, first=APRIL, last=MAY, by=ADMIN)
    grant_role(user=alice, role=Role.AUDITOR, first=APRIL, by=ADMIN)
    for role in (Role.FINANCE, Role.PROGRAMME_OFFICE, Role.BENEFIT_OWNER):
        with pytest.raises(DutiesApart, match="touches no figures"):
            grant_role(user=alice, role=role, first=MAY, by=ADMIN)
        grant_role(user=alice, role=role, first=JUNE, by=ADMIN)


def test_nobody_gives_themselves_a_role(alice):
    herself = Actor("Alice", frozenset({Role.ADMINISTRATOR}), "", alice.email)
    with pytest.raises(NotYourOwnRole):
        grant_role(user=alice, role=Role.READER, first=APRIL, by=herself)


def test_whoever_is_not_active_may_do_nothing(alice):
    grant_role(user=alice, role=Role.FINANCE, first=APRIL, by=ADMIN)
    alice.is_active = False
    assert actor(alice, on=MAY).roles == frozenset()


def test_a_role_is_not_held_twice_on_a_day(alice):
    grant_role(user=alice, role=Role.READER, first=MAY, last=JUNE, by=ADMIN)
    with pytest.raises(
        HoldsRoleAlready, match="reader already, from 1 May 2024 to 1 June 2024"
    ):
        grant_role(user=alice, role=Role.READER, first=APRIL, by=ADMIN)
    grant_role(
        user=alice, role=Role.READER, first=APRIL, last=date(2024, 4, 30), by=ADMIN
    )
    grant_role(user=alice, role=Role.READER, first=date(2024, 6, 2), by=ADMIN)
    with pytest.raises(HoldsRoleAlready, match=r"from 2 June 2024\.$"):
        grant_role(user=alice, role=Role.READER, first=date(2025, 1, 1), by=ADMIN)


def test_a_role_ends_after_it_begins(alice):
    with pytest.raises(EndsBeforeItBegins, match="from 1 May 2024 cannot end on 1 Apr"):
        grant_role(user=alice, role=Role.READER, first=MAY, last=APRIL, by=ADMIN)
    holding = grant_role(user=alice, role=Role.READER, first=MAY, by=ADMIN)
    with pytest.raises(EndsBeforeItBegins):
        end_role(holding=holding, last=APRIL, by=ADMIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHolding.objects.update(last=APRIL)


def test_everything_done_is_in_the_log(alice):
    holding = grant_role(user=alice, role=Role.READER, first=APRIL, by=ADMIN)
    end_role(holding=holding, last=MAY, by=ADMIN)
    ended, granted, created = audit_trail()
    assert (created.who, created.address) == (ADMIN.name, "192.0.2.1")
    assert created.at.tzinfo is not None
    assert created.action == "created"
    assert created.subject == "user Alice <alice@example.org>"
    assert created.after == {"email": "alice@example.org", "name": "Alice"}
    assert granted.after == {"first": "2024-04-01", "last": None}
    assert ended.before == {"first": "2024-04-01", "last": None}
    assert ended.after == {"first": "2024-04-01", "last": "2024-05-01"}


def test_the_log_can_be_read_by_subject_and_by_person(alice):
    grant_role(user=alice, role=Role.READER, first=APRIL, by=ADMIN)
    assert len(audit_trail(subject="user Alice <alice@example.org>")) == 1
    assert len(audit_trail(who=ADMIN.name)) == 2
    assert audit_trail(who="nobody") == ()
    assert len(audit_trail(limit=1)) == 1


def test_the_log_is_written_with_what_it_speaks_of_or_not_at_all(database):
    with pytest.raises(AssertionError, match="within the transaction"):
        audit(ADMIN, "did", "something")
    with transaction.atomic():
        audit(ADMIN, "did", "something")
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()


def test_rows_say_what_they_are(alice):
    holding = grant_role(user=alice, role=Role.READER, first=APRIL, by=ADMIN)
    assert str(holding) == "reader of Alice <alice@example.org>"
    assert str(AuditEntry(who="Ada", action="did", subject="it")) == "Ada did it"


def test_the_logs_mark_changes_with_every_entry(database):
    marks = {log_mark()}
    for subject in ("one", "two"):
        with transaction.atomic():
            audit(ADMIN, "tried", subject)
        marks.add(log_mark())
    assert len(marks) == 3
    assert log_mark() in marks


def test_the_logs_mark_changes_with_an_entry_that_is_committed_late(database):
    """On PostgreSQL, where the one of a lower number may come after another."""
    last = AuditEntry.objects.create(who="Ada", action="tried").pk
    soon = timezone.now() + timedelta(hours=1)
    AuditEntry.objects.create(pk=last + 2, at=soon, who="Ada", action="tried")
    before = log_mark()
    number = None if database.engine == "sqlite" else last + 1
    AuditEntry.objects.create(pk=number, who="Fay", action="tried")
    assert log_mark() != before
