"""The headlines of a programme, and what bridges between them are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workings.ledger import bridge as bridging
from workings.ledger.bridge import Bridge
from workings.ledger.position import Entry
from workings.ledger.queries.fold import Named
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import history
from workings.ledger.queries.reading import (
    known_benefits,
    statements_heard,
)
from workings.ledger.queries.stated import stated_by
from workings.ledger.said import Said, SaidHeadline, SaidTotal, costs_among
from workings.ledger.words import Breakdown, Series


@dataclass(frozen=True, slots=True)
class HeadlinesTold:
    """Every headline heard, with every line that one of them may be made of.

    Read once, it gives the bridge between any two days: what was not yet said by
    them is left out by the bridge itself.
    """

    headlines: tuple[SaidHeadline, ...]
    history: tuple[Entry, ...]
    statements: Mapping[int, Said]
    costs: frozenset[str]

    def bridge(self, *, from_on: date, to_on: date) -> Bridge:
        """The headline's bridge from one day to another."""
        return bridging.headline_bridge(
            self.headlines,
            self.history,
            self.statements,
            from_on=from_on,
            to_on=to_on,
            costs=self.costs,
        )


def headlines_told(heard: Heard) -> HeadlinesTold:
    """This function will read a programme's headlines, and what they are made of."""
    statements = statements_heard(heard)
    stated = stated_by(heard, statements)
    totals = {item.total.code: item for item in stated.totals}
    headlines = stated.headlines(statements, totals)
    known, named = known_benefits(heard.programme, statements)
    lines = _lines(heard, [headline.total for headline in headlines], named)
    return HeadlinesTold(headlines, lines, statements, costs_among(known))


def _lines(
    heard: Heard, totals: Iterable[SaidTotal], named: Named
) -> tuple[Entry, ...]:
    broken_down = [t.total for t in totals if t.total.breakdown is not Breakdown.NONE]
    if not broken_down:
        return ()
    every = any(total.breakdown is Breakdown.ALL for total in broken_down)
    listed = {code for total in broken_down for code in total.benefits}
    return history(
        heard,
        series=[Series.PLAN, Series.FORECAST],
        benefits=None if every else sorted(listed),
        named=named,
    )
