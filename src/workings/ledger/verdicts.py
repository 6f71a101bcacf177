"""Claimed and validated: what finance said of the evidence for what was delivered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.position import Entry
from workings.ledger.statement import Key
from workings.ledger.words import Series, Sufficiency

Line = tuple[int, Key]
"""A delivered line: the number of its statement, and its key."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The last verdict on a delivered line: which, by which statement, on which day."""

    verdict: Sufficiency
    statement: int
    on: date

    @property
    def is_validated(self) -> bool:
        """Whether the evidence was sufficient. Partial evidence is not enough."""
        return self.verdict is Sufficiency.SUFFICIENT


Judgements = Mapping[Line, Judgement]


def latest(told: Iterable[tuple[Line, Judgement]]) -> dict[Line, Judgement]:
    """This function will keep the last verdict on each line, whatever their order."""
    ordered = sorted(told, key=lambda item: (item[1].on, item[1].statement))
    return dict(ordered)


def validated(entries: Iterable[Entry], verdicts: Judgements) -> tuple[Entry, ...]:
    """This function will keep the delivered entries that finance found sufficient
    evidence for.
    """
    return tuple(
        entry
        for entry in entries
        if (found := verdicts.get((entry.statement, entry.key))) and found.is_validated
    )


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is said to be delivered, and the part of it that finance found sufficient
    evidence for. In pence.
    """

    claimed: int = 0
    validated: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What is claimed and validated in one basis, period and price base, before a
    statement and after it.
    """

    basis: Basis
    period: Period
    prices: str
    before: Claimed
    after: Claimed


def moved(
    before: Collection[Entry],
    after: Collection[Entry],
    judged: Judgements,
    judged_after: Judgements,
    *,
    about: Iterable[Key],
) -> tuple[Moved, ...]:
    """This function will return what becomes of claimed and validated wherever a
    statement says something of what was delivered.

    ``before`` and ``after`` are the positions, ``judged`` the verdicts on them, and
    ``about`` the keys of the statement's lines and verdicts.
    """
    were, are = _claimed(before, judged), _claimed(after, judged_after)
    touched = {(key.basis, key.period) for key in about if _delivered(key)}
    return tuple(
        Moved(*measure, were[measure], are[measure])
        for measure in sorted({*were, *are})
        if measure[:2] in touched
    )


def _claimed(
    entries: Iterable[Entry], judged: Judgements
) -> defaultdict[tuple[Basis, Period, str], Claimed]:
    sums: defaultdict[tuple[Basis, Period, str], Claimed] = defaultdict(Claimed)
    for entry in filter(lambda entry: _delivered(entry.key), entries):
        found = judged.get((entry.statement, entry.key))
        part = entry.pence if found and found.is_validated else 0
        measure = (entry.key.basis, entry.key.period, entry.prices)
        was = sums[measure]
        sums[measure] = Claimed(was.claimed + entry.pence, was.validated + part)
    return sums


def _delivered(key: Key) -> bool:
    return key.series is Series.DELIVERED
