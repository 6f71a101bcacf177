"""What a decision changed in the ledger, and what was heard before it was taken."""

from collections.abc import Sequence

from workings.core.dates import DatedTo, say_day
from workings.decisions.decided import (
    ConsultationRecord,
    DecisionDossier,
    OptionRecord,
)
from workings.ledger.queries.naming import Change, changes_of, statements_naming
from workings.ledger.said import Said
from workings.ledger.words import StatementKind
from workings.web.components import Content, Heading, Inline, Table, content
from workings.web.public.presenters.words import (
    NOT_STATED,
    amount,
    capital,
    measure,
    sentence,
)
from workings.web.public.standpoint import Standpoint

NOTHING_CHANGED = "No statement in the record rests on this decision."


def changes_tables(stand: Standpoint, code: str) -> tuple[Table, ...]:
    """This function will set out what was stated on the strength of a decision, and
    each amount that it put into the ledger.
    """
    told = statements_naming(stand.heard, decision=code)
    found = changes_of(stand.heard, told)
    return (_statements(stand, told), *_changes(stand, told, found))


def _statements(stand: Standpoint, told: Sequence[Said]) -> Table:
    headings = ("Statement", "Said", "By", "In force from")
    return Table(
        name="in-force",
        caption="What was stated on the strength of it",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                content(_statement(stand, said)),
                content(capital(said.said.spoken())),
                content(said.author),
                content(_force(stand, said)),
            )
            for said in told
        ),
        empty=NOTHING_CHANGED,
    )


def _statement(stand: Standpoint, said: Said) -> Inline:
    return stand.link(said.title or said.code, "statement", said.code)


def _force(stand: Standpoint, said: Said) -> str:
    """A plan is a proposal until its decision puts it in force."""
    if said.kind is not StatementKind.PLAN:
        return f"No plan: {said.kind.label}"
    if said.in_force_on is None or said.in_force_on > stand.moment.day:
        return "Proposed, and not in force by then"
    return say_day(said.in_force_on)


def _changes(
    stand: Standpoint, told: Sequence[Said], found: dict[int, list[Change]]
) -> tuple[Table, ...]:
    rows = [
        _change(stand, said, change)
        for said in told
        for change in found.get(said.number, ())
    ]
    table = Table(
        name="ledger",
        caption="What it changed in the ledger",
        headings=(
            *map(Heading, ("Of what", "Measure", "Statement")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(rows),
    )
    return (table,) if rows else ()


def _change(stand: Standpoint, said: Said, change: Change) -> tuple[Content, ...]:
    return (
        _what(stand, change),
        measure(change.series, change.basis, change.period),
        content(_statement(stand, said)),
        amount(change.pence),
    )


def _what(stand: Standpoint, change: Change) -> Content:
    if not change.is_total:
        if not change.project:
            return content(change.what, under=("The whole programme",))
        link = stand.link(change.project_title, "project", change.project)
        return content(f"{change.what} (", link, ")")
    headline = ""
    if change.headline_from is not None and change.headline_from <= stand.moment.day:
        headline = f"In use as the headline from {say_day(change.headline_from)}"
    return content(change.what, under=(f"A stated total: {change.scope}", headline))


def heard_tables(dossier: DecisionDossier) -> tuple[Table, ...]:
    """This function will set out the options and consultations before a decision."""
    options = Table(
        name="options",
        caption="Options that were considered",
        headings=tuple(map(Heading, ("Option", "For", "Against", "Outcome"))),
        rows=tuple(map(option_cells, dossier.options)),
    )
    consultations = consultation_table(dossier.consultations)
    return tuple(table for table in (options, consultations) if table.rows)


def consultation_table(found: Sequence[ConsultationRecord]) -> Table:
    """This function will set out who was asked what, and what came of it."""
    headings = ("Consultation", "Who was asked what", "Answer", "Considered")
    return Table(
        name="consultations",
        caption="Consultation that was considered",
        headings=tuple(map(Heading, headings)),
        rows=tuple(map(_consultation, found)),
    )


def option_cells(option: OptionRecord) -> tuple[Content, ...]:
    """This function will set out an option: what speaks for and against it, and what
    became of it.
    """
    outcome = option.outcome.label if option.outcome else NOT_STATED
    return (
        content(f"{option.option}: {option.title}", under=(option.note,)),
        content(option.in_favour or capital(NOT_STATED)),
        content(option.against or capital(NOT_STATED)),
        content(capital(outcome), under=(option.score,)),
    )


def _consultation(asked: ConsultationRecord) -> tuple[Content, ...]:
    return (
        content(asked.title, under=(_when(asked.first, asked.last), asked.note)),
        content(asked.who or capital(NOT_STATED), under=(sentence(asked.asked),)),
        content(asked.answered or capital(NOT_STATED)),
        content(asked.considered or capital(NOT_STATED)),
    )


def _when(first: DatedTo | None, last: DatedTo | None) -> str:
    if first and last:
        return capital(f"{first.spoken()} to {last.spoken()}")
    if first:
        return f"From {first.spoken()}"
    return f"To {last.spoken()}" if last else ""
