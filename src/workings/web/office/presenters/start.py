"""Where everybody begins: what waits for them, and who may do what."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from workings.access.lost_steps import REMOVE
from workings.access.permissions import GRANTS, Actor, Permission, Role, may
from workings.access.queries import asked
from workings.ledger.queries.drafts import DraftListed, drafts, to_review
from workings.ledger.workflow import State
from workings.publish.queries.ratings import comments
from workings.web.components import Heading, Link, Row, Table, content
from workings.web.office.frames import office_frame, rooms_of
from workings.web.office.pages import StartPage, TablesPage, Waiting
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
        ),
    )


def _waiting(actor: Actor, on: date) -> Iterator[Waiting]:
    if may(actor, Permission.MODERATE) and (unread := comments(by=actor)):
        link = Link(f"Read {count(unread, 'comment')}", reverse("office:comments"))
        yield Waiting(link, "nobody sees them until you have")
    yield from _asked_by_others(actor)
    if not may(actor, Permission.READ_DRAFTS):
        return
    open_ones = drafts(actor)
    for state, permission, what, hint in WAITING:
        found = [item for item in open_ones if item.state is state]
        if state is State.DRAFT:
            found = [item for item in found if item.sent_back]
        if found and may(actor, permission):
            link = Link(f"{what} {count(found, 'statement')}", _first(found))
            yield Waiting(link, hint)
    due = to_review(actor, on=on)
    if due and may(actor, Permission.POST_STATEMENT):
        link = Link(f"Look again at {count(due, 'statement')}", _first(due))
        yield Waiting(link, "not public, and due for a review")


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


WAITING = (
    (
        State.PROPOSED,
        Permission.VALIDATE_STATEMENT,
        "Validate",
        "proposed to finance by others",
    ),
    (
        State.VALIDATED,
        Permission.POST_STATEMENT,
        "Post",
        "validated, and not in the record yet",
    ),
    (
        State.DRAFT,
        Permission.PROPOSE_STATEMENT,
        "Mend",
        "sent back, with the reason",
    ),
)
"""What waits in each state, for whom, and in what words."""


def _first(found: Sequence[DraftListed]) -> str:
    """One alone is opened at once."""
    if len(found) == 1:
        return reverse("office:statement", args=[found[0].id])
    return reverse("office:statements")


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
