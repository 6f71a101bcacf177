"""The registers' one way of writing, tried on projects and their services."""

import threading

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.access.registers import record, remove_others
from workings.core.dates import DatedTo
from workings.programme.models import Council, Programme, Project, Service

KEYS = {"code": "NSCSO"}
VALUES = {"title": "Customer services", "wave": "1", "delivery_model": "outsourced"}


@pytest.fixture
def programme(database) -> Programme:
    council = Council.objects.create(slug="barnet", name="Barnet", named_to_level=2)
    return Programme.objects.create(
        council=council,
        slug="one-barnet",
        title="One Barnet",
        begins=DatedTo.parse("2008"),
    )


@pytest.fixture
def service(programme) -> Service:
    return Service.objects.create(programme=programme, code="IT", title="IT")


def recorded(programme, by=COMMAND_LINE, links=None, **values):
    keys = KEYS | {"programme": programme}
    return record(Project, keys, VALUES | values, links=links, by=by)


def test_a_new_row_is_written_and_logged(programme, service):
    row, changed = recorded(programme, links={"services": [service]})
    assert changed
    assert Project.objects.get() == row
    (entry,) = audit_trail()
    assert entry.action == "recorded"
    assert entry.subject == "project one-barnet/NSCSO"
    assert entry.before is None
    assert entry.after == {
        "programme": "one-barnet",
        "code": "NSCSO",
        "title": "Customer services",
        "wave": "1",
        "delivery_model": "outsourced",
        "services": ["one-barnet/IT"],
    }


def test_the_same_again_writes_nothing(programme, service):
    recorded(programme, links={"services": [service]})
    with CaptureQueriesContext(
        connection,
    ) as queries:
        _, changed = recorded(programme, links={"services": [service]})
    assert not changed
    assert len(audit_trail()) == 1
    assert not [
        q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]


def test_only_what_changed_is_logged(programme, service):
    recorded(programme)
    row, changed = recorded(programme, links={"services": [service]}, wave="2")
    assert changed
    assert Project.objects.get().wave == "2"
    assert list(row.services.all()) == [service]
    entry = audit_trail()[0]
    assert entry.action == "changed"
    assert entry.before == {"wave": "1", "services": []}
    assert entry.after == {"wave": "2", "services": ["one-barnet/IT"]}


def test_a_related_row_is_logged_by_its_name(programme):
    other = Council.objects.create(slug="other", name="Other", named_to_level=1)
    keys = {"slug": "one-barnet"}
    record(Programme, keys, {"council": other}, by=COMMAND_LINE)
    entry = audit_trail()[0]
    assert (entry.before, entry.after) == ({"council": "barnet"}, {"council": "other"})


def test_dates_are_logged_as_they_are_written(programme):
    begins = DatedTo.parse("2008-05~")
    record(Programme, {"slug": "one-barnet"}, {"begins": begins}, by=COMMAND_LINE)
    entry = audit_trail()[0]
    assert (entry.before, entry.after) == ({"begins": "2008"}, {"begins": "2008-05~"})


def test_a_link_can_be_taken_away(programme, service):
    recorded(programme, links={"services": [service]})
    row, changed = recorded(programme, links={"services": []})
    assert changed
    assert not row.services.exists()


def test_registers_are_written_by_those_who_may(programme):
    reader = Actor("Rob", frozenset({Role.READER, Role.AUDITOR, Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed):
        recorded(programme, by=reader)
    with pytest.raises(NotAllowed):
        remove_others(Project.objects.all(), [], by=reader)
    assert not Project.objects.exists()


def test_rows_that_are_not_kept_are_removed_and_logged(programme, service):
    other = Service.objects.create(programme=programme, code="HR", title="People")
    assert remove_others(Service.objects.all(), [service], by=COMMAND_LINE) == 1
    assert list(Service.objects.all()) == [service]
    entry = audit_trail()[0]
    assert (entry.action, entry.subject) == ("removed", f"service {other}")
    assert entry.before == {"programme": "one-barnet", "code": "HR", "title": "People"}
    assert remove_others(Service.objects.all(), [service], by=COMMAND_LINE) == 0


def test_a_row_that_something_rests_on_is_not_removed(programme):
    with pytest.raises(ProtectedError):
        remove_others(Council.objects.all(), [], by=COMMAND_LINE)
    assert Council.objects.exists()
    assert audit_trail() == ()


def test_two_at_once_record_one_row(programme):
    found = []

    def work():
        try:
            found.append(recorded(programme).row.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(audit_trail()) == 1
