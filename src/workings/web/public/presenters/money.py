"""What was promised and what arrived, as tables: one for each basis, never across."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from workings.core.money import Basis, Money
from workings.ledger.promised import (
    WHOLE,
    Amount,
    Promise,
    Promised,
    alike,
    is_saving,
    promises,
    together,
    validated_together,
)
from workings.ledger.words import (
    BASIS_LABELS,
    Bearer,
    BenefitKind,
    Series,
    Standing,
    Sufficiency,
)
from workings.quality.beside import Beside
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.presenters.beside import beside_in_words
from workings.web.public.presenters.said import statement_link
from workings.web.public.presenters.words import NOT_STATED, capital, measure, sentence
from workings.web.public.standpoint import Standpoint

COLUMNS = (Series.PLAN, Series.FORECAST, Series.DELIVERED)

AMOUNTS = (
    *(Heading(capital(series.label), numeric=True) for series in COLUMNS),
    Heading("Validated", numeric=True),
)
"""What was delivered is a claim until finance has found the evidence sufficient: the
two stand side by side.
"""

BECAME = (Series.CARRIED_FORWARD, Series.MITIGATED, Series.WRITTEN_OUT)
"""What became of the part that did not arrive: said under what did."""

NO_VERDICT = "No verdict"

ADDED = "Savings and income, together"

HOW_TO_READ = (
    "Each amount leads to the statement that it was said in. Amounts of different "
    "bases or periods are never added up, and nothing stated is not zero. Delivered is "
    "what was claimed; validated is what finance found sufficient evidence for."
)


@dataclass(frozen=True, slots=True)
class Naming:
    """How benefits are named: with their project or without, with the service
    (``services``, titles by code) that an amount lands on, and for a saving with what
    became of the measures of its services (``beside``, by the benefit's code).
    """

    stand: Standpoint
    projects: bool = False
    services: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Beside] = field(default_factory=dict)


def money_tables(naming: Naming, found: Promised) -> tuple[Table, ...]:
    """This function will set out what was promised and what arrived, a table for each
    basis, and what stands beside it.
    """
    by_basis = groupby(promises(found.of_record), key=lambda promise: promise.basis)
    tables = [_of_basis(naming, basis, tuple(members)) for basis, members in by_basis]
    beside = _beside_table(naming, found.beside)
    return (*tables, *([beside] if beside.rows else []))


def _of_basis(naming: Naming, basis: Basis, found: Sequence[Promise]) -> Table:
    rows = []
    for _, members in alike(found):
        rows += [_promise(naming, promise) for promise in members]
        rows += _added(members)
    return Table(
        name=f"money-{basis}",
        caption=f"Promised and arrived: {BASIS_LABELS[basis]}",
        headings=(
            *map(Heading, ("Of what", "Period")),
            *AMOUNTS,
        ),
        rows=tuple(rows),
    )


def _promise(naming: Naming, promise: Promise) -> tuple[Content, ...]:
    amounts = promise.amounts
    *first, delivered = (
        amount_cell(naming.stand, amounts.get(series)) for series in COLUMNS
    )
    became = tuple(
        f"{capital(series.label)}: {Money(amounts[series].pence)}"
        for series in BECAME
        if series in amounts
    )
    any_of = next(iter(amounts.values()))
    return (
        _benefit(naming, any_of),
        content(capital(promise.period.spoken())),
        *first,
        replace(delivered, under=(*delivered.under, *became)),
        _validated(amounts.get(Series.DELIVERED)),
    )


def _validated(claimed: Amount | None) -> Content:
    if claimed is None:
        return stated(None)
    if claimed.verdict is None:
        return numeric(NO_VERDICT)
    found = str(Money(claimed.pence)) if claimed.is_validated else "None of it"
    return numeric(found, under=(capital(claimed.verdict.label),))


def judged_in_words(verdict: Sufficiency | None) -> str:
    """This function will say whether finance validated what is said to be delivered."""
    if verdict is None:
        return "Claimed: finance has given no verdict"
    known = "Validated" if verdict is Sufficiency.SUFFICIENT else "Not validated"
    return f"{known}: {verdict.label}"


def _benefit(naming: Naming, amount: Amount) -> Content:
    """What an amount is of, and what is to be known of that."""
    of = amount.benefit
    service = naming.services.get(amount.place, "")
    known = (service, _kind(amount), _part(amount), sentence(amount.note))
    under = (*known, beside_in_words(naming.beside, of.code))
    if not naming.projects:
        return content(of.title, under=under)
    if not of.project:
        return content(of.title, under=("The whole programme", *under))
    link = naming.stand.link(of.project_title, "project", of.project)
    return content(f"{of.title} (", link, ")", under=under)


def _kind(amount: Amount) -> str:
    of = amount.benefit
    if of.bearer is not Bearer.COUNCIL:
        return f"{capital(of.kind.label)} of {of.bearer.label}: none of the council's"
    return "" if of.kind is BenefitKind.CASHABLE_SAVING else capital(of.kind.label)


def _part(amount: Amount) -> str:
    if amount.share == WHOLE:
        return ""
    share = Decimal(amount.share.numerator) / amount.share.denominator
    return f"{share:.1%} of it: the rest lands on other services"


def amount_cell(stand: Standpoint, amount: Amount | None) -> Content:
    """This function will link an amount to the statement that it was said in."""
    if amount is None:
        return stated(None)
    ends = [f"{Money(end)}" for end in (amount.low, amount.high) if end is not None]
    said = amount.statement
    under = (f"given as {' to '.join(ends)}" if ends else "", said.said.spoken())
    link = stand.link(str(Money(amount.pence)), "statement", said.code)
    return Content((link,), tuple(filter(None, under)), numeric=True)


def _added(members: Sequence[Promise]) -> list[tuple[Content, ...]]:
    """What savings of one basis and period come to, where there are several."""
    added = [promise for promise in members if is_saving(promise.benefit)]
    if len(added) < 2:
        return []
    sums = together(added)
    return [
        (
            content(ADDED),
            content(capital(members[0].period.spoken())),
            *(stated(sums.get(series)) for series in COLUMNS),
            validated_cell(added, sums.get(Series.DELIVERED)),
        )
    ]


def validated_cell(members: Iterable[Promise], claimed: int | None) -> Content:
    """This function will write what finance validated of savings together, or that it
    has judged none: nothing judged is not nothing validated.
    """
    found = validated_together(members)
    judged = claimed is None or found is not None
    return stated(found) if judged else numeric(NO_VERDICT)


def stated(pence: int | None) -> Content:
    """This function will write an amount exactly, or say that none is stated."""
    return numeric(capital(NOT_STATED) if pence is None else str(Money(pence)))


def _beside_table(naming: Naming, found: Iterable[Amount]) -> Table:
    return Table(
        name="beside",
        caption="Claimed or proposed: beside what is of record, and in no sum",
        headings=(
            *map(Heading, ("Of what", "Measure", "Statement", "Standing")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(_beside(naming, amount) for amount in found),
    )


def _beside(naming: Naming, amount: Amount) -> tuple[Content, ...]:
    stand, said, key = naming.stand, amount.statement, amount.key
    claimed = said.standing is not Standing.OF_RECORD
    return (
        _benefit(naming, amount),
        measure(key.series, key.basis, key.period),
        content(statement_link(stand, said), under=(f"by {said.author}",)),
        content(capital(said.standing.label) if claimed else "Proposed, not in force"),
        amount_cell(stand, amount),
    )
