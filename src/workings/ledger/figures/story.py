"""The story of a figure: everything said that bears on it, and what it was before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.checks import Check, check
from workings.ledger.figures import Figure, figure
from workings.ledger.figures.changes import reading_on
from workings.ledger.position import Entry, fold
from workings.ledger.said import KnownBenefit, Reading, Said, SaidTotal
from workings.ledger.statement import Total
from workings.ledger.words import BenefitKind, Breakdown, Series, Standing

PROMISED = (Series.PLAN, Series.FORECAST)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on a figure: which series, and of these which totals and lines;
    with ``shares``, also the totals that declared shares are shares of.
    """

    series: tuple[Series, ...]
    total: Callable[[Total], bool]
    line: Callable[[Entry, KnownBenefit], bool]
    shares: bool = False


def _is_forecast(total: Total) -> bool:
    promised = total.series in PROMISED and total.basis is Basis.CUMULATIVE
    return promised and total.pence > 0


def _is_forecast_line(entry: Entry, benefit: KnownBenefit) -> bool:
    return entry.key.basis is Basis.CUMULATIVE and not _is_cost_line(entry, benefit)


def _is_cost(total: Total) -> bool:
    return total.series in PROMISED and total.pence < 0


def _is_cost_line(entry: Entry, benefit: KnownBenefit) -> bool:
    return benefit.kind is BenefitKind.COST_TO_DELIVER


def _is_outturn(total: Total) -> bool:
    return total.series is Series.DELIVERED and total.basis is not Basis.RUN_RATE


def _is_outturn_line(entry: Entry, benefit: KnownBenefit) -> bool:
    return entry.key.basis is not Basis.RUN_RATE


def _is_rate(total: Total) -> bool:
    return total.series is Series.DELIVERED and total.basis is Basis.RUN_RATE


def _is_rate_line(entry: Entry, benefit: KnownBenefit) -> bool:
    return entry.key.basis is Basis.RUN_RATE


_FORECAST = Bearing(PROMISED, _is_forecast, _is_forecast_line)
_RATE = Bearing((Series.DELIVERED,), _is_rate, _is_rate_line)

BEARINGS = {
    "current-forecast": _FORECAST,
    "original-forecast": _FORECAST,
    "delivered": Bearing((Series.DELIVERED,), _is_outturn, _is_outturn_line),
    "removed-from-annual-budget": _RATE,
    "share-of-baseline-delivered": replace(_RATE, shares=True),
    "cost-to-deliver": Bearing(PROMISED, _is_cost, _is_cost_line),
    "net-benefit": Bearing(
        PROMISED,
        lambda total: _is_forecast(total) or _is_cost(total),
        lambda entry, known: (
            _is_forecast_line(entry, known) or _is_cost_line(entry, known)
        ),
    ),
}
"""By figure. A test holds it to the table of figures."""


@dataclass(frozen=True, slots=True)
class Story:
    """All that figures are computed from, with what stands beside it.

    ``reading`` is of record; ``everyone``, ``totals`` and ``lines`` are of all that
    was said by then, claims and proposals too, in the order in which it was said.
    """

    slug: str
    reading: Reading
    everyone: Mapping[int, Said]
    totals: tuple[SaidTotal, ...]
    lines: tuple[Entry, ...]

    @property
    def figure(self) -> Figure:
        """The figure as at the reading's day."""
        return figure(self.reading, self.slug)


@dataclass(frozen=True, slots=True)
class Before:
    """What a figure was until the day on which it last changed."""

    until: date
    changed_on: date
    figure: Figure


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said that bears on a figure: a stated total with its check, or the
    lines of a statement that measure the same, added up.

    ``headline`` where the total was the programme's number for some time.
    """

    statement: Said
    what: str
    scope: str
    series: Series
    basis: Basis
    period: Period
    pence: int
    wording: str = ""
    lines: int = 0
    headline: bool = False
    check: Check | None = None


def before(story: Story) -> Before | None:
    """This function will return what the figure was before it last changed, stated or
    not; None where it never was anything else.
    """
    now, reading = story.figure, story.reading
    lines = record_lines(story.lines, reading.statements)
    for day in sorted(_days(reading), reverse=True):
        until = day - timedelta(days=1)
        then = figure(reading_on(reading, lines, until), story.slug)
        if then.value != now.value:
            return Before(until, day, then)
    return None


def told(story: Story) -> tuple[Told, ...]:
    """This function will list all that bears on a figure, in the order of saying.

    Lines that a total of their own statement adds up are not listed beside it.
    """
    bearing = BEARINGS[story.slug]
    shares = story.reading.shares if bearing.shares else ()
    below = {share.total.total.code for share in shares}
    totals = _totals(
        story,
        [
            it
            for it in story.totals
            if bearing.total(it.total) or it.total.code in below
        ],
    )
    added_up = {_measured(it) for it in totals}
    lines = [it for it in _lines(story, bearing) if _measured(it) not in added_up]
    found = [*totals, *lines]
    return tuple(sorted(found, key=lambda it: (it.statement.said.on, it.pence)))


def _measured(it: Told) -> tuple[object, ...]:
    return (it.statement.number, it.series, it.basis, it.period, it.pence)


def record_lines(
    lines: Iterable[Entry], record: Mapping[int, Said]
) -> tuple[Entry, ...]:
    """This function will keep the lines that statements of record said."""
    return tuple(entry for entry in lines if entry.statement in record)


def is_of_record(said: Said, by: date) -> bool:
    """This function will say whether a statement's lines stand in the position."""
    stands = said.standing is Standing.OF_RECORD and said.in_effect
    return stands and said.counts_on <= by


def _days(reading: Reading) -> set[date]:
    said = {said.counts_on for said in reading.statements.values()}
    return said | {headline.since for headline in reading.headlines}


def _totals(story: Story, totals: Sequence[SaidTotal]) -> list[Told]:
    headlines = {it.total.total.code for it in story.reading.headlines}
    return [
        Told(
            statement=item.statement,
            what=item.total.label,
            scope=item.total.scope,
            series=item.total.series,
            basis=item.total.basis,
            period=item.total.period,
            pence=item.total.pence,
            wording=item.total.wording,
            headline=item.total.code in headlines,
            check=_checked(story, item),
        )
        for item in totals
    ]


def _checked(story: Story, item: SaidTotal) -> Check:
    """A total against the lines that were known when it was said, its own first."""
    said, entries = item.statement, {}
    if item.total.breakdown is not Breakdown.NONE:
        known = story.reading.statements
        heard = (
            entry
            for entry in story.lines
            if entry.statement in known
            and known[entry.statement].counts_on <= said.counts_on
        )
        entries = fold(heard)
        own = (entry for entry in story.lines if entry.statement == said.number)
        entries |= {entry.key: entry for entry in own}
    costs = story.reading.costs
    return check(item.total, entries.values(), prices=said.prices, costs=costs)


def _lines(story: Story, bearing: Bearing) -> list[Told]:
    benefits = story.reading.benefits
    groups: defaultdict[tuple[int, Series, Basis, Period], list[Entry]]
    groups = defaultdict(list)
    for entry in story.lines:
        key = entry.key
        if bearing.line(entry, benefits[key.benefit]):
            measure = (entry.statement, key.series, key.basis, key.period)
            groups[measure].append(entry)
    return [
        Told(
            statement=story.everyone[number],
            what=benefits[entries[0].key.benefit].title if len(entries) == 1 else "",
            scope="",
            series=series,
            basis=basis,
            period=period,
            pence=sum(entry.pence for entry in entries),
            lines=len(entries),
        )
        for (number, series, basis, period), entries in groups.items()
    ]
