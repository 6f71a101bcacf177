"""What is done with people and roles, and the log of everything that is done."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from workings.access.models import AuditEntry, RoleHolding, User
from workings.access.permissions import (
    Actor,
    Permission,
    Role,
    may_be_held_together,
    require,
)
from workings.access.queries import roles, user_with_email
from workings.core.dates import say_day
from workings.core.refusals import Refusal

Labels = Mapping[str, object]
"""Values for the audit log: plain texts, numbers and lists, by the name of each."""


class EmailTaken(Refusal):
    """Another user has this e-mail address."""

    def __init__(self, email: str) -> None:
        self.email = email
        super().__init__(f"There is a user with the address {email} already.")


class HoldsRoleAlready(Refusal):
    """The user holds the role on some of these days."""

    def __init__(self, holding: RoleHolding) -> None:
        self.holding = holding
        until = f" to {say_day(holding.last)}" if holding.last else ""
        super().__init__(
            f"{holding.user.name} holds the role {Role(holding.role).label} already, "
            f"from {say_day(holding.first)}{until}."
        )


class EndsBeforeItBegins(Refusal):
    """A role would end before its first day."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        super().__init__(
            f"A role held from {say_day(first)} cannot end on {say_day(last)}."
        )


def audit(
    by: Actor,
    action: str,
    subject: str,
    before: Labels | None = None,
    after: Labels | None = None,
) -> None:
    """This function will write what was done, by whom and to what, into the log.

    It belongs into the transaction that does it, and insists on one.
    """
    assert transaction.get_connection().in_atomic_block, "audit within the transaction"
    AuditEntry.objects.create(
        who=by.name,
        address=by.address,
        action=action,
        subject=subject,
        before=before,
        after=after,
    )


def audit_each(by: Actor, action: str, subjects: Sequence[str]) -> None:
    """This function will write that the same was done to each of many, as
    :func:`audit` does of one.
    """
    assert transaction.get_connection().in_atomic_block, "audit within the transaction"
    AuditEntry.objects.bulk_create(
        AuditEntry(who=by.name, address=by.address, action=action, subject=subject)
        for subject in subjects
    )


@transaction.atomic
def create_user(*, email: str, name: str, by: Actor) -> User:
    """This function will add somebody who may sign in, with no password and no role.

    Raises :class:`EmailTaken` where another user has the address, in capitals or not.
    """
    require(by, Permission.MANAGE_PEOPLE)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotAnAddress(email) from error
    if User.objects.filter(email=email).exists():
        raise EmailTaken(email)
    user = User(email=email, name=name.strip())
    user.set_unusable_password()
    user.save()
    audit(by, "created", f"user {user}", after={"email": email, "name": user.name})
    return user


class NotYourself(Refusal):
    """An administrator would shut themselves out."""

    def __init__(self) -> None:
        super().__init__("You cannot let yourself go: another administrator can.")


class NotYourOwnRole(Refusal):
    """An administrator would give a role to themselves."""

    def __init__(self) -> None:
        super().__init__("You cannot give yourself a role: another administrator can.")


class DutiesApart(Refusal):
    """An administrator would touch figures, or who touches figures administer."""

    def __init__(self, user: User, held: Role, role: Role) -> None:
        super().__init__(
            f"{user.name} holds the role {held.label}: the role {role.label} goes to "
            "somebody else, because who gives roles touches no figures."
        )


class NotAnAddress(Refusal):
    """What should be an e-mail address is none."""

    def __init__(self, email: str) -> None:
        self.email = email
        super().__init__(f'"{email}" is not an e-mail address.')


@transaction.atomic
def add_administrator(*, email: str, name: str, on: date, by: Actor) -> User:
    """This function will have somebody be an administrator from a day on: a new user,
    or one who is here and may have lost their way in.
    """
    require(by, Permission.MANAGE_PEOPLE)
    user = user_with_email(email) or create_user(email=email, name=name, by=by)
    if Role.ADMINISTRATOR not in roles(user, on=on):
        grant_role(user=user, role=Role.ADMINISTRATOR, first=on, by=by)
    audit(by, "invited", f"user {user}")
    return user


@transaction.atomic
def grant_role(
    *, user: User, role: Role, first: date, last: date | None = None, by: Actor
) -> RoleHolding:
    """This function will give a user a role from a day to a day, both included.

    ``last`` None is until it is ended. Raises :class:`HoldsRoleAlready` where the
    user holds it on one of these days, :class:`DutiesApart` where they hold one then
    that does not go with it, and :class:`NotYourOwnRole`.
    """
    require(by, Permission.MANAGE_PEOPLE)
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    if user.email == by.email:
        raise NotYourOwnRole
    # The user's row is the lock: two grants at once see each other.
    User.objects.select_for_update().get(pk=user.pk)
    for held in RoleHolding.objects.filter(user=user).select_related("user"):
        starts_after = last is not None and held.first > last
        ended_before = held.last is not None and held.last < first
        if starts_after or ended_before:
            continue
        if held.role == role:
            raise HoldsRoleAlready(held)
        if not may_be_held_together(Role(held.role), role):
            raise DutiesApart(user, Role(held.role), role)
    holding = RoleHolding(user=user, role=role, first=first, last=last)
    holding.save()
    audit(by, "granted", str(holding), after=_days(holding))
    return holding


@transaction.atomic
def invite(*, user: User, by: Actor) -> None:
    """This function will note that somebody was made a new way in.

    What their second step is stays: whoever has the new way in alone gets no further.
    """
    require(by, Permission.MANAGE_PEOPLE)
    audit(by, "invited", f"user {user}")


@transaction.atomic
def let_go(*, user: User, by: Actor) -> None:
    """This function will have somebody come in no more, and be signed out at once."""
    _set_active(user, by, active=False, action="let go")


@transaction.atomic
def take_back(*, user: User, by: Actor) -> None:
    """This function will have somebody come in again who was let go."""
    _set_active(user, by, active=True, action="took back")


def _set_active(user: User, by: Actor, *, active: bool, action: str) -> None:
    require(by, Permission.MANAGE_PEOPLE)
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.email == by.email:
        raise NotYourself
    row.is_active = active
    row.save()
    audit(by, action, f"user {row}")


@transaction.atomic
def end_role(*, holding: RoleHolding, last: date, by: Actor) -> RoleHolding:
    """This function will end a role on its last day, included."""
    require(by, Permission.MANAGE_PEOPLE)
    held = RoleHolding.objects.select_for_update().get(pk=holding.pk)
    if last < held.first:
        raise EndsBeforeItBegins(held.first, last)
    before = _days(held)
    held.last = last
    held.save()
    audit(by, "ended", str(held), before=before, after=_days(held))
    return held


def _days(holding: RoleHolding) -> Labels:
    last = holding.last.isoformat() if holding.last else None
    return {"first": holding.first.isoformat(), "last": last}
