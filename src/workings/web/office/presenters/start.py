"""Where everybody begins: what waits for them, and who may do what."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from workings.access.lost_steps import REMOVE
from workings.access.permissions import (
    GRANTS,
    Actor,
    Permission,
    Role,
    may,
    only_as_owner,
)
from workings.access.queries import asked, people
from workings.core.dates import say_day
from workings.documents.queries import reviews_due
from workings.intake.queries import imports_read
from workings.ledger.queries.drafts import DraftListed, drafts, to_review, visible_to
from workings.ledger.queries.verdicts import unjudged
from workings.ledger.workflow import State
from workings.programme.queries import SeatRecord, acts_in
from workings.publish.queries.ratings import comments
from workings.web.components import Heading, Link, Row, Table, content
from workings.web.office.frames import office_frame, rooms_of
from workings.web.office.pages import StartPage, TablesPage, Waiting
from workings.web.office.presenters.papers import DUE
from workings.web.office.presenters.statements import SENT_BACK
from workings.web.public.presenters.words import count

HINTS = {
    "office:cases": "the options for each project, drafts too",
    "office:tests": "what decisions and plans were tested against",
    "office:projects": "their stages, and the dates of their milestones",
    "office:impact": "what savings made worse, and whom changes affect",
    "office:measures": "what is read of services, their targets and returns",
    "office:posts": "who holds them, who acts in them here, and deputies",
    "office:texts": "what the programmes' pages say in words",
    "office:imports": "savings trackers, which become drafts",
    "office:documents": "what is held, who may read it, and bringing in more",
    "office:withdrawals": "what was published by mistake, taken back by two people",
    "office:comments": "what readers wrote when they rated a page",
    "office:people": "who works here, their roles and their way in",
    "office:trail": "everything that was done, by whom and from where",
    "office:statements": "drafts, what finance validates, and what is posted",
    "office:permissions": "which role may do what",
}
"""What is done in each room, by its route."""


def start_page(actor: Actor, *, on: date) -> StartPage:
    """This function will build the start page of whoever signed in, on a day."""
    roles = ", ".join(sorted(role.label for role in actor.roles)) or "none yet"
    return StartPage(
        frame=office_frame(actor, "Start"),
        heading="What waits for you",
        waiting=tuple(_waiting(actor, on)),
        rooms=tuple(
            Waiting(Link(text, reverse(route)), HINTS[route])
            for text, route in rooms_of(actor)
        ),
        roles=(
            Row("Signed in as", content(actor.name)),
            Row("Roles today", content(roles)),
            *(
                Row("Acts in", content(seat.post_title, under=(_until(seat),)))
                for seat in acts_in(actor, on=on)
            ),
        ),
    )


def _until(seat: SeatRecord) -> str:
    until = f"until {say_day(seat.last)}" if seat.last else ""
    if not seat.deputy_of:
        return until
    return f"deputy of {seat.deputy_of}, {until}"


def _waiting(actor: Actor, on: date) -> Iterator[Waiting]:
    if may(actor, Permission.MODERATE) and (unread := comments(by=actor)):
        link = Link(f"Read {count(unread, 'comment')}", reverse("office:comments"))
        yield Waiting(link, "nobody sees them until you have")
    yield from _asked_by_others(actor)
    if may(actor, Permission.READ_DRAFTS):
        yield from _statements(actor, on)
    if may(actor, Permission.VALIDATE_STATEMENT):
        yield from _unjudged(actor, on)
    if may(actor, Permission.PROPOSE_STATEMENT) and may(
        actor, Permission.RECORD_REGISTERS
    ):
        yield from _imports(actor, on)
    if may(actor, Permission.PUBLISH) and (due := reviews_due(reader=actor, on=on)):
        where = f"{reverse('office:documents')}?{urlencode({BY_READER: DUE})}"
        link = Link(f"Look again at {count(range(due), 'document')}", where)
        yield Waiting(link, "exempt, and due for a review")
    if may(actor, Permission.MANAGE_PEOPLE):
        yield from _without_a_role()


def _statements(actor: Actor, on: date) -> Iterator[Waiting]:
    open_ones = drafts(actor)
    for state, permission, what, hint, query, theirs in WAITING:
        found = [item for item in open_ones if item.state is state]
        found = [item for item in found if theirs(item, actor)]
        if found and may(actor, permission):
            link = Link(f"{what} {count(found, 'statement')}", _first(found, query))
            yield Waiting(link, hint)
    due = to_review(actor, on=on)
    if due and may(actor, Permission.POST_STATEMENT):
        link = Link(f"Look again at {count(due, 'statement')}", _first(due, ENDED))
        yield Waiting(link, "not public, and due for a review")


def _unjudged(actor: Actor, on: date) -> Iterator[Waiting]:
    """What was delivered, programme by programme, that finance is to judge."""
    found = unjudged(visibilities=visible_to(actor), on=on)
    for slug, number in Counter(slug for slug, _ in found).items():
        where = reverse("office:deliveries", args=[slug])
        link = Link(f"Give verdicts on {count(range(number), 'statement')}", where)
        yield Waiting(link, f"of what was delivered, in {slug}")


def _imports(actor: Actor, on: date) -> Iterator[Waiting]:
    for item in imports_read(actor, since=on - A_MONTH):
        where = reverse("office:import", args=[item.id])
        yield Waiting(Link(f"Make a draft of {item.file_name}", where), "it was read")


def _without_a_role() -> Iterator[Waiting]:
    found = [who for who in people() if who.active and not who.held]
    if found:
        where = f"{reverse('office:people')}?{urlencode({'role': 'none'})}"
        link = Link(f"Give a role to {count(found, 'account')}", where)
        yield Waiting(link, "whoever has none can do nothing")


def _asked_by_others(actor: Actor) -> Iterator[Waiting]:
    """What takes two people, and waits for a second."""
    for action, permission, what, route, hint in SECONDED:
        if not may(actor, permission):
            continue
        others = [i for i in asked(action) if i.asked_identity != actor.identity]
        if others:
            link = Link(f"Answer {count(others, what)}", reverse(route))
            yield Waiting(link, hint)


SECONDED = (
    (
        "withdraw",
        Permission.WITHDRAW,
        "withdrawal",
        "office:withdrawals",
        "asked for by somebody else: it takes you too",
    ),
    (
        REMOVE,
        Permission.MANAGE_PEOPLE,
        "lost second step",
        "office:people",
        "another administrator asks to remove it: it takes you too",
    ),
)
"""What takes two people: who may answer it, in what words, and where."""


def _of_others(item: DraftListed, actor: Actor) -> bool:
    return actor.identity not in item.hands


def _sent_back(item: DraftListed, actor: Actor) -> bool:
    everyones = not only_as_owner(actor, Permission.PROPOSE_STATEMENT)
    return item.sent_back and (everyones or actor.identity in item.hands)


def _unfinished(item: DraftListed, actor: Actor) -> bool:
    return not item.sent_back and actor.identity in item.hands


def _anybodys(item: DraftListed, actor: Actor) -> bool:
    return True


WAITING = (
    (
        State.PROPOSED,
        Permission.VALIDATE_STATEMENT,
        "Validate",
        "proposed to finance by others",
        {"state": State.PROPOSED.label},
        _of_others,
    ),
    (
        State.VALIDATED,
        Permission.POST_STATEMENT,
        "Post",
        "validated, and not in the record yet",
        {"state": State.VALIDATED.label},
        _anybodys,
    ),
    (
        State.DRAFT,
        Permission.PROPOSE_STATEMENT,
        "Mend",
        "sent back, with the reason",
        {"state": SENT_BACK},
        _sent_back,
    ),
    (
        State.DRAFT,
        Permission.PROPOSE_STATEMENT,
        "Finish",
        "begun by you, and not proposed yet",
        {"state": State.DRAFT.label},
        _unfinished,
    ),
)
"""What waits in each state, for whom, in what words, how the list is narrowed to it,
and whether one of them waits for somebody.
"""

ENDED = {"ended": "yes"}
BY_READER = "who-may-read-it"
A_MONTH = timedelta(days=31)
"""After which a tracker that was read, and left, waits no more."""


def _first(found: Sequence[DraftListed], query: Mapping[str, str]) -> str:
    """One alone is opened at once."""
    if len(found) == 1:
        return reverse("office:statement", args=[found[0].id])
    return f"{reverse('office:statements')}?{urlencode(query)}"


def permissions_page(actor: Actor) -> TablesPage:
    """This function will show the table of permissions, as it is kept."""
    table = Table(
        name="permissions",
        caption="What each role may do",
        headings=(
            Heading("To ..."),
            *(Heading(role.label.capitalize()) for role in Role),
        ),
        rows=tuple(
            (
                content(permission.label),
                *(
                    content("yes" if permission in GRANTS[role] else "no")
                    for role in Role
                ),
            )
            for permission in Permission
        ),
    )
    return TablesPage(
        frame=office_frame(actor, "Permissions", room="office:permissions"),
        heading="Who may do what",
        lead=(
            "Whatever does not stand here may not be done. Whoever wrote or proposed a "
            "statement cannot validate it, whatever roles they hold."
        ),
        tables=(table,),
    )
