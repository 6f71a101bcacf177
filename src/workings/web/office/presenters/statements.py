"""Drafts as pages: the list, and one with what it says, changes, and may become."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor, Permission, may
from workings.core.asat import AsAt
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.ledger.queries.drafts import (
    DraftListed,
    DraftRead,
    problems_of,
    visible_to,
)
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.impacts import examined
from workings.ledger.queries.steps import refusal_of
from workings.ledger.workflow import State, Step
from workings.programme.queries import programme_titles
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Link, Row, content, numeric
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import Button, DraftPage, FormPage, TablesPage
from workings.web.office.presenters.claims import claims_table, services_table
from workings.web.office.presenters.draft_tables import (
    checks_table,
    differences_table,
    facts_table,
    impact_tables,
    lines_table,
    verdicts_table,
)
from workings.web.office.statement_editing import Editing
from workings.web.public.presenters.beside import beside_in_words
from workings.web.public.presenters.words import capital

ROOM = Link("Statements", "/office/statements/")
SENT_BACK = "sent back"
"""What a draft also stands under that finance returned to whoever wrote it."""

STEPS = (
    (Step.PROPOSE, "Propose it to finance", False),
    (Step.VALIDATE, "Validate it", False),
    (Step.POST, "Post it, for good", False),
    (Step.SEND_BACK, "Send it back", True),
    (Step.WITHDRAW, "Withdraw it", True),
)
"""The buttons of a draft, and whether each asks for a reason."""


def statements_page(
    actor: Actor, found: Sequence[DraftListed], asked: Asked, *, closed: bool
) -> TablesPage:
    """This function will list the drafts on their way, or those that have ended."""
    heading = "Statements that were posted or withdrawn" if closed else "Statements"
    links = [
        Link("See those on their way", reverse("office:statements"))
        if closed
        else Link("See those that ended", reverse("office:statements") + "?ended=yes")
    ]
    if may(actor, Permission.PROPOSE_STATEMENT):
        links += [
            Link(
                f"Begin a statement of {title}",
                reverse("office:begin-statement", args=[slug]),
            )
            for slug, title in programme_titles().items()
        ]
        links += [
            Link(f"Close a year of {title}", reverse("office:close-year", args=[slug]))
            for slug, title in programme_titles().items()
        ]
    if may(actor, Permission.VALIDATE_STATEMENT):
        links += [
            Link(f"Give verdicts on {title}", reverse("office:deliveries", args=[slug]))
            for slug, title in programme_titles().items()
        ]
    return TablesPage(
        frame=office_frame(actor, heading, room="office:statements"),
        heading=heading,
        lead=(
            "A statement begins as a draft, is proposed to finance, validated by "
            "somebody who did not write it, and posted for good."
        ),
        lists=(listed(_drafts(closed=closed), found, asked),),
        links=tuple(links),
    )


def _drafts(*, closed: bool) -> Listing[DraftListed]:
    """Drafts, each leading to its page."""
    return Listing(
        name="drafts",
        caption="Ended" if closed else "On their way",
        columns=(
            Column("Statement", _leading, lambda item: item.title or item.code),
            Column(
                "Kind",
                lambda item: content(item.kind.label),
                lambda item: item.kind.label,
            ),
            Column(
                "State",
                lambda item: content(item.state.label),
                lambda item: list(State).index(item.state),
            ),
            Column("Last changed", _changed, lambda item: item.changed_at),
            Column(
                "Lines",
                lambda item: numeric(str(item.lines)),
                lambda item: item.lines,
                numeric=True,
            ),
        ),
        narrowings=(
            Narrowing("State", _states),
            Narrowing("Kind", lambda item: (item.kind.label,)),
            Narrowing("Seen by", lambda item: (item.visibility.label,)),
            Narrowing("Programme", lambda item: (item.programme,)),
            Narrowing("Changed by", lambda item: (item.changed_by,)),
        ),
        order="-last-changed",
        empty="There are none." if closed else "No statement is on its way.",
    )


def _leading(item: DraftListed) -> Content:
    to = reverse("office:statement", args=[item.id])
    return content(
        Link(item.title or item.code, to), under=(item.programme, _seen_by(item))
    )


def _changed(item: DraftListed) -> Content:
    when = say_day(timezone.localdate(item.changed_at))
    return content(when, under=(item.changed_by,))


def _states(item: DraftListed) -> tuple[str, ...]:
    back = (SENT_BACK,) if item.sent_back else ()
    return (item.state.label, *back)


def draft_page(
    actor: Actor, read: DraftRead, *, on: date, refusal: str = ""
) -> DraftPage:
    """This function will show a draft; ``refusal`` is why a step was not taken."""
    shown = read.listed
    frame = office_frame(actor, shown.code, room="office:statements", trail=(ROOM,))
    found = examined(read, by=actor, on=on)
    problems = problems_of(read)
    refusals = {
        step: refusal_of(step, read, problems=problems, by=actor, on=on)
        for step in (Step.SAVE, *(step for step, _, _ in STEPS))
    }
    return DraftPage(
        frame=frame,
        heading=shown.title or shown.code,
        caption=f"{capital(shown.kind.label)}, {shown.state.label}",
        refusal=refusal,
        rows=tuple(_rows(read)),
        problems=tuple(map(str, problems)),
        tables=tuple(
            table
            for table in (
                *impact_tables(found.impact if found else None),
                claims_table(found.claims if found else ()),
                services_table(_beside(actor, read, on)),
                checks_table(found.checks if found else ()),
                lines_table(read.statement),
                facts_table(read.statement),
                verdicts_table(read.statement),
            )
            if table and table.rows
        ),
        beside=found.impact.beside if found else "",
        edit=""
        if refusals[Step.SAVE]
        else reverse("office:edit-statement", args=[shown.id]),
        buttons=tuple(_buttons(read, refusals)),
        version=read.version,
    )


def _rows(read: DraftRead) -> Iterable[Row]:
    shown, said = read.listed, read.statement
    yield Row("Programme", content(shown.programme))
    yield Row("Short name", content(shown.code))
    yield Row("Last changed by", content(shown.changed_by))
    if read.reason:
        yield Row("Reason given", content(read.reason))
    yield Row("Who may see it", content(shown.visibility.label))
    if shown.review_on:
        yield Row("Looked at again on", content(say_day(shown.review_on)))
    if said is None:
        where = reverse("public:statement", args=[shown.programme, shown.code])
        public = Link(f"Statement {shown.number} of the record", where)
        yield Row("Posted as", content(public))
        return
    yield Row("Said", content(said.said.spoken()))
    yield Row("Whose word", content(said.standing.label))
    yield Row("Source", content(said.source or "none yet", under=(said.grade.label,)))
    if said.decision:
        yield Row("Decision", content(said.decision))
    if said.in_force_on:
        yield Row("In force from", content(say_day(said.in_force_on)))
    if said.cause:
        yield Row("Why the figures change", content(said.cause.label))
    if said.reason:
        yield Row("Reason", content(said.reason))


def _editing(item: DraftListed) -> str:
    return reverse("office:edit-statement", args=[item.id])


def _beside(actor: Actor, read: DraftRead, on: date) -> Iterable[tuple[str, str]]:
    """What is to be said of the services of the savings that a draft speaks of."""
    if read.statement is None:
        return
    heard = Heard(read.programme.pk, AsAt(on), visible_to(actor))
    found = beside_savings(heard)
    for code in sorted(read.statement.benefits()):
        if words := beside_in_words(found, code):
            yield code, words


def _buttons(
    read: DraftRead, refusals: Mapping[Step, Refusal | None]
) -> Iterable[Button]:
    if read.listed.state in (State.POSTED, State.WITHDRAWN):
        return
    for step, text, reasoned in STEPS:
        refusal = refusals[step]
        address = reverse("office:statement-step", args=[read.listed.id, step])
        yield Button(step, text, address, reasoned, str(refusal or ""))


def _seen_by(item: DraftListed) -> str:
    return "" if item.visibility == "public" else item.visibility.label


def editing_page(actor: Actor, form: Editing) -> FormPage:
    """This function will stand around the form of a draft, new or there already."""
    heading, action = (
        "Begin a statement",
        reverse("office:begin-statement", args=[form.programme.slug]),
    )
    if form.read is not None:
        heading = f"Edit {form.read.listed.code}"
        action = reverse("office:edit-statement", args=[form.read.listed.id])
    table = None
    links: tuple[Link, ...] = ()
    if form.clash and form.clash.statement:
        table = differences_table(form.clash.statement, form.typed())
        theirs = reverse("office:statement", args=[form.clash.listed.id])
        links = (Link("Leave theirs as it is", theirs),)
    return FormPage(
        frame=office_frame(actor, heading, room="office:statements", trail=(ROOM,)),
        heading=heading,
        lead=(
            "Costs, dis-benefits and pressures are minus. "
            "What is typed here is a draft: nobody sees it outside the office."
        ),
        button="Save mine over theirs" if form.clash else "Save the draft",
        action=action,
        notice=form.refusal,
        table=table,
        links=links,
    )
