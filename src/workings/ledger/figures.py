"""Figures: the named numbers of a programme, each with its wording and workings.

A figure is a value, or None with the reason. Definitions are those of the design's
table of figures; they read one :class:`~workings.ledger.said.Reading` and nothing
else, so the same record gives the same figures on any machine, on any day.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workings.core.dates import DatedTo, say_day
from workings.core.money import Basis, Money, spoken
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.checks import Verdict, check
from workings.ledger.closing import closed_when_said
from workings.ledger.position import Entry
from workings.ledger.said import Reading, Said, SaidHeadline, SaidTotal
from workings.ledger.shares_in_words import in_words
from workings.ledger.words import (
    SAVING_KINDS,
    Bearer,
    BenefitKind,
    Breakdown,
    Grade,
    Series,
)


@dataclass(frozen=True, slots=True)
class Working:
    """One entry a figure is made of: a line, or a total stated without a breakdown.

    ``pence`` is as the entry has it (costs are minus); ``benefit`` and ``project``
    are empty where the entry is of the whole programme.
    """

    statement: Said
    item: str
    project: str
    benefit: str
    series: Series
    basis: Basis
    period: Period
    pence: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A named number as at a date.

    ``value`` is Money, a Fraction for a share, or None with ``reason``. ``wording``
    is how a reader would say it; ``note`` what must be said beside it; ``beside``
    other things said of the same, that the value does not take in.
    """

    slug: str
    title: str
    definition: str
    as_at: date
    value: Money | Fraction | None
    unit: str
    wording: str
    note: str = ""
    reason: str = ""
    grade: Grade | None = None
    workings: tuple[Working, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure is, in plain words, and how it is computed."""

    slug: str
    title: str
    meaning: str
    unit: str
    compute: Callable[[Reading, "Definition"], Figure]

    def absent(self, reading: Reading, reason: str, note: str = "") -> Figure:
        """The figure where it has no value, with the reason."""
        return Figure(
            self.slug,
            self.title,
            self.meaning,
            reading.as_at,
            None,
            self.unit,
            "not stated",
            note=note,
            reason=reason,
        )

    def stated(
        self,
        reading: Reading,
        value: Money | Fraction,
        wording: str,
        workings: Iterable[Working],
        *,
        note: str = "",
        beside: Iterable[str] = (),
        grade: Grade | None = None,
    ) -> Figure:
        """The figure with its value, wording and workings."""
        made_of = tuple(workings)
        return Figure(
            self.slug,
            self.title,
            self.meaning,
            reading.as_at,
            value,
            self.unit,
            wording,
            note=note,
            grade=grade or _weakest(made_of),
            workings=made_of,
            beside=tuple(beside),
        )


def figures(reading: Reading) -> tuple[Figure, ...]:
    """This function will compute every figure of the table, in its order."""
    return tuple(item.compute(reading, item) for item in DEFINITIONS)


def figure(reading: Reading, slug: str) -> Figure:
    """This function will compute one figure; KeyError where there is none so named."""
    definition = BY_SLUG[slug]
    return definition.compute(reading, definition)


def headline_in_force(
    headlines: Sequence[SaidHeadline], as_at: date
) -> SaidHeadline | None:
    """This function will return the headline that is the programme's number then.

    The one used from the latest day; of two from one day, the one said later.
    """
    begun = [headline for headline in headlines if headline.since <= as_at]
    return max(begun, key=lambda h: (h.since, h.statement.number), default=None)


def headline_entries(
    headline: SaidHeadline, entries: Iterable[Entry]
) -> tuple[Entry, ...]:
    """This function will return the lines of a headline: forecast where its benefit
    has been forecast, else the plan in force; none where it has no breakdown."""
    total = headline.total.total
    if total.breakdown is Breakdown.NONE:
        return ()
    forecasts: dict[str, list[Entry]] = {}
    plans: dict[str, list[Entry]] = {}
    for entry in entries:
        key = entry.key
        listed = total.breakdown is Breakdown.ALL or key.benefit in total.benefits
        if not listed or key.basis is not total.basis:
            continue
        if not total.period.contains(key.period):
            continue
        if key.series is Series.FORECAST:
            forecasts.setdefault(key.benefit, []).append(entry)
        elif key.series is Series.PLAN:
            plans.setdefault(key.benefit, []).append(entry)
    chosen = {**plans, **forecasts}
    return tuple(entry for code in sorted(chosen) for entry in chosen[code])


def _working(reading: Reading, entry: Entry) -> Working:
    benefit = reading.benefits[entry.key.benefit]
    return Working(
        reading.statements[entry.statement],
        "line",
        benefit.project,
        benefit.code,
        entry.key.series,
        entry.key.basis,
        entry.key.period,
        entry.pence,
    )


def _stated(said: SaidTotal) -> Working:
    total = said.total
    return Working(
        said.statement,
        f"total {total.code}",
        "",
        "",
        total.series,
        total.basis,
        total.period,
        total.pence,
    )


def _weakest(workings: Sequence[Working]) -> Grade | None:
    """A figure is known no better than the weakest entry it is made of."""
    order = list(Grade)
    grades = [working.statement.grade for working in workings]
    return max(grades, key=order.index, default=None)


def _said_as(total: SaidTotal) -> str:
    return total.total.wording or spoken(total.total.pence, unit=total.total.unit)


def _money(entries: Sequence[Entry]) -> Money:
    """The sum; MixedMoney where they differ in basis or prices."""
    first = entries[0].money
    for entry in entries[1:]:
        first = first + entry.money
    return first


def _current_forecast(reading: Reading, definition: Definition) -> Figure:
    headline = headline_in_force(reading.headlines, reading.as_at)
    if headline is None:
        return definition.absent(reading, "no headline had been set by then")
    said = headline.total
    total = said.total
    entries = headline_entries(headline, reading.entries)
    wording = _said_as(said)
    if not entries:
        value = Money(total.pence, total.basis, headline.statement.prices)
        note = f"stated without a breakdown, for {total.scope}, {total.period.spoken()}"
        return definition.stated(reading, value, wording, [_stated(said)], note=note)
    outcome = check(total, reading.entries, prices=said.statement.prices)
    value = _money(entries)
    exact = spoken(value.pence)
    agreed = {
        Verdict.AGREES: f"{exact} by its lines, stated as {wording}: agrees",
        Verdict.DIFFERS: f"{exact} by its lines, stated as {wording}: differs",
        Verdict.CANNOT_BE_CHECKED: f"{exact} by its lines, stated as {wording}: "
        f"cannot be checked, {outcome.reason}",
    }[outcome.verdict]
    workings = [_working(reading, entry) for entry in entries]
    note = f"{agreed}; for {total.scope}"
    return definition.stated(reading, value, wording, workings, note=note)


def _original_forecast(reading: Reading, definition: Definition) -> Figure:
    headline = headline_in_force(reading.headlines, reading.as_at)
    if headline is None:
        return definition.absent(reading, "no headline had been set by then")
    approved = [h for h in reading.headlines if h.approved and h.since <= reading.as_at]
    first = min(approved, key=lambda h: (h.since, h.statement.number), default=None)
    compared = reading.totals.get(headline.total.total.compares_with)
    if compared is None and first is None:
        reason = "the headline names no comparator, and none was approved"
        return definition.absent(reading, reason)
    chosen = compared or first.total  # type: ignore[union-attr]
    beside = []
    if compared is not None and first is not None and compared != first.total:
        beside.append(f"first approved: {_said_as(first.total)}")
    value = Money(chosen.total.pence, chosen.total.basis, chosen.statement.prices)
    note = f"for {chosen.total.scope}, {chosen.total.period.spoken()}"
    return definition.stated(
        reading, value, _said_as(chosen), [_stated(chosen)], note=note, beside=beside
    )


def _is_saving(reading: Reading, entry: Entry) -> bool:
    benefit = reading.benefits[entry.key.benefit]
    return benefit.kind in SAVING_KINDS and benefit.bearer is Bearer.COUNCIL


def _delivered(reading: Reading, definition: Definition) -> Figure:
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
        reason = "no outturn of a closed year had been stated by then"
        return definition.absent(reading, reason)
    value = _money(closed)
    stated = sorted({entry.key.period for entry in closed})
    gaps = _gaps(reading, stated)
    years = " and ".join(str(period) for period in stated)
    wording = f"{spoken(value.pence)} ({years}{' only' if gaps else ''})"
    note = f"not stated for {_years(gaps)}" if gaps else ""
    workings = [_working(reading, entry) for entry in closed]
    return definition.stated(
        reading, value, wording, workings, note=note, beside=beside
    )


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


def _removed(reading: Reading, definition: Definition) -> Figure:
    rates = _programme_rates(reading, reading.entries)
    if not rates:
        reason = "no run rate taken out of the budget had been stated by then"
        return definition.absent(reading, reason)
    newest = max(entry.said for entry in rates)
    latest = [entry for entry in rates if entry.said == newest]
    when = max(entry.key.period for entry in latest)
    chosen = [entry for entry in latest if entry.key.period == when]
    value = _money(chosen)
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
    workings = [_working(reading, entry) for entry in chosen]
    return definition.stated(reading, value, wording, workings, beside=beside)


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


def _share(reading: Reading, definition: Definition) -> Figure:
    if not reading.shares:
        return definition.absent(reading, "no share had been declared by then")
    share = reading.shares[-1]
    entry = next((e for e in reading.entries if e.key == share.line), None)
    below = share.total.total
    if entry is None or not below.pence:
        reason = f"the line it is a share of, {share.line}, is not in the position"
        return definition.absent(reading, reason)
    value = Fraction(entry.pence, below.pence)
    note = (
        f"{spoken(entry.pence)} ({entry.key.basis.replace('_', ' ')}, "
        f"{entry.key.period.spoken()}) over {spoken(below.pence)} "
        f"({below.basis}, {below.period}): unlike things, so only a guide"
        if entry.key.basis is not below.basis
        else f"{spoken(entry.pence)} over {spoken(below.pence)}"
    )
    beside = ["the source does not name the denominator"] if share.inferred else []
    return definition.stated(
        reading,
        value,
        share.wording or in_words(value),
        [_working(reading, entry), _stated(share.total)],
        note=note,
        beside=beside,
        grade=Grade.COMPUTED if share.inferred else None,
    )


def _cost_entries(reading: Reading) -> list[Entry]:
    """The latest delivery budget of the whole programme: one statement's lines."""
    costs = [
        entry
        for entry in reading.entries
        if entry.key.series in (Series.PLAN, Series.FORECAST)
        and entry.key.basis is Basis.CUMULATIVE
        and reading.benefits[entry.key.benefit].kind is BenefitKind.COST_TO_DELIVER
        and not reading.benefits[entry.key.benefit].project
    ]
    newest = max((entry.said for entry in costs), default=0)
    return [entry for entry in costs if entry.said == newest]


def _cost(reading: Reading, definition: Definition) -> Figure:
    entries = _cost_entries(reading)
    if not entries:
        return definition.absent(reading, "no delivery budget had been stated by then")
    value = -_money(entries)
    said = reading.statements[entries[0].statement]
    notes = [entries[0].key.period.spoken()]
    notes += [reading.benefits[entry.key.benefit].note for entry in entries]
    if said.decision is None:
        notes.append("the decision that approved it is not in the record")
    workings = [_working(reading, entry) for entry in entries]
    note = "; ".join(dict.fromkeys(filter(None, notes)))
    return definition.stated(reading, value, spoken(value.pence), workings, note=note)


def _net_benefit(reading: Reading, definition: Definition) -> Figure:
    headline = headline_in_force(reading.headlines, reading.as_at)
    costs = _cost_entries(reading)
    if headline is None or not costs:
        absent = "a headline" if headline is None else "a delivery budget"
        return definition.absent(reading, f"{absent} is missing")
    missing = _mismatches(reading, headline, costs)
    if missing:
        return definition.absent(
            reading, "the two do not match: " + "; ".join(missing)
        )
    current = _current_forecast(reading, BY_SLUG["current-forecast"])
    cost = _cost(reading, BY_SLUG["cost-to-deliver"])
    assert isinstance(current.value, Money)
    assert isinstance(cost.value, Money)
    value = current.value - cost.value
    workings = (*current.workings, *cost.workings)
    return definition.stated(reading, value, spoken(value.pence), workings)


def _mismatches(
    reading: Reading, headline: SaidHeadline, costs: Sequence[Entry]
) -> list[str]:
    total = headline.total.total
    said = reading.statements[costs[0].statement]
    cost = costs[0].key
    found = []
    if total.breakdown is not Breakdown.ALL:
        found.append(
            f"the forecast is for {total.scope}, the cost for the whole programme's "
            "delivery budget"
        )
    if total.period != cost.period:
        found.append(
            f"the forecast covers {total.period.spoken()}, the cost "
            f"{cost.period.spoken()}"
        )
    if total.basis is not cost.basis:
        found.append(f"the forecast is {total.basis}, the cost {cost.basis}")
    prices = {headline.total.statement.prices, said.prices}
    if prices == {""}:
        found.append("neither states its price base")
    elif len(prices) > 1:
        found.append(
            "the price bases differ: "
            + " and ".join(sorted(price or "not stated" for price in prices))
        )
    return found


DEFINITIONS = (
    Definition(
        "current-forecast",
        "Savings now forecast",
        "The headline in force: the sum of its lines (the forecast, or where there "
        "is none the plan in force); its stated amount where no breakdown was given.",
        "GBP",
        _current_forecast,
    ),
    Definition(
        "original-forecast",
        "Savings originally forecast",
        "The earlier total that the headline compares itself with; where it names "
        "none, the first headline that was approved.",
        "GBP",
        _original_forecast,
    ),
    Definition(
        "delivered",
        "Savings delivered",
        "What arrived in each closed year, as stated of record after the year's end: "
        "this council's cashable savings, income and service reductions.",
        "GBP",
        _delivered,
    ),
    Definition(
        "removed-from-annual-budget",
        "Removed from the annual budget",
        "The latest run rate of savings taken out of the annual budget, as stated "
        "of record.",
        "GBP",
        _removed,
    ),
    Definition(
        "share-of-baseline-delivered",
        "Share of the baseline delivered",
        "What was removed from the annual budget, over the total it was declared to "
        "be a share of.",
        "share",
        _share,
    ),
    Definition(
        "cost-to-deliver",
        "Cost to deliver",
        "The latest budget for delivering the programme, with what it covers.",
        "GBP",
        _cost,
    ),
    Definition(
        "net-benefit",
        "Net benefit",
        "Savings now forecast less the cost to deliver, only where both have the "
        "same scope, period, basis and price base.",
        "GBP",
        _net_benefit,
    ),
)
"""The table of figures, in the order in which pages and commands show them."""

BY_SLUG = {definition.slug: definition for definition in DEFINITIONS}
