"""Somebody has lost their second step: one administrator asks for it to be removed,
another agrees. One alone could make a new way in besides, and come in as them.
"""

from django.db import transaction

from workings.access.actions import audit
from workings.access.models import Ask, User
from workings.access.permissions import Actor, AskState, Permission, require
from workings.access.second_person import agree, ask, drop
from workings.core.refusals import Refusal

REMOVE = "remove second step"
"""What is asked for, as a second person's table has it."""


class NotAsked(Refusal):
    """Nobody asked for somebody's second step to be removed."""

    def __init__(self, user: User) -> None:
        super().__init__(
            f"Nobody asks for the second step of {user.name} to be removed: it was "
            "answered already, or never asked for."
        )


def ask_to_remove(*, user: User, reason: str, by: Actor) -> Ask:
    """This function will ask for somebody's second step to be removed."""
    require(by, Permission.MANAGE_PEOPLE)
    return ask(action=REMOVE, subject=f"user {user}", reason=reason, by=by)


@transaction.atomic
def agree_to_remove(*, user: User, by: Actor) -> None:
    """This function will note that a second administrator agreed, and that the second
    step is removed; the caller removes it in the same transaction.
    """
    require(by, Permission.MANAGE_PEOPLE)
    agree(_asked(user), by=by)
    removed(user=user, by=by)


@transaction.atomic
def decline_to_remove(*, user: User, by: Actor) -> None:
    """This function will put aside that somebody's second step be removed."""
    require(by, Permission.MANAGE_PEOPLE)
    drop(_asked(user), by=by)


@transaction.atomic
def removed(*, user: User, by: Actor) -> None:
    """This function will note that somebody's second step is removed, whoever asked:
    on the command line, where one administrator is all there are.
    """
    require(by, Permission.MANAGE_PEOPLE)
    audit(by, "removed second step", f"user {user}")


def _asked(user: User) -> int:
    rows = Ask.objects.filter(action=REMOVE, state=AskState.OPEN)
    number = rows.filter(subject=f"user {user}").values_list("pk", flat=True).first()
    if number is None:
        raise NotAsked(user)
    return number
