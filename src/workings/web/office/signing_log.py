"""What happens at the door stands in the audit log: who came in, who could not, and
what changed of how they do.
"""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.db import transaction
from django.http import HttpRequest

from workings.access.actions import audit
from workings.access.permissions import Actor
from workings.access.queries import user_with_email
from workings.web.sender import address_of

TOLD = (
    (user_logged_in, "signed in"),
    (user_logged_out, "signed out"),
    (password_changed, "changed password"),
    (password_reset, "set password"),
    (password_set, "set password"),
    (authenticator_added, "added second step"),
    (authenticator_removed, "removed second step"),
)
"""The signals of a user who is known, and what the log calls each."""


def listen() -> None:
    """This function will have the log hear of all of them."""
    for signal, action in TOLD:
        signal.connect(_teller(action), weak=False, dispatch_uid=f"log {action}")
    user_login_failed.connect(_failed, dispatch_uid="log failed sign-in")


def _teller(action: str) -> Any:
    def tell(*, request: HttpRequest | None, user: Any, **_: Any) -> None:
        if user is not None:
            _write(action, user, request)

    return tell


def _failed(*, credentials: Any, request: HttpRequest | None = None, **_: Any) -> None:
    # Of somebody unknown nothing is kept: people type passwords into that field.
    user = user_with_email(str(credentials.get("email") or ""))
    if user is not None:
        _write("failed to sign in", user, request)


def _write(action: str, user: Any, request: HttpRequest | None) -> None:
    address = address_of(request) if request else ""
    with transaction.atomic():
        who = Actor(str(user), frozenset(), address, user.email)
        audit(who, action, f"user {user}")
