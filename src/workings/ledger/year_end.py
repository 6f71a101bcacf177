"""Closing a year: what was planned has arrived, or has become something that is said.

Plan = delivered + carried forward + mitigated + written out, benefit by benefit. In
minus for a cost or a pressure, as everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workings.access.words import Word
from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.core.problems import HasProblems, Problem
from workings.core.years import FinancialYear
from workings.ledger.statement import Key, Line
from workings.ledger.words import Series


class Lasting(Word):
    """Whether what stands in for a saving comes again each year."""

    RECURRING = "recurring"
    ONE_OFF = "one_off", "one-off"


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of one benefit's plan for a year, in pence.

    ``by_what`` and ``lasting`` say how the mitigated part was made up. ``stated`` is
    what the record has of it already.
    """

    benefit: str
    plan: int
    delivered: int
    carried_forward: int = 0
    mitigated: int = 0
    written_out: int = 0
    lasting: Lasting | None = None
    by_what: str = ""
    stated: Mapping[Series, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """The part of the plan of which nothing is said; 0 closes the year."""
        became = self.carried_forward + self.mitigated + self.written_out
        return self.plan - self.delivered - became


class DoesNotClose(HasProblems):
    """The year is not closed: something is said of less, or more, than was planned."""


def closing_lines(closings: Iterable[Closing], year: FinancialYear) -> tuple[Line, ...]:
    """This function will return the lines that close a year, or raise
    :class:`DoesNotClose` with every benefit whose parts do not make its plan.

    What the record has already is not said anew: an amount that was delivered keeps
    finance's verdict on it.
    """
    closings = tuple(closings)
    found = [problem for closing in closings for problem in _problems(closing)]
    if found:
        raise DoesNotClose(found)
    return tuple(line for closing in closings for line in _lines(closing, year))


def _problems(closing: Closing) -> Iterator[Problem]:
    if closing.missing:
        said = Money(closing.plan - closing.missing)
        word = "missing" if (closing.missing > 0) == (closing.plan > 0) else "too much"
        yield Problem(
            closing.benefit,
            f"{Money(closing.plan)} was planned, and what is said comes to {said}: "
            f"{Money(abs(closing.missing))} is {word}",
            "Carry it forward, say what made up for it, or write it out",
        )
    if closing.mitigated and not (closing.lasting and closing.by_what):
        yield Problem(
            closing.benefit,
            f"{Money(closing.mitigated)} is mitigated, and it is not said how",
            "Say by what, and whether that is recurring or one-off",
        )


def _lines(closing: Closing, year: FinancialYear) -> Iterator[Line]:
    parts = (
        (Series.DELIVERED, closing.delivered, ""),
        (Series.CARRIED_FORWARD, closing.carried_forward, ""),
        (Series.MITIGATED, closing.mitigated, _how(closing)),
        (Series.WRITTEN_OUT, closing.written_out, ""),
    )
    for series, pence, note in parts:
        if _is_news(series, pence, closing.stated):
            key = Key(closing.benefit, series, Basis.ANNUAL, Period.year(year))
            yield Line(key, pence, note=note)


def _is_news(series: Series, pence: int, stated: Mapping[Series, int]) -> bool:
    was = stated.get(series)
    if series is Series.MITIGATED:
        # By what may be another than before, where the amount is the same.
        return bool(pence or was)
    return pence != (was if series is Series.DELIVERED else was or 0)


def _how(closing: Closing) -> str:
    return f"{closing.lasting.label}: {closing.by_what}" if closing.lasting else ""
