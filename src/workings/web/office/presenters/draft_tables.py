"""The tables of a draft: what it says, what it would change, and its checks."""

from collections.abc import Iterable, Sequence

from workings.core.dates import say_day
from workings.core.money import Money
from workings.ledger.checks import Check
from workings.ledger.impact import Impact
from workings.ledger.statement import Fact, Headline, Statement, Total
from workings.ledger.words import BASIS_LABELS
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.presenters.statement_tables import OUTCOMES
from workings.web.public.presenters.words import capital

SHOWN = 200
"""Rows of one table on a page; more of them come and go by a workbook."""


def impact_tables(change: Impact | None) -> Iterable[Table]:
    """This function will set out what a draft would change."""
    if change is None:
        return
    yield Table(
        name="remarks",
        caption="Worth a look before it is validated",
        headings=tuple(map(Heading, ("Benefit", "What", "Why"))),
        rows=tuple(
            (content(remark.benefit), content(remark.kind.label), content(remark.text))
            for remark in change.remarks
        ),
    )
    yield Table(
        name="bridge",
        caption="What it would change in all",
        headings=(
            Heading("Of what"),
            *(
                Heading(text, numeric=True)
                for text in ("Before", "New", "Changed", "After")
            ),
        ),
        rows=tuple(
            (
                content(
                    f"{capital(step.series.label)}, {step.period.spoken()}",
                    under=(BASIS_LABELS[step.basis],),
                ),
                *(
                    numeric(str(Money(pence)))
                    for pence in (step.before, step.added, step.changed, step.after)
                ),
            )
            for step in change.bridge
        ),
    )
    yield Table(
        name="nets",
        caption="What it says, gross and net",
        headings=(
            Heading("Of what"),
            Heading("Gross savings", numeric=True),
            Heading("Against them", numeric=True),
            Heading("Net", numeric=True),
        ),
        rows=tuple(
            (
                content(
                    f"{capital(net.series.label)}, {net.period.spoken()}",
                    under=(BASIS_LABELS[net.basis],),
                ),
                *(numeric(str(Money(p))) for p in (net.gross, net.against, net.net)),
            )
            for net in change.nets
        ),
    )
    yield Table(
        name="changes",
        caption=_at_most("Each amount before and after", len(change.changes)),
        headings=(
            *map(Heading, ("Benefit", "Of what", "Period")),
            Heading("Before", numeric=True),
            Heading("After", numeric=True),
        ),
        rows=tuple(
            (
                content(item.key.benefit),
                content(item.key.series.label, under=(BASIS_LABELS[item.key.basis],)),
                content(item.key.period.spoken()),
                numeric(
                    "not stated" if item.before is None else str(Money(item.before))
                ),
                numeric(str(Money(item.after))),
            )
            for item in change.changes[:SHOWN]
        ),
    )


def checks_table(checks: Sequence[Check]) -> Table:
    """This function will set out the checks of the totals a draft states."""
    return Table(
        name="checks",
        caption="The totals it states, checked",
        headings=(
            *map(Heading, ("Total", "Outcome")),
            Heading("Stated", numeric=True),
            Heading("Its lines come to", numeric=True),
        ),
        rows=tuple(
            (
                content(done.total.label or done.total.code),
                content(OUTCOMES[done.verdict], under=(done.reason,)),
                numeric(str(Money(done.total.pence))),
                numeric("" if done.computed is None else str(Money(done.computed))),
            )
            for done in checks
        ),
    )


def lines_table(said: Statement | None) -> Table | None:
    """This function will set out the lines of a draft."""
    if said is None:
        return None
    return Table(
        name="lines",
        caption=_at_most("What it says", len(said.lines)),
        headings=(
            *map(Heading, ("Benefit", "Of what", "Period", "Note")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(
            (
                content(line.key.benefit),
                content(line.key.series.label, under=(BASIS_LABELS[line.key.basis],)),
                content(line.key.period.spoken()),
                content(line.note, under=_origin(line.origin.sheet, line.origin.cell)),
                numeric(str(Money(line.pence))),
            )
            for line in said.lines[:SHOWN]
        ),
    )


def verdicts_table(said: Statement | None) -> Table | None:
    """This function will set out the verdicts of a draft."""
    if said is None:
        return None
    return Table(
        name="verdicts",
        caption="Finance's verdicts",
        headings=tuple(map(Heading, ("Benefit", "Of what", "Verdict", "Reasons"))),
        rows=tuple(
            (
                content(verdict.line.benefit),
                content(verdict.line.period.spoken(), under=(verdict.about,)),
                content(verdict.verdict.label),
                content(verdict.reasons),
            )
            for verdict in said.verdicts
        ),
    )


def _at_most(caption: str, many: int) -> str:
    return f"{caption}: the first {SHOWN} of {many}" if many > SHOWN else caption


def _origin(sheet: str, cell: str) -> tuple[str, ...]:
    return (f"{sheet} {cell}".strip(),)


def differences_table(theirs: Statement, mine: Statement) -> Table:
    """This function will set what somebody saved beside what the reader typed."""
    rows: list[tuple[Content, ...]] = []
    for name in Statement.__slots__:
        was, now = getattr(theirs, name), getattr(mine, name)
        if was != now and name != "lines":
            label = capital(name.replace("_", " "))
            rows.append((content(label), content(_told(was)), content(_told(now))))
    held = {line.key: line.pence for line in theirs.lines}
    typed = {line.key: line.pence for line in mine.lines}
    for key in dict.fromkeys((*held, *typed)):
        if held.get(key) != typed.get(key):
            amounts = (
                numeric("no line" if pence is None else str(Money(pence)))
                for pence in (held.get(key), typed.get(key))
            )
            where = f"{key.benefit}, {key.series.label}, {key.period.spoken()}"
            rows.append((content(where), *amounts))
    return Table(
        name="differences",
        caption="Where the two differ",
        headings=(Heading("Of what"), Heading("Saved meanwhile"), Heading("Yours")),
        rows=tuple(rows),
        empty="They say the same.",
    )


def _told(value: object) -> str:
    """A value of a statement as it is set beside another: parts by what they say."""
    if isinstance(value, tuple):
        return "; ".join(map(_told, value))
    if isinstance(value, Total):
        return f"{value.label or value.code} {Money(value.pence)}"
    if isinstance(value, Headline):
        return f"{value.total} from {say_day(value.from_on)}"
    if isinstance(value, Fact):
        return f"{value.metric}: {value.value}"
    return f"{value or ''}"


def facts_table(said: Statement | None) -> Table | None:
    """This function will set out the facts and headlines of a draft."""
    if said is None:
        return None
    labels = {total.code: total.label or total.code for total in said.totals}
    headlines = (
        (
            content("The programme's headline"),
            content(labels.get(each.total, each.total)),
            content(f"from {say_day(each.from_on)}"),
        )
        for each in said.headlines
    )
    facts = (
        (
            content(fact.metric, under=(fact.topic,)),
            content(fact.value, under=("uncertain" if fact.uncertain else "",)),
            content(fact.scope, under=(fact.period, fact.note)),
        )
        for fact in said.facts
    )
    return Table(
        name="facts",
        caption="What else it states",
        headings=tuple(map(Heading, ("Of what", "What", "Scope and basis"))),
        rows=(*headlines, *facts),
    )
