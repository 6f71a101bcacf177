"""Removing somebody's second step, and the note of it, in one transaction."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from workings.access import lost_steps
from workings.access.permissions import Actor
from workings.access.queries import user_numbered


@transaction.atomic
def remove_by_two(number: int, *, by: Actor) -> str:
    """This function will remove what another administrator asked to have removed, and
    return whose it was.
    """
    user = user_numbered(number)
    lost_steps.agree_to_remove(user=user, by=by)
    return _remove(number, user.name)


@transaction.atomic
def remove_from_command_line(number: int, *, by: Actor) -> str:
    """This function will remove somebody's second step at the operator's word."""
    user = user_numbered(number)
    lost_steps.removed(user=user, by=by)
    return _remove(number, user.name)


def _remove(number: int, name: str) -> str:
    Authenticator.objects.filter(user_id=number).delete()
    return f"{name} sets up another second step on signing in."
