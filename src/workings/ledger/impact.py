"""What a statement would change, before it is posted: the position before and after,
and what whoever validates it should look at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from workings.access.words import Word
from workings.core.dates import say_day
from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.ledger.nets import Net, nets
from workings.ledger.position import Entry, said_order
from workings.ledger.statement import Benefit, Key, Statement
from workings.ledger.verdicts import Judgements
from workings.ledger.words import Series, Standing

FAR = 3
"""How many times the largest amount of a benefit's history, or what part of the
smallest, is far outside it."""


class Kind(Word):
    """What is worth a look."""

    OVERLAP = "overlap", "claimed twice?"
    OUTLIER = "outlier", "far from its history"
    BEYOND_FORECAST = "beyond_forecast", "delivered beyond forecast"
    SLIPPED = "slipped", "milestone slipped, benefit unmoved"
    REOPENED = "reopened", "judged before, and said anew"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a look: it forbids nothing."""

    kind: Kind
    benefit: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A key's amount before (None: none was stated) and after.

    Not ``comparable`` where the two are stated in different price bases.
    """

    key: Key
    before: int | None
    after: int
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """The sum of a series in one basis, period and price base: before, what new keys
    add, what amounts that were stated change by, and after. In pence, and exact.
    """

    series: Series
    basis: Basis
    period: Period
    prices: str
    before: int
    added: int
    changed: int

    @property
    def after(self) -> int:
        """What it comes to."""
        return self.before + self.added + self.changed


@dataclass(frozen=True, slots=True)
class Slip:
    """A milestone of a project that moved to a later date, and when that was said."""

    project: str
    title: str
    was: date
    now: date
    said: date


@dataclass(frozen=True, slots=True)
class Impact:
    """``beside`` says why a statement leaves the position as it is, or is ""."""

    changes: tuple[Change, ...]
    bridge: tuple[Step, ...]
    remarks: tuple[Remark, ...]
    beside: str
    nets: tuple[Net, ...] = ()


def impact(
    statement: Statement,
    *,
    number: int,
    position: Sequence[Entry],
    history: Sequence[Entry],
    benefits: Mapping[str, Benefit],
    slips: Iterable[Slip] = (),
    judged: Judgements = MappingProxyType({}),
) -> Impact:
    """This function will return what a statement would change.

    ``number`` is what it would be posted as, ``position`` the programme's position of
    record by then without it, ``history`` every line of record, overtaken ones too;
    ``benefits`` all of the programme's and the statement's own, ``judged`` the
    verdicts on what was delivered.
    """
    held = {entry.key: entry for entry in position}
    beside = _beside(statement)
    changes = () if beside else tuple(_changes(statement, number, held))
    remarks = (
        *_overlaps(statement, position, benefits),
        *_outliers(statement, history),
        *_beyond(statement, held),
        *_unmoved(statement, position, benefits, slips),
        *_reopened(changes, held, judged),
    )
    return Impact(
        changes,
        _bridge(changes, position, statement.prices),
        remarks,
        beside,
        nets(statement, benefits),
    )


def _beside(statement: Statement) -> str:
    if statement.standing is Standing.CLAIM:
        return "It is a claim: it will stand beside the position, not in it."
    if not statement.in_effect:
        return "No decision has put it in force yet: it will stand beside the position."
    return ""


def _changes(
    statement: Statement, number: int, held: Mapping[Key, Entry]
) -> Iterator[Change]:
    said = said_order(statement.counts_on, number)
    for line in statement.lines:
        before = held.get(line.key)
        # What was said later, or of a later day, stays the position.
        if before is None:
            yield Change(line.key, None, line.pence)
        elif before.said < said and before.pence != line.pence:
            same = before.prices == statement.prices
            yield Change(line.key, before.pence, line.pence, same)


def _bridge(
    changes: Iterable[Change], position: Iterable[Entry], prices: str
) -> tuple[Step, ...]:
    moved: defaultdict[tuple[Series, Basis, Period], list[int]]
    moved = defaultdict(lambda: [0, 0])
    for change in changes:
        key, was = change.key, change.before if change.comparable else None
        parts = moved[key.series, key.basis, key.period]
        parts[was is not None] += change.after - (was or 0)
    before: defaultdict[tuple[Series, Basis, Period], int] = defaultdict(int)
    for entry in position:
        measure = (entry.key.series, entry.key.basis, entry.key.period)
        if entry.prices == prices:
            before[measure] += entry.pence
    return tuple(
        Step(*measure, prices, before[measure], *moved[measure])
        for measure in sorted(moved)
    )


def _overlaps(
    statement: Statement, position: Iterable[Entry], benefits: Mapping[str, Benefit]
) -> Iterator[Remark]:
    """The same service, period and kind, claimed by another benefit too."""
    landing: defaultdict[tuple[str, Series, Basis, Period], set[str]]
    landing = defaultdict(set)
    for key in (entry.key for entry in position if entry.pence):
        for service in _services(benefits.get(key.benefit)):
            landing[service, key.series, key.basis, key.period].add(key.benefit)
    for line in statement.lines:
        key, own = line.key, benefits.get(line.key.benefit)
        for service in _services(own):
            there = landing[service, key.series, key.basis, key.period] - {key.benefit}
            for other in sorted(there):
                if own and benefits[other].kind is own.kind and line.pence:
                    yield Remark(
                        Kind.OVERLAP,
                        key.benefit,
                        f"{other} claims {own.kind.label} on {service} in {key.period} "
                        "too: does one count the other's money?",
                    )


def _services(benefit: Benefit | None) -> Collection[str]:
    return [service for service, _ in benefit.services] if benefit else ()


def _outliers(statement: Statement, history: Iterable[Entry]) -> Iterator[Remark]:
    past: defaultdict[tuple[str, Series, Basis], list[int]] = defaultdict(list)
    for entry in history:
        if entry.pence:
            key = entry.key
            past[key.benefit, key.series, key.basis].append(entry.pence)
    for line in statement.lines:
        known = past[line.key.benefit, line.key.series, line.key.basis]
        if not known or not line.pence:
            continue
        sizes = [abs(pence) for pence in known]
        if (line.pence > 0) not in {pence > 0 for pence in known}:
            what = "has the other sign than all that was said of it before"
        elif abs(line.pence) > FAR * max(sizes):
            what = f"is more than {FAR} times the most that was said of it before"
        elif FAR * abs(line.pence) < min(sizes):
            what = f"is less than a {_NTH[FAR]} of the least that was said of it before"
        else:
            continue
        yield Remark(
            Kind.OUTLIER,
            line.key.benefit,
            f"{Money(line.pence)}, {line.key.series.label}, {line.key.period}, {what}.",
        )


_NTH = {3: "third"}


def _beyond(statement: Statement, held: Mapping[Key, Entry]) -> Iterator[Remark]:
    for line in statement.lines:
        key = line.key
        if key.series is not Series.DELIVERED:
            continue
        for series in (Series.FORECAST, Series.PLAN):
            expected = held.get(Key(key.benefit, series, key.basis, key.period))
            if expected is not None:
                break
        else:
            continue
        if line.pence > max(expected.pence, 0):
            yield Remark(
                Kind.BEYOND_FORECAST,
                key.benefit,
                f"{Money(line.pence)} would be delivered in {key.period}, where "
                f"{Money(expected.pence)} was {series.label}.",
            )


def _unmoved(
    statement: Statement,
    position: Iterable[Entry],
    benefits: Mapping[str, Benefit],
    slips: Iterable[Slip],
) -> Iterator[Remark]:
    """Of the projects that the statement speaks of, and so should know of."""
    spoken_of = set(statement.benefits())
    about = {benefits[code].project for code in spoken_of if code in benefits} - {""}
    last: defaultdict[str, int] = defaultdict(int)
    for entry in position:
        if entry.key.series in (Series.PLAN, Series.FORECAST):
            last[entry.key.benefit] = max(last[entry.key.benefit], entry.said)
    for slip in (slip for slip in slips if slip.project in about):
        for code in sorted(last.keys() - spoken_of):
            benefit = benefits.get(code)
            unmoved = last[code] < said_order(slip.said, 0)
            if benefit and benefit.project == slip.project and unmoved:
                yield Remark(
                    Kind.SLIPPED,
                    code,
                    f"{slip.title} of {slip.project} moved from {say_day(slip.was)} to "
                    f"{say_day(slip.now)}, and nothing was said of this benefit since.",
                )


def _reopened(
    changes: Iterable[Change], held: Mapping[Key, Entry], judged: Judgements
) -> Iterator[Remark]:
    """What finance has judged, and would have to judge again."""
    for change in changes:
        before = held.get(change.key)
        found = judged.get((before.statement, before.key)) if before else None
        if found is not None and change.before is not None:
            yield Remark(
                Kind.REOPENED,
                change.key.benefit,
                f"Finance found {found.verdict.label} for the {Money(change.before)} "
                f"delivered in {change.key.period}. What takes its place is claimed "
                "until finance has judged it too.",
            )
