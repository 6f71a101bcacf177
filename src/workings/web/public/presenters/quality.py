"""How services do: every measure, and the verdicts beside each saving."""

from collections.abc import Mapping, Sequence
from datetime import date

from workings.core.dates import say_day
from workings.programme.queries import service_titles
from workings.quality.beside import Beside, Verdict
from workings.quality.measures import MeasureRecord, YardstickRecord
from workings.quality.queries import measures
from workings.quality.queries.beside import beside_savings
from workings.quality.signals import (
    NO_LONGER,
    Marked,
    explained,
    latest_signal,
    marked,
)
from workings.quality.spc import Charted, chart_measure
from workings.quality.telling import FEWEST_TO_CHART, measure_in_words, plain
from workings.quality.telling import sentence as sentence_of
from workings.quality.words import Kind
from workings.web.charts import Dot
from workings.web.components import Content, Heading, Inline, Link, Row, Table, content
from workings.web.components.chart import Chart
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, GroupsPage, Part
from workings.web.public.presenters.charts import control_chart
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.others import others_parts
from workings.web.public.presenters.words import capital, count, sentence, source
from workings.web.public.standpoint import Standpoint, address, standpoint

LEAD = (
    "The programme is to cut cost while services stay good. Every measure of a service "
    "stands here with its target and what its control chart says, and beside every "
    "saving what became of the measures of its services since it began. A chart is "
    "judged by its latest value, by the rules of Making Data Count: chance alone, or a "
    "change. With few values nothing can be told."
)
HEADING = "How services do"
HEADING_WORSENED = "Savings beside services that worsened"
NONE = "The record has no measure of it by then."
NONE_WORSE = "No measure is known to have worsened by then."
NONE_WORSENED = "Beside no saving is a measure known to have worsened by then."
WORSENED = "worsened"
NOBODY = "Nobody has explained it by then."
NOT_ASSESSED = "No assessment of its impact is in the record."

READINGS = 120
"""The latest of each measure on a page: ten years of months."""


def quality_page(slug: str, moment: Moment, *, asked: Mapping[str, str]) -> GroupsPage:
    """This function will build the page of how services do as at a day.

    Asked for ``only=worsened``, it has the savings beside which a measure worsened.
    """
    stand = standpoint(slug, moment)
    known = measures(stand.row, as_at=moment.day)
    beside = tuple(beside_savings(stand.heard).values())
    worse = {one.code for it in beside for one in it.of(Verdict.WORSENED)}
    only = asked.get("only") == WORSENED
    if only:
        beside = tuple(one for one in beside if one.worsened)
        known = tuple(
            one for one in known if one.code in worse or _worse_now(one, moment.day)
        )
    tables = (
        _savings(stand, beside, only=only),
        _measures(stand, known, empty=NONE_WORSE if only else NONE),
    )
    heading = HEADING_WORSENED if only else HEADING
    links = (_other(stand, only=only), stand.link("Whom it affects", "impact"))
    return _page(stand, heading, links, tables)


def _worse_now(one: MeasureRecord, day: date) -> bool:
    latest = chart_measure(one, day).latest
    return latest is not None and latest.kind is Kind.CONCERN


def measures_table(stand: Standpoint, service: str, title: str) -> Table:
    """This function will lead from a service to its measures."""
    link = Link(f"How {title} does", _address(stand, f"service={service}"))
    return Table(
        name="how-it-does",
        caption="Its measures and their readings",
        headings=(Heading("Page"), Heading("What stands there")),
        rows=(
            (content(link), content("Every measure of the service, as read by then")),
        ),
    )


def service_quality_page(slug: str, moment: Moment, *, service: str) -> DossierPage:
    """This function will build the page of one service's measures, with their charts
    and readings, as at a day.
    """
    stand = standpoint(slug, moment)
    known = measures(stand.row, as_at=moment.day, service=service)
    title = known[0].service_title if known else service
    heading = f"How it does: {title}"
    read = [one for one in known if one.readings]
    every = Part(
        "measures", "Measures", tables=(_measures(stand, known, in_full=True),)
    )
    return DossierPage(
        frame=frame(stand, heading, "quality", trail=title),
        heading=heading,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        summary="",
        notice="",
        rows=(Row("Service", content(stand.link(title, "service", service))),),
        parts=(
            every,
            *(_read(stand, one) for one in read),
            *others_parts(stand, known),
        ),
    )


def _read(stand: Standpoint, one: MeasureRecord) -> Part:
    charted = chart_measure(one, stand.moment.day)
    known = [point for point in charted.points if point.value is not None]
    enough = len(known) >= FEWEST_TO_CHART and charted.points[-1].upper is not None
    chart = _chart(one, charted) if enough else None
    return Part(
        one.code.lower(),
        one.title,
        chart=chart,
        tables=(
            *_signals(one, stand.moment.day),
            _readings(one),
            *_outside(one, stand.moment.day),
        ),
    )


def _signals(one: MeasureRecord, day: date) -> tuple[Table, ...]:
    """What the chart marks, with what was said of it by then."""
    found = marked(one, day)
    table = Table(
        name=f"signals-{one.code.lower()}",
        caption=f"{one.title}: what the chart marks, and what explains it",
        headings=tuple(map(Heading, ("Period", "What marks it", "Explanation"))),
        rows=tuple(
            (
                content(str(each.period)),
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


def _outside(one: MeasureRecord, day: date) -> tuple[Table, ...]:
    """What others reach: beside the measure, and in none of its limits."""
    found = one.yardsticks_on(day)
    if not found:
        return ()
    unit = "%" if one.unit == "%" else f" {one.unit}"
    table = Table(
        name=f"outside-{one.code.lower()}",
        caption=f"{one.title}: what others reach, by their own instruments",
        headings=tuple(map(Heading, ("Yardstick", "Value", "Good for", "Source"))),
        rows=tuple(
            (
                content(each.title, under=(sentence(each.note),)),
                content(f"{each.value.normalize():f}{unit}"),
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


def _chart(one: MeasureRecord, charted: Charted) -> Chart:
    first, last = charted.points[0].period, charted.points[-1].period
    return control_chart(
        f"chart-{one.code.lower()}",
        [
            Dot(each.period, each.value, each.mean, each.lower, each.upper, each.kind)
            for each in charted.points
        ],
        title=capital(sentence_of(charted)),
        sentence=_limits(charted, one),
        alt=f"{one.title}, {first} to {last}",
    )


def _limits(charted: Charted, one: MeasureRecord) -> str:
    last = charted.points[-1]
    unit = "%" if one.unit == "%" else f" {one.unit}"
    return (
        f"The mean is {plain(last.mean)}{unit}; chance alone moves it between "
        f"{plain(last.lower)} and {plain(last.upper)}"
        f"{', with as many counted as last' if charted.counted else ''}."
    )


def _page(
    stand: Standpoint,
    heading: str,
    links: tuple[Link, ...],
    tables: tuple[Table, ...],
) -> GroupsPage:
    return GroupsPage(
        frame=frame(stand, heading, "quality", trail=HEADING),
        heading=heading,
        caption=f"{stand.record.title}, as at {stand.moment.spoken}",
        lead=LEAD,
        links=links,
        tables=tables,
    )


def _address(stand: Standpoint, query: str) -> str:
    # The day comes last, as on every page.
    day = stand.moment.query.replace("?", "&", 1)
    return f"{address('quality', stand.record.slug)}?{query}{day}"


def _other(stand: Standpoint, *, only: bool) -> Link:
    if only:
        return Link("Show all measures and savings", stand.address("quality"))
    there = _address(stand, f"only={WORSENED}")
    return Link("Only savings beside which a measure worsened", there)


def _savings(stand: Standpoint, found: Sequence[Beside], *, only: bool) -> Table:
    which = " beside which a measure worsened" if only else ", with their services"
    titles = service_titles(stand.row)
    return Table(
        name="savings-beside",
        caption=f"{capital(count(found, 'saving'))}{which}",
        headings=tuple(map(Heading, ("Saving", "Services", "What became of them"))),
        rows=tuple(
            (
                content(_title(stand, one)),
                _services(stand, titles, one),
                content(one.in_words, under=_verdicts(one)),
            )
            for one in found
        ),
        empty=NONE_WORSENED if only else "There was none by then.",
    )


def _title(stand: Standpoint, one: Beside) -> Inline:
    if not one.saving.project:
        return one.saving.title
    return stand.link(one.saving.title, "project", one.saving.project)


def _services(stand: Standpoint, titles: Mapping[str, str], one: Beside) -> Content:
    links: list[Inline] = []
    for code in one.saving.services:
        links += [", "] if links else []
        links.append(stand.link(titles[code], "service", code))
    told = ("Of its project: the record names none for the saving itself.",)
    under = told if one.saving.of_project else ()
    return content(*(links or ["None is named"]), under=under)


def _verdicts(one: Beside) -> tuple[str, ...]:
    told = [
        f"{measure.title}: {judged.verdict.label}. {judged.why}"
        for measure, judged in one.judged
        if judged.verdict is not Verdict.CANNOT_TELL or judged.stopped
    ]
    began = one.saving.began
    since = (f"It began on {say_day(began)}.",) if began and one.judged else ()
    impact = tuple(f"Assessed: {it}." for it in one.assessed)
    return (*since, *told, *(impact or (NOT_ASSESSED,)))


def _measures(
    stand: Standpoint,
    found: Sequence[MeasureRecord],
    *,
    in_full: bool = False,
    empty: str = NONE,
) -> Table:
    headings = ("Measure", "Service", "Latest", "Target", "What its chart says")
    return Table(
        name="measures-of-it",
        caption=f"{capital(count(found, 'measure'))}, as read by then",
        headings=tuple(map(Heading, headings)),
        rows=tuple(_measure(stand, one, in_full=in_full) for one in found),
        empty=empty,
    )


def _measure(
    stand: Standpoint, one: MeasureRecord, *, in_full: bool
) -> tuple[Content, ...]:
    latest, target, says = measure_in_words(one, stand.moment.day)
    title: Inline = Link(one.title, _address(stand, f"service={one.service}"))
    under: tuple[str, ...] = ()
    if in_full:
        title = one.title
        better = f"{capital(one.improves.label)}."
        collected = f"How it is collected: {one.collected}" if one.collected else ""
        under = (f"{sentence(one.definition)} {better}", sentence(one.caveats))
        under = (*under, sentence(collected))
    return (
        content(title, under=under),
        content(stand.link(one.service_title, "service", one.service)),
        content(latest),
        content(target),
        content(capital(says), under=_said_of_the_latest(one, stand.moment.day)),
    )


def _said_of_the_latest(one: MeasureRecord, day: date) -> tuple[str, ...]:
    latest = latest_signal(one, day)
    if latest is None:
        return ()
    return tuple(
        sentence(explained(each))
        for each in one.explanations
        if (each.period, each.rule) == (latest.period, latest.rule)
    )


def _readings(one: MeasureRecord) -> Table:
    unit = "%" if one.unit == "%" else f" {one.unit}"
    shown = one.readings[-READINGS:]
    of_all = (
        f", the latest of {len(one.readings)}" if len(one.readings) > READINGS else ""
    )
    return Table(
        name=f"readings-{one.code.lower()}",
        caption=f"{one.title}: {count(shown, 'reading')}{of_all}",
        headings=tuple(map(Heading, ("Period", "Value", "Said", "Source"))),
        rows=tuple(
            (
                content(str(reading.period)),
                content(
                    reading.mark or "None"
                    if reading.value is None
                    else f"{reading.value.normalize():f}{unit}",
                    under=(sentence(reading.note),) if reading.note else (),
                ),
                content(reading.said.spoken()),
                source(reading.source),
            )
            for reading in reversed(shown)
        ),
    )
