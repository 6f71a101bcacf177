"""What is known of people, their roles, and what was done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Q

from workings.access.models import AuditEntry, RoleHolding, User
from workings.access.permissions import Actor, Role


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One entry of the audit log."""

    at: datetime
    who: str
    address: str
    action: str
    subject: str
    before: object
    after: object


def user_with_email(email: str) -> User | None:
    """This function will return the user of an e-mail address, in capitals or not."""
    return User.objects.filter(email=email.strip().lower()).first()


def roles(user: User, *, on: date) -> frozenset[Role]:
    """This function will return the roles that a user holds on a day."""
    held = RoleHolding.objects.filter(
        Q(last__isnull=True) | Q(last__gte=on), user=user, first__lte=on
    )
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def actor(user: User, *, on: date, address: str = "") -> Actor:
    """This function will return a user as the actor of a day, with their roles.

    A user who is not active may do nothing, whatever roles they hold.
    """
    held = roles(user, on=on) if user.is_active else frozenset()
    return Actor(str(user), held, address, user.email)


def audit_trail(
    *, subject: str = "", who: str = "", limit: int = 100
) -> tuple[AuditRecord, ...]:
    """This function will return the latest entries of the audit log, newest first,
    of one subject or one person where named.
    """
    entries = AuditEntry.objects.order_by("-pk")
    if subject:
        entries = entries.filter(subject=subject)
    if who:
        entries = entries.filter(who=who)
    return tuple(
        AuditRecord(e.at, e.who, e.address, e.action, e.subject, e.before, e.after)
        for e in entries[:limit]
    )


def log_mark() -> str:
    """This function will return a text that changes with every entry of the audit log:
    whatever was computed under one mark is good for as long as that mark stands.

    The last entry alone would not do: entries may be committed in another order than
    they are numbered.
    """
    with connection.cursor() as cursor:
        # By hand: every public page asks this before anything else.
        cursor.execute(
            "SELECT (SELECT count(*) FROM access_auditentry), "
            "(SELECT max(id) FROM access_auditentry), "
            "(SELECT max(at) FROM access_auditentry)"
        )
        return "-".join(map(str, cursor.fetchone()))
