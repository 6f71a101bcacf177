"""A service's measures one by one: charts, what they mark, readings, and yardsticks."""

from collections.abc import Mapping
from decimal import Decimal

from workings.core.dates import say_day
from workings.quality.dating import spoken
from workings.quality.measures import ReadingRecord, YardstickRecord
from workings.quality.queries import measures
from workings.quality.queries.comparison import is_compared
from workings.quality.rolling import YearOfCounts, by_year
from workings.quality.signals import NO_LONGER, Marked, explained, marked
from workings.quality.spc import Point
from workings.quality.telling import cautions_in_words, plain, runs_in_words
from workings.quality.telling import sentence as sentence_of
from workings.quality.words import Kind
from workings.web.charts import Dot
from workings.web.components import (
    Content,
    Heading,
    Link,
    Row,
    Table,
    content,
    numeric,
)
from workings.web.components.chart import Chart
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.charts import control_chart, run_chart
from workings.web.public.presenters.frames import Kept, frame
from workings.web.public.presenters.measures import (
    Shown,
    false_alarms,
    measures_table,
    quality_address,
    shown,
)
from workings.web.public.presenters.others import others_parts
from workings.web.public.presenters.words import capital, count, sentence, source
from workings.web.public.standpoint import Standpoint, standpoint

NOBODY = "Nobody has explained it by then."
RUNS = "runs"
COUNCILS = "councils"

READINGS = 120
"""The latest of each measure on a page: ten years of months."""

MOST_OPEN = 12
"""Readings that stand open; more are folded until somebody wants them."""


def service_quality_page(
    slug: str, moment: Moment, *, service: str, asked: Mapping[str, str]
) -> DossierPage:
    """This function will build the page of one service's measures, with their charts
    and readings, as at a day.

    Asked for ``chart=runs``, it has run charts in the place of control charts; asked
    for ``beside=councils``, the council beside others instead.
    """
    stand = standpoint(slug, moment)
    known = measures(stand.row, as_at=moment.day, service=service)
    title = known[0].service_title if known else service
    if asked.get("beside") == COUNCILS:
        return _page(
            stand,
            service,
            title,
            heading=f"Beside other councils: {title}",
            kept=(("service", service), ("beside", COUNCILS)),
            rows=(Row("Measures", content(_measured(stand, service, title))),),
            parts=others_parts(stand, known),
        )
    runs = asked.get("chart") == RUNS
    found = shown(stand, known)
    lead = false_alarms(found)
    table = measures_table(stand, found, in_full=True)
    every = Part("measures", "Measures", (lead,) if lead else (), tables=(table,))
    read = [_read(stand, one, runs=runs) for one in found if one.measure.readings]
    beside = Link(
        "Its measures of which other councils' are published",
        quality_address(stand, service=service, beside=COUNCILS),
    )
    councils = (
        (Row("Beside other councils", content(beside)),)
        if is_compared(known, moment.day)
        else ()
    )
    return _page(
        stand,
        service,
        title,
        heading=f"How it does{', in run charts' if runs else ''}: {title}",
        kept=(("service", service), *((("chart", RUNS),) if runs else ())),
        rows=(Row("Charts", _kinds(stand, service, runs=runs)), *councils),
        parts=(every, *read),
    )


def _page(
    stand: Standpoint,
    service: str,
    title: str,
    *,
    heading: str,
    kept: Kept,
    rows: tuple[Row, ...],
    parts: tuple[Part, ...],
) -> DossierPage:
    return DossierPage(
        frame=frame(stand, heading, "quality", trail=title, kept=kept),
        heading=heading,
        caption=f"{stand.record.title}, as at {stand.moment.spoken}",
        summary="",
        notice="",
        rows=(Row("Service", content(stand.link(title, "service", service))), *rows),
        parts=parts,
    )


def _measured(stand: Standpoint, service: str, title: str) -> Link:
    return Link(f"How {title} does", quality_address(stand, service=service))


def _kinds(stand: Standpoint, service: str, *, runs: bool) -> Content:
    if runs:
        there = Link("show control charts", quality_address(stand, service=service))
        return content("Run charts, which suppose nothing about the values; ", there)
    address = quality_address(stand, service=service, chart=RUNS)
    return content("Control charts; ", Link("show run charts", address))


def _read(stand: Standpoint, one: Shown, *, runs: bool) -> Part:
    measure = one.measure
    return Part(
        measure.code.lower(),
        measure.title,
        lead=(*_cautions(one), *_rebases(stand, one)),
        chart=_run_chart(one) if runs else _chart(one),
        tables=(
            *_signals(one),
            *_years(one),
            _readings(one),
            *_outside(stand, one),
        ),
    )


def _cautions(one: Shown) -> tuple[str, ...]:
    if not one.enough:
        return ()
    return tuple(
        f"Take care: {what}. {mend}." for what, mend in cautions_in_words(one.charted)
    )


def _rebases(stand: Standpoint, one: Shown) -> tuple[str, ...]:
    return tuple(
        f"From {say_day(each.from_on)} it has a new mean and new limits, as "
        f"{each.how.label}: {sentence(each.reason)}"
        for each in one.measure.rebases
        if each.from_on <= stand.moment.day
    )


def _chart(one: Shown) -> Chart | None:
    points = one.charted.points
    if not one.enough or points[-1].upper is None:
        return None
    return control_chart(
        f"chart-{one.measure.code.lower()}",
        [
            Dot(each.period, each.value, each.mean, each.lower, each.upper, each.kind)
            for each in points
        ],
        title=capital(sentence_of(one.charted)),
        sentence=_limits(one, points[-1]),
        alt=_alt(one),
    )


def _limits(one: Shown, last: Point) -> str:
    return (
        f"The mean is {one.with_unit(plain(last.mean))}; chance alone moves it between "
        f"{plain(last.lower)} and {plain(last.upper)}"
        f"{', with as many counted as last' if one.charted.counted else ''}."
    )


def _run_chart(one: Shown) -> Chart | None:
    middle = one.charted.runs.median
    if not one.enough or middle is None:
        return None
    begins = one.charted.rebased[-1] if one.charted.rebased else 0
    return run_chart(
        f"chart-{one.measure.code.lower()}",
        [
            Dot(
                each.period,
                each.value,
                middle if place >= begins else None,
                None,
                None,
                Kind.COMMON_CAUSE,
            )
            for place, each in enumerate(one.charted.points)
        ],
        title=runs_in_words(one.charted),
        sentence=f"The median is {one.with_unit(plain(middle))}.",
        alt=_alt(one),
    )


def _alt(one: Shown) -> str:
    first, last = one.charted.points[0].period, one.charted.points[-1].period
    return f"{one.measure.title}, {spoken(first)} to {spoken(last)}"


def _signals(one: Shown) -> tuple[Table, ...]:
    """What the chart marks, with what was said of it by then."""
    found = marked(one.measure, one.charted)
    table = Table(
        name=f"signals-{one.measure.code.lower()}",
        caption=f"{one.measure.title}: what the chart marks, and what explains it",
        headings=tuple(map(Heading, ("Period", "What marks it", "Explanation"))),
        rows=tuple(
            (
                content(each.period.spoken()),
                content(
                    capital(each.rule.label), under=() if each.stands else (NO_LONGER,)
                ),
                _explanations(each),
            )
            for each in found
        ),
    )
    return (table,) if found else ()


def _explanations(found: Marked) -> Content:
    first, *rest = [sentence(explained(one)) for one in found.explanations] or [NOBODY]
    return content(first, under=tuple(rest))


def _years(one: Shown) -> tuple[Table, ...]:
    """Years out of counts, where the measure has them."""
    found = by_year(one.measure)
    table = Table(
        name=f"years-{one.measure.code.lower()}",
        caption=f"{one.measure.title}: years, all counts of each added up",
        headings=(
            Heading("Year"),
            Heading("Value", numeric=True),
            Heading("Counts", numeric=True),
        ),
        rows=tuple(
            (
                content(str(each.year), under=(_of_the_year(each),)),
                numeric(one.with_unit(f"{each.value:.4g}")),
                numeric(_counts(each.numerator, each.denominator)),
            )
            for each in reversed(found)
        ),
        folded=len(found) > MOST_OPEN,
    )
    return (table,) if found else ()


def _of_the_year(each: YearOfCounts) -> str:
    return "" if each.whole else f"Only {each.counted} of its {each.of} periods"


def _counts(above: Decimal, below: Decimal) -> str:
    return f"{above.normalize():,f} of {below.normalize():,f}"


def _readings(one: Shown) -> Table:
    readings = one.measure.readings
    latest = readings[-READINGS:]
    of_all = f", the latest of {len(readings)}" if len(readings) > READINGS else ""
    return Table(
        name=f"readings-{one.measure.code.lower()}",
        caption=f"{one.measure.title}: {count(latest, 'reading')}{of_all}",
        headings=tuple(map(Heading, ("Period", "Value", "Said", "Source"))),
        rows=tuple(
            (
                content(reading.period.spoken()),
                _value(one, reading),
                content(
                    reading.said.spoken(),
                    under=("It revises another.",) if reading.revised else (),
                ),
                source(reading.source),
            )
            for reading in reversed(latest)
        ),
        folded=len(latest) > MOST_OPEN,
    )


def _value(one: Shown, reading: ReadingRecord) -> Content:
    note = sentence(reading.note)
    if reading.value is None:
        return content(reading.mark or "None", under=(note,))
    counts = ""
    if reading.numerator is not None and reading.denominator is not None:
        counts = _counts(reading.numerator, reading.denominator)
    value = one.with_unit(f"{reading.value.normalize():f}")
    return content(value, under=(capital(reading.mark), counts, note))


def _outside(stand: Standpoint, one: Shown) -> tuple[Table, ...]:
    """What others reach: beside the measure, and in none of its limits."""
    found = one.measure.yardsticks_on(stand.moment.day)
    if not found:
        return ()
    table = Table(
        name=f"outside-{one.measure.code.lower()}",
        caption=f"{one.measure.title}: what others reach, by their own instruments",
        headings=tuple(map(Heading, ("Yardstick", "Value", "Good for", "Source"))),
        rows=tuple(
            (
                content(each.title, under=(sentence(each.note),)),
                content(one.with_unit(f"{each.value.normalize():f}")),
                content(_good_for(each)),
                source(each.source),
            )
            for each in found
        ),
    )
    return (table,)


def _good_for(each: YardstickRecord) -> str:
    since = say_day(each.from_on)
    return f"{since} to {say_day(each.until_on)}" if each.until_on else f"From {since}"
