from pathlib import Path

import pytest

from workings.access.permissions import (
    COMMAND_LINE,
    GRANTS,
    READING,
    Actor,
    NotAllowed,
    Permission,
    Role,
    may,
    only_as_owner,
    page,
    require,
    roles_with,
)

FIGURES = {
    Permission.PROPOSE_STATEMENT,
    Permission.VALIDATE_STATEMENT,
    Permission.POST_STATEMENT,
    Permission.RECORD_REGISTERS,
    Permission.PUBLISH,
}


def with_roles(*roles: Role) -> Actor:
    return Actor("Alice", frozenset(roles))


def test_every_role_may_do_something_and_everything_may_be_done():
    assert set(GRANTS) == set(Role)
    assert all(GRANTS.values())
    assert all(roles_with(permission) for permission in Permission)


def test_an_auditor_reads_everything_and_changes_nothing():
    assert GRANTS[Role.AUDITOR] == READING


def test_an_administrator_touches_no_figures():
    assert not GRANTS[Role.ADMINISTRATOR] & FIGURES


def test_only_finance_validates():
    assert roles_with(Permission.VALIDATE_STATEMENT) == (Role.FINANCE,)


def test_a_reader_sees_drafts_and_nothing_exempt():
    assert GRANTS[Role.READER] == {Permission.READ_DRAFTS}


def test_roles_add_up():
    actor = with_roles(Role.READER, Role.PUBLISHER)
    assert may(actor, Permission.PUBLISH)
    assert not may(actor, Permission.POST_STATEMENT)


def test_whoever_has_no_role_may_do_nothing():
    assert not any(may(with_roles(), permission) for permission in Permission)


def test_whoever_is_at_the_machine_may_do_everything():
    assert all(may(COMMAND_LINE, permission) for permission in Permission)


def test_a_refusal_says_which_role_is_needed():
    with pytest.raises(NotAllowed) as refused:
        require(with_roles(Role.ADMINISTRATOR), Permission.POST_STATEMENT)
    assert str(refused.value) == (
        "The role programme office or finance is needed to post a statement: "
        "Alice does not have it."
    )


def test_no_refusal_for_whoever_may():
    require(with_roles(Role.FINANCE), Permission.POST_STATEMENT)


def test_the_page_in_the_docs_is_what_the_table_says():
    path = Path(__file__).parents[2] / "docs" / "reference" / "permissions.md"
    assert path.read_text() == page()


def test_a_benefit_owner_with_another_role_is_not_held_to_their_own():
    propose = Permission.PROPOSE_STATEMENT
    assert only_as_owner(with_roles(Role.BENEFIT_OWNER, Role.READER), propose)
    assert not only_as_owner(with_roles(Role.BENEFIT_OWNER, Role.FINANCE), propose)
