"""Measures of services in a table: latest, target, verdict, and a small chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from workings.core.dates import say_day
from workings.quality.dating import spoken
from workings.quality.measures import MeasureRecord
from workings.quality.signals import explained, latest_signal
from workings.quality.spc import Charted, chart_measures
from workings.quality.telling import (
    FEWEST_TO_CHART,
    false_alarms_in_words,
    measure_in_words,
    plain,
)
from workings.quality.words import Kind
from workings.web.charts.spark import LATEST, spark
from workings.web.components import (
    Content,
    Heading,
    Inline,
    Link,
    Spark,
    Table,
    content,
)
from workings.web.public.presenters.words import capital, count, sentence
from workings.web.public.standpoint import Standpoint, address

NONE = "The record has no measure of it by then."
NO_OWNER = "Nobody is named as its owner."
HEADINGS = ("Measure", "Service", "Latest", "Target", "What its chart says")
UNLIKE = {
    "season": "It has seasons, which the chart marks as changes.",
    "echo": "Its neighbouring values are alike, so chance marks it more often.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure as read by a page's day, with its chart, drawn up once for the page."""

    measure: MeasureRecord
    charted: Charted

    @property
    def enough(self) -> bool:
        """Whether there are values enough to judge by."""
        known = [point for point in self.charted.points if point.value is not None]
        return len(known) >= FEWEST_TO_CHART

    @property
    def worse_now(self) -> bool:
        """Whether its latest value is marked as worse."""
        latest = self.charted.latest
        return latest is not None and latest.kind is Kind.CONCERN

    def with_unit(self, value: str) -> str:
        """A value as it is told, with its unit."""
        unit = self.measure.unit
        return f"{value}%" if unit == "%" else f"{value} {unit}"


def shown(stand: Standpoint, known: Sequence[MeasureRecord]) -> tuple[Shown, ...]:
    """This function will draw up the charts of measures as at a page's day."""
    return tuple(map(Shown, known, chart_measures(known, stand.moment.day)))


def quality_address(stand: Standpoint, **asked: str) -> str:
    """This function will give the address of the page of how services do, asking for
    something of it.
    """
    # The day comes last, as on every page.
    day = stand.moment.query.replace("?", "&", 1)
    return f"{address('quality', stand.record.slug)}?{urlencode(asked)}{day}"


def false_alarms(found: Sequence[Shown]) -> str:
    """This function will say how many of a page's charts chance alone would mark;
    nothing where it has none.
    """
    judged = [one.charted for one in found if one.enough]
    return false_alarms_in_words(judged) if judged else ""


def measures_table(
    stand: Standpoint,
    found: Sequence[Shown],
    *,
    in_full: bool = False,
    empty: str = NONE,
) -> Table:
    """This function will list measures, each with what it is ``in_full``, else with a
    link to the page that says so.
    """
    return Table(
        name="measures-of-it",
        caption=f"{capital(count(found, 'measure'))}, as read by then",
        headings=tuple(map(Heading, HEADINGS)),
        rows=tuple(_row(stand, one, in_full=in_full) for one in found),
        empty=empty,
    )


def _row(stand: Standpoint, one: Shown, *, in_full: bool) -> tuple[Content, ...]:
    measure, day = one.measure, stand.moment.day
    latest, target, says = measure_in_words(measure, one.charted, day)
    title: Inline = Link(measure.title, quality_address(stand, service=measure.service))
    if in_full:
        title = measure.title
    return (
        content(title, under=_what_it_is(measure) if in_full else ()),
        content(stand.link(measure.service_title, "service", measure.service)),
        content(latest),
        content(target, under=_since(stand, measure) if in_full else ()),
        content(
            capital(says),
            under=(
                *_said_of_the_latest(one),
                *_assured(one),
                *_unlike_chance(one),
            ),
            spark=_spark(one),
        ),
    )


def _what_it_is(measure: MeasureRecord) -> tuple[str, ...]:
    collected = f"How it is collected: {measure.collected}" if measure.collected else ""
    return (
        f"{sentence(measure.definition)} {capital(measure.improves.label)}.",
        sentence(measure.caveats),
        sentence(collected),
        f"Owner: {measure.owner}." if measure.owner else NO_OWNER,
    )


def _since(stand: Standpoint, measure: MeasureRecord) -> tuple[str, ...]:
    target = measure.target_on(stand.moment.day)
    if target is None:
        return ()
    near = (
        f"Within {plain(float(target.tolerance))} of it will do."
        if target.tolerance
        else ""
    )
    return (f"Since {say_day(target.from_on)}.", near, sentence(target.note))


def _said_of_the_latest(one: Shown) -> tuple[str, ...]:
    latest = latest_signal(one.measure, one.charted)
    if latest is None:
        return ()
    return tuple(
        sentence(explained(each))
        for each in one.measure.explanations
        if (each.period, each.rule) == (latest.period, latest.rule)
    )


def _assured(one: Shown) -> tuple[str, ...]:
    """What the process, left as it is, does to its target: no more than limits tell."""
    latest, assurance = one.charted.latest, one.charted.assurance
    if not one.enough or assurance is None or latest is None or latest.upper is None:
        return ()
    return (f"Left as it is, it {assurance.label}.",)


def _unlike_chance(one: Shown) -> tuple[str, ...]:
    if not one.enough:
        return ()
    found = one.charted.cautions
    return tuple(
        words for name, words in UNLIKE.items() if getattr(found, name) is not None
    )


def _spark(one: Shown) -> Spark | None:
    points = one.charted.points[-LATEST:]
    known = [point.value for point in points if point.value is not None]
    latest = one.charted.latest
    if latest is None:
        return None
    ends = f"{spoken(points[0].period)} to {spoken(points[-1].period)}"
    reach = f"{plain(min(known))} to {one.with_unit(plain(max(known)))}"
    return spark(
        [point.value for point in points],
        mean=latest.mean if one.enough else None,
        kind=latest.kind if one.enough else Kind.COMMON_CAUSE,
        says=f"Chart of {count(known, 'value')}, {ends}: from {reach}",
    )
