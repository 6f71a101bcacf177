"""Governance regimes: how a council decides, from a date to a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workings.access.words import Word
from workings.core.dates import DatedTo


class RegimeKind(Word):
    """How a council decides. Key decisions and call-in exist only under the first."""

    EXECUTIVE = "executive", "executive arrangements"
    COMMITTEE = "committee", "committee system"


@dataclass(frozen=True, slots=True)
class RegimeRecord:
    """A regime with its first and last day; ``last`` None where it still holds."""

    kind: RegimeKind
    first: DatedTo
    last: DatedTo | None


def regime_on(regimes: Iterable[RegimeRecord], when: date) -> RegimeKind | None:
    """This function will return the regime in force on a day, None if not known."""
    for regime in regimes:
        if in_force(regime.first, regime.last, when):
            return regime.kind
    return None


def in_force(first: DatedTo | None, last: DatedTo | None, when: date) -> bool:
    """This function will tell whether a day lies between two dates, both included.

    A date that is not stated sets no limit.
    """
    begun = first is None or first.on <= when
    return begun and (last is None or when <= last.on)
