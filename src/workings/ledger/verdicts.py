"""Claimed and validated: what finance said of the evidence for what was delivered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workings.ledger.position import Entry
from workings.ledger.statement import Key
from workings.ledger.words import Sufficiency

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
