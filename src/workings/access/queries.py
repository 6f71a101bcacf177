"""What is known of people, their roles, and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from workings.access.models import Ask, AuditEntry, RoleHolding, User
from workings.access.permissions import Actor, AskState, Permission, Role, require
from workings.core.refusals import Refusal


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


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that somebody holds, from a day to a day."""

    id: int
    role: Role
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may work here; ``came`` is when they last signed in."""

    id: int
    name: str
    email: str
    active: bool
    came: datetime | None
    held: tuple[HeldRole, ...]


class NoSuchPerson(Refusal):
    """Nobody of that number works here."""

    returncode = 2

    def __init__(self, number: int) -> None:
        super().__init__(f"There is nobody of number {number} here.")


def people() -> tuple[Person, ...]:
    """This function will return everybody who works here or did, by name."""
    rows = User.objects.prefetch_related("holdings").order_by("name", "pk")
    return tuple(map(_person, rows))


def user_numbered(number: int) -> User:
    """This function will return a user's row, or raise :class:`NoSuchPerson`."""
    row = User.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchPerson(number)
    return row


def holding_of(user: int, number: int) -> RoleHolding:
    """This function will return a role's row that a user holds, or raise
    :class:`NoSuchPerson`.
    """
    row = RoleHolding.objects.filter(user_id=user, pk=number).first()
    if row is None:
        raise NoSuchPerson(user)
    return row


def person(number: int) -> Person:
    """This function will return one of them, or raise :class:`NoSuchPerson`."""
    return _person(user_numbered(number))


def _person(row: User) -> Person:
    held = sorted(row.holdings.all(), key=lambda item: (item.first, item.role))
    return Person(
        row.pk,
        row.name,
        row.email,
        row.is_active,
        row.last_login,
        tuple(HeldRole(h.pk, Role(h.role), h.first, h.last) for h in held),
    )


class UnknownAddress(Refusal):
    """Nobody signs in with this address."""

    returncode = 2

    def __init__(self, email: str) -> None:
        super().__init__(f"Nobody here signs in with {email}.")


def known_user(email: str) -> User:
    """This function will return the user of an e-mail address, or raise
    :class:`UnknownAddress`.
    """
    row = user_with_email(email)
    if row is None:
        raise UnknownAddress(email)
    return row


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
    return tuple(map(_entry, entries[:limit]))


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that waits for a second person."""

    id: int
    action: str
    subject: str
    reason: str
    asked_by: str
    asked_identity: str
    asked_at: datetime


def asked(action: str, *, about: str = "") -> tuple[Asked, ...]:
    """This function will return what waits for a second person, oldest first; of one
    subject alone where named.
    """
    rows = Ask.objects.filter(action=action, state=AskState.OPEN).order_by("pk")
    if about:
        rows = rows.filter(subject=about)
    return tuple(
        Asked(
            row.pk,
            row.action,
            row.subject,
            row.reason,
            row.asked_by,
            row.asked_identity,
            row.asked_at,
        )
        for row in rows
    )


PAGE = 100
"""Entries of the audit log on one page."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of the audit log; ``beyond`` is the entry that the next page begins
    after, or None.
    """

    entries: tuple[AuditRecord, ...]
    beyond: int | None


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in the audit log, newest first unless ``oldest``: what somebody
    did whose name or address has ``who`` in it, to what has ``about`` in its name, of
    one ``action``, from a day to a day.
    """

    who: str = ""
    about: str = ""
    action: str = ""
    first: date | None = None
    last: date | None = None
    oldest: bool = False


def trail(reader: Actor, sought: Sought, *, beyond: int | None = None) -> Trail:
    """This function will return a page of the audit log for those who may read it, of
    what is sought: the first page, or the one ``beyond`` an entry.
    """
    rows = _sought(reader, sought)
    if beyond is not None:
        rows = rows.filter(**{"pk__gt" if sought.oldest else "pk__lt": beyond})
    found = list(rows[: PAGE + 1])
    beyond = found[PAGE - 1].pk if len(found) > PAGE else None
    return Trail(tuple(map(_entry, found[:PAGE])), beyond)


def whole_trail(reader: Actor, sought: Sought) -> Iterator[AuditRecord]:
    """This function will yield all that :func:`trail` would show, page after page."""
    return map(_entry, _sought(reader, sought).iterator(chunk_size=1000))


def _sought(reader: Actor, sought: Sought) -> QuerySet[AuditEntry]:
    require(reader, Permission.READ_AUDIT)
    rows = AuditEntry.objects.order_by("pk" if sought.oldest else "-pk")
    within = {
        "who__icontains": sought.who,
        "subject__icontains": sought.about,
        "action": sought.action,
        "at__gte": sought.first and _midnight(sought.first),
        "at__lt": sought.last and _midnight(sought.last + timedelta(days=1)),
    }
    return rows.filter(**{name: value for name, value in within.items() if value})


def _midnight(day: date) -> datetime:
    """When a day begins here, and not in Greenwich."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _entry(e: AuditEntry) -> AuditRecord:
    return AuditRecord(e.at, e.who, e.address, e.action, e.subject, e.before, e.after)


def log_mark() -> str:
    """This function will return a text that changes with every entry of the audit log:
    whatever was computed under one mark is good for as long as that mark stands.

    It costs the same however long the log is. No entry ever goes, and on SQLite one
    writes after another, so that the last entry tells. On PostgreSQL entries may be
    committed in another order than they are numbered: those of the last day are counted
    too, and no transaction stays open for a day after it wrote.
    """
    with connection.cursor() as cursor:
        # By hand: every public page asks this before anything else.
        cursor.execute(_MARKS[connection.vendor])
        return "-".join(map(str, cursor.fetchone()))


_MARKS = {
    "sqlite": """
        SELECT (SELECT max(id) FROM access_auditentry),
               (SELECT max(at) FROM access_auditentry)
    """,
    "postgresql": """
        SELECT (SELECT max(id) FROM access_auditentry), max(at), count(*)
        FROM access_auditentry
        WHERE at >= (SELECT max(at) FROM access_auditentry) - INTERVAL '1 day'
    """,
}
