"""What the story of a figure is made of, in one reading."""

from collections.abc import Iterable

from workings.core.money import Basis
from workings.ledger.figures.story import (
    BEARINGS,
    Bearing,
    Story,
    is_of_record,
    record_lines,
)
from workings.ledger.position import fold
from workings.ledger.queries.answers import NoSuchFigure
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import lines_heard
from workings.ledger.queries.reading import (
    known_benefits,
    statements_heard,
)
from workings.ledger.queries.stated import stated_by
from workings.ledger.queries.verdicts import verdicts_heard
from workings.ledger.said import Reading, SaidTotal
from workings.ledger.words import BenefitKind, Breakdown, Series


def figure_story(heard: Heard, slug: str) -> Story:
    """This function will read all that bears on a figure, by whomever it was said.

    Raises ``NoSuchFigure``. Only lines of the series that the figure is made of are
    read, and of forecasts only those of benefits that some total lists.
    """
    if slug not in BEARINGS:
        raise NoSuchFigure(slug, BEARINGS)
    bearing = BEARINGS[slug]
    everyone = statements_heard(heard, standing=None)
    day = heard.as_at.said_by
    record = {n: said for n, said in everyone.items() if is_of_record(said, day)}
    stated = stated_by(heard, everyone)
    told = stated.totals
    totals = {it.total.code: it for it in told if it.statement.number in record}
    known, named = known_benefits(heard.programme, everyone)
    costs = {
        code
        for code, benefit in known.items()
        if benefit.kind is BenefitKind.COST_TO_DELIVER
    }
    lines = lines_heard(
        heard,
        series=bearing.series,
        benefits=_listed(bearing, told, costs),
        named=named,
    )
    stand = record_lines(lines, record)
    reading = Reading(
        as_at=day,
        entries=tuple(fold(stand).values()),
        statements=record,
        benefits=known,
        headlines=stated.headlines(record, totals),
        totals=totals,
        shares=stated.shares(record, totals),
        earlier_rates=tuple(
            entry
            for entry in stand
            if entry.key.series is Series.DELIVERED
            and entry.key.basis is Basis.RUN_RATE
        ),
        verdicts=verdicts_heard(heard),
    )
    return Story(slug, reading, everyone, told, lines)


def _listed(
    bearing: Bearing, totals: Iterable[SaidTotal], costs: Iterable[str]
) -> list[str] | None:
    """The benefits whose lines are wanted; None for all of them."""
    relevant = [it.total for it in totals if bearing.total(it.total)]
    every = any(total.breakdown is Breakdown.ALL for total in relevant)
    if every or Series.DELIVERED in bearing.series:
        return None
    return sorted({*costs, *(code for total in relevant for code in total.benefits)})
