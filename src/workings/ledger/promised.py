"""What was promised and what arrived, of some benefits: amount beside amount.

Amounts meet only where they measure the same: one basis over one period. Nothing here
adds up across bases, and claims stand beside what is of record, never in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.landing import Landing, split
from workings.ledger.said import KnownBenefit, Said
from workings.ledger.statement import Key
from workings.ledger.words import SAVING_KINDS, Bearer, Series, Standing, Sufficiency

WHOLE = Fraction(1)

_BASES = list(Basis)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as it was said; ``share`` is the part of the benefit's that it is,
    and ``place`` the service that this lands on, or "".

    ``pence``, ``low`` and ``high`` are of that part; ``said`` orders the amounts of a
    key. ``verdict`` is finance's last on the evidence for what was delivered.
    """

    benefit: KnownBenefit
    key: Key
    said: int
    statement: Said
    pence: int
    low: int | None = None
    high: int | None = None
    note: str = ""
    share: Fraction = WHOLE
    place: str = ""
    verdict: Sufficiency | None = None

    @property
    def is_validated(self) -> bool:
        """Whether finance found sufficient evidence that it was delivered."""
        return self.verdict is Sufficiency.SUFFICIENT


@dataclass(frozen=True, slots=True)
class Promised:
    """The amounts that stand by a day, the latest of each key, and those beside them:
    claims, and plans that no decision had put in force.
    """

    of_record: tuple[Amount, ...] = ()
    beside: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """One benefit, or what lands of it on one place, over one period in one basis:
    what was said of it, by series.
    """

    benefit: KnownBenefit
    basis: Basis
    period: Period
    place: str
    amounts: Mapping[Series, Amount]


def promised(amounts: Iterable[Amount], *, as_at: date) -> Promised:
    """This function will tell what stands by a day from what stands beside it.

    ``amounts`` are all that were heard by then, whoever said them.
    """
    latest: dict[Key, Amount] = {}
    beside: list[Amount] = []
    for amount in amounts:
        if not _stands(amount.statement, as_at):
            beside.append(amount)
        elif (held := latest.get(amount.key)) is None or held.said < amount.said:
            latest[amount.key] = amount
    return Promised(
        tuple(sorted(latest.values(), key=_in_order)),
        tuple(sorted(beside, key=_in_order)),
    )


def landing_on(
    place: str, amounts: Iterable[Amount], landings: Mapping[str, Landing]
) -> tuple[Amount, ...]:
    """This function will return the parts of amounts that land on one place.

    The parts of all places that a benefit lands on sum to the whole, to the penny.
    """
    found = []
    for amount in amounts:
        landing = landings.get(amount.key.benefit, ())
        share = sum((part for name, part in landing if name == place), Fraction(0))
        if share:
            found.append(_part(amount, landing, place, share))
    return tuple(found)


def _part(amount: Amount, landing: Landing, place: str, share: Fraction) -> Amount:
    def part(pence: int | None) -> int | None:
        return None if pence is None else split(pence, landing)[place]

    return replace(
        amount,
        pence=split(amount.pence, landing)[place],
        low=part(amount.low),
        high=part(amount.high),
        share=share,
        place=place,
    )


def promises(amounts: Iterable[Amount]) -> tuple[Promise, ...]:
    """This function will set what was promised of each benefit beside what arrived,
    within one basis and period, in that order.
    """
    groups: defaultdict[tuple[int, Period, str, str], dict[Series, Amount]]
    groups = defaultdict(dict)
    for amount in amounts:
        key, basis = amount.key, _BASES.index(amount.key.basis)
        groups[basis, key.period, key.benefit, amount.place][key.series] = amount
    return tuple(
        Promise(next(iter(held.values())).benefit, _BASES[basis], period, place, held)
        for (basis, period, _, place), held in sorted(
            groups.items(), key=lambda item: item[0]
        )
    )


def alike(
    found: Iterable[Promise],
) -> tuple[tuple[tuple[Basis, Period], tuple[Promise, ...]], ...]:
    """This function will group promises that measure the same over the same time."""
    groups: defaultdict[tuple[Basis, Period], list[Promise]] = defaultdict(list)
    for promise in found:
        groups[promise.basis, promise.period].append(promise)
    return tuple((measure, tuple(group)) for measure, group in groups.items())


def together(found: Iterable[Promise]) -> dict[Series, int]:
    """This function will add up promises of one basis and period, series by series.

    Only what is the council's own saving or income is added, and only amounts in the
    same prices: costs and what others bear stay out, because gross is not net.
    """
    told: defaultdict[Series, list[Amount]] = defaultdict(list)
    for promise in found:
        if is_saving(promise.benefit):
            for series, amount in promise.amounts.items():
                told[series].append(amount)
    return {
        series: sum(amount.pence for amount in amounts)
        for series, amounts in told.items()
        if len({amount.statement.prices for amount in amounts}) == 1
    }


def validated_together(found: Iterable[Promise]) -> int | None:
    """This function will add up what of the delivered savings of one basis and period
    finance has validated; None where finance has judged none of it, or where it is not
    in the same prices.
    """
    told = [
        amount
        for promise in found
        if is_saving(promise.benefit)
        and (amount := promise.amounts.get(Series.DELIVERED))
    ]
    judged = any(amount.verdict for amount in told)
    if not judged or len({amount.statement.prices for amount in told}) != 1:
        return None
    return sum(amount.pence for amount in told if amount.is_validated)


def is_saving(benefit: KnownBenefit) -> bool:
    """This function will say whether a benefit is this council's own saving."""
    return benefit.kind in SAVING_KINDS and benefit.bearer is Bearer.COUNCIL


def promised_within(
    amounts: Iterable[Amount], first: date, last: date
) -> tuple[Amount, ...]:
    """This function will return the amounts that were promised for a time of which
    some part lies between two days, both included.
    """
    window = Period.inclusive(first, last)
    return tuple(
        amount
        for amount in amounts
        if amount.key.series in (Series.PLAN, Series.FORECAST)
        and amount.key.period.overlaps(window)
    )


def _stands(said: Said, as_at: date) -> bool:
    of_record = said.standing is Standing.OF_RECORD
    return of_record and said.in_effect and said.counts_on <= as_at


def _in_order(amount: Amount) -> tuple[int, Period, str, int]:
    key = amount.key
    return (_BASES.index(key.basis), key.period, key.benefit, amount.said)
