"""What arrived: in closed years, in the annual budget, and as a declared share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from workings.core.dates import DatedTo, say_day
from workings.core.money import Basis, spoken
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.closing import closed_when_said
from workings.ledger.figures.figure import (
    Definition,
    Figure,
    added,
    not_added,
    stated,
    working,
)
from workings.ledger.position import Entry
from workings.ledger.said import Reading
from workings.ledger.shares_in_words import in_words
from workings.ledger.verdicts import validated
from workings.ledger.words import SAVING_KINDS, Bearer, Grade, Series


def _is_saving(reading: Reading, entry: Entry) -> bool:
    benefit = reading.benefits[entry.key.benefit]
    return benefit.kind in SAVING_KINDS and benefit.bearer is Bearer.COUNCIL


def delivered(reading: Reading, definition: Definition) -> Figure:
    """This function will add up the outturns of closed years, gaps named."""
    annual = [
        entry
        for entry in reading.entries
        if entry.key.series is Series.DELIVERED
        and entry.key.basis is Basis.ANNUAL
        and _is_saving(reading, entry)
    ]
    closed = [
        entry
        for entry in annual
        if closed_when_said(
            entry.key.period, reading.statements[entry.statement].counts_on
        )
    ]
    beside = [
        f"{spoken(entry.pence)} for {entry.key.period} was said within the year "
        f"({reading.statements[entry.statement].said.spoken()}): not an outturn"
        for entry in annual
        if entry not in closed
    ]
    if not closed:
        reason = "nothing delivered in a closed year had been stated by then"
        return definition.absent(reading, reason)
    apart = not_added(closed)
    if apart:
        return definition.absent(reading, f"the outturns are not added: {apart}")
    value = added(closed)
    stated = sorted({entry.key.period for entry in closed})
    gaps = _gaps(reading, stated)
    years = " and ".join(str(period) for period in stated)
    wording = f"{spoken(value.pence)} ({years}{' only' if gaps else ''})"
    note = f"not stated for {_years(gaps)}" if gaps else ""
    workings = [working(reading, entry) for entry in closed]
    found = definition.stated(
        reading, value, wording, workings, note=note, beside=beside
    )
    return replace(found, validated=_validated(reading, closed))


def _validated(reading: Reading, claimed: Sequence[Entry]) -> str:
    """How much of what is claimed finance found sufficient evidence for."""
    judged = [
        entry for entry in claimed if (entry.statement, entry.key) in reading.verdicts
    ]
    if not judged:
        return "finance has given no verdict on the evidence for it"
    sure = validated(claimed, reading.verdicts)
    if not sure:
        return "finance has validated none of it"
    if len(sure) == len(claimed):
        return "finance has validated all of it"
    return f"finance has validated {spoken(added(sure).pence)} of it"


def _gaps(reading: Reading, stated: Sequence[Period]) -> list[FinancialYear]:
    """The closed years from the first one stated of which nothing is said."""
    first = FinancialYear.containing(stated[0].first)
    year, gaps = first, []
    while year.last < reading.as_at:
        if not any(period.contains(Period.year(year)) for period in stated):
            gaps.append(year)
        year = year.next()
    return gaps


def _years(years: Sequence[FinancialYear]) -> str:
    if len(years) > 2 and years[-1].starting - years[0].starting == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return " and ".join(", ".join(str(year) for year in years).rsplit(", ", 1))


def removed(reading: Reading, definition: Definition) -> Figure:
    """This function will return the latest run rate taken out of the budget."""
    rates = _programme_rates(reading, reading.entries)
    if not rates:
        reason = "no amount taken out of the annual budget had been stated by then"
        return definition.absent(reading, reason)
    newest = max(entry.said for entry in rates)
    latest = [entry for entry in rates if entry.said == newest]
    when = max(entry.key.period for entry in latest)
    chosen = [entry for entry in latest if entry.key.period == when]
    value = added(chosen)
    wording = f"{spoken(value.pence)} {when.spoken()}"
    others = {
        (entry.said, entry.pence, entry.key.period): entry
        for entry in (*rates, *_programme_rates(reading, reading.earlier_rates))
        if entry not in chosen
    }
    beside = [
        f"{spoken(entry.pence)} ({_when(entry, reading)})"
        for _, entry in sorted(others.items(), reverse=True)
    ]
    workings = [working(reading, entry) for entry in chosen]
    found = definition.stated(reading, value, wording, workings, beside=beside)
    return replace(found, validated=_validated(reading, chosen))


def _programme_rates(reading: Reading, entries: Iterable[Entry]) -> list[Entry]:
    """Delivered run rates of the whole programme; where it has none, of projects."""
    rates = [
        entry
        for entry in entries
        if entry.key.series is Series.DELIVERED
        and entry.key.basis is Basis.RUN_RATE
        and _is_saving(reading, entry)
    ]
    whole = [e for e in rates if not reading.benefits[e.key.benefit].project]
    return whole or rates


def _when(entry: Entry, reading: Reading) -> str:
    said: DatedTo = reading.statements[entry.statement].said
    at = entry.key.period.first
    return said.spoken() if said.on == at else f"{say_day(at)}, said {said.spoken()}"


def share(reading: Reading, definition: Definition) -> Figure:
    """This function will return the declared share, with both its sides shown."""
    if not reading.shares:
        return definition.absent(reading, "no baseline had been declared by then")
    share = reading.shares[-1]
    entry = next((e for e in reading.entries if e.key == share.line), None)
    below = share.total.total
    if entry is None or not below.pence:
        reason = f"the line it is a share of, {share.line}, is not in the position"
        return definition.absent(reading, reason)
    value = Fraction(entry.pence, below.pence)
    above = _measured(entry.pence, entry.key.basis, entry.key.period)
    note = f"{above}, over {_measured(below.pence, below.basis, below.period)}"
    if entry.key.basis is not below.basis:
        note += ": unlike things, so only a guide"
    unnamed = "the source does not say of which total it is a share"
    beside = [unnamed] if share.inferred else []
    return definition.stated(
        reading,
        value,
        share.wording or in_words(value),
        [working(reading, entry), stated(share.total)],
        note=note,
        beside=beside,
        grade=Grade.COMPUTED if share.inferred else None,
    )


def _measured(pence: int, basis: Basis, period: Period) -> str:
    """An amount with how it is counted: of what stands in a ratio, each side."""
    words = {
        Basis.ANNUAL: f"in {period}",
        Basis.INCREMENT: f"more or less than the year before, in {period}",
        Basis.RUN_RATE: f"a year {period.spoken()}",
        Basis.CUMULATIVE: f"in all over {period}",
    }
    return f"{spoken(pence)} {words[basis]}"
