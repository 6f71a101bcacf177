"""Measures as the office has them: what is read, what is aimed at, and returns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.quality.measures import MeasureRecord, ReadingRecord
from workings.quality.signals import NO_LONGER, Marked, explained, marked
from workings.quality.spc import chart_measure
from workings.quality.telling import measure_in_words, plain, suggestions_in_words
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPart, WorkPage
from workings.web.public.presenters.words import capital, count, sentence

ROOM = "office:measures"
LATEST = 36
"""Readings on a measure's page; the public page of its service has more."""

TOO_FEW = "Too few to judge"

Known = Mapping[str, tuple[str, Sequence[MeasureRecord]]]
"""Measures by programme, with the programme's title."""

WAYS_IN = (
    ("Begin a measure", "begin-measure"),
    ("Bring in readings", "bring-readings"),
)
"""What comes in by the list of measures, with its route."""

CHANGES = {
    "reading": ("Enter a reading, or one that revises another", "Add it"),
    "target": ("Say what it should reach", "Set the target"),
    "rebase": ("Begin a new mean and new limits", "Rebase it"),
    "yardstick": ("Set what others reach beside it", "Set it beside"),
    "words": ("Say better what it is", "Change it"),
    "explain": ("Explain what the chart marks", "Publish the explanation"),
    "withdraw": ("Withdraw an explanation", "Withdraw it"),
}
"""What may be changed of a measure, with its heading and its button."""


def measures_page(actor: Actor, known: Known, asked: Asked, *, on: date) -> WorkPage:
    """This function will list every programme's measures, with their latest value."""
    links = tuple(
        Link(f"{words} of {title}", reverse(f"office:{name}", args=[slug]))
        for slug, (title, _) in known.items()
        if may(actor, Permission.RECORD_REGISTERS)
        for words, name in WAYS_IN
    )
    every = [
        InList(
            slug,
            title,
            one,
            *map(capital, measure_in_words(one, chart_measure(one, on), on)),
        )
        for slug, (title, found) in known.items()
        for one in found
    ]
    return WorkPage(
        frame=office_frame(actor, "Measures", room=ROOM),
        heading="Measures of services",
        lead=(
            "A reading is never overwritten: one that turns out wrong is followed by "
            "another, said later."
        ),
        lists=(listed(_measures(), every, asked),),
        links=links,
    )


@dataclass(frozen=True, slots=True)
class InList:
    """A measure of a programme, with what is said of it on a day."""

    slug: str
    programme: str
    measure: MeasureRecord
    latest: str
    target: str
    says: str


def _measures() -> Listing[InList]:
    return Listing(
        name="measures",
        caption="Measures",
        columns=(
            Column("Measure", _leading, lambda one: one.measure.title),
            Column(
                "Service",
                lambda one: content(one.measure.service_title, under=(one.programme,)),
                lambda one: one.measure.service_title,
            ),
            Column("Latest", lambda one: content(one.latest)),
            Column("Target", lambda one: content(one.target)),
            Column(
                "Its chart says", lambda one: content(one.says), lambda one: one.says
            ),
        ),
        narrowings=(
            Narrowing("Service", lambda one: (one.measure.service_title,)),
            Narrowing("Its chart says", lambda one: (_in_short(one.says),)),
            Narrowing("Programme", lambda one: (one.programme,)),
        ),
        empty="There are no measures yet.",
    )


def _in_short(says: str) -> str:
    """What a chart says without its rule, or how many values are too few for one."""
    return TOO_FEW if says.endswith(TOO_FEW.lower()) else says.partition(":")[0]


def _leading(one: InList) -> Content:
    to = reverse("office:measure", args=[one.slug, one.measure.code])
    return content(Link(one.measure.title, to))


def measure_page(
    actor: Actor,
    slug: str,
    one: MeasureRecord,
    forms: Mapping[str, Any],
    *,
    on: date,
    notice: str = "",
) -> WorkPage:
    """This function will show one measure, and the forms that change it."""
    parts = tuple(
        FormPart(
            name,
            heading,
            _sent_to(name, slug, one.code),
            button,
            forms[name],
        )
        for name, (heading, button) in CHANGES.items()
        if name in forms
    )
    failed = bool(notice) or any(part.form.errors for part in parts)
    return WorkPage(
        frame=office_frame(
            actor, one.title, room=ROOM, trail=(Link("Measures", reverse(ROOM)),)
        ),
        heading=one.title,
        lead=one.definition,
        rows=_rows(one, on),
        tables=(
            _readings(one),
            _signals(one, on),
            _targets(one),
            _rebases(one),
            _yardsticks(one),
        ),
        forms=parts,
        notice=notice,
        status=409 if failed else 200,
    )


def begin_measure_page(
    actor: Actor, slug: str, form: Any, *, notice: str = ""
) -> WorkPage:
    """This function will stand around the form of a new measure."""
    heading = "Begin a measure"
    return WorkPage(
        frame=office_frame(
            actor, heading, room=ROOM, trail=(Link("Measures", reverse(ROOM)),)
        ),
        heading=heading,
        lead=(
            "A measure is of one service. Two instruments for one thing, such as a "
            "contract's survey and a residents' survey, are two measures. Its target, "
            "its readings and what others reach are entered on its own page."
        ),
        forms=(
            FormPart(
                "new",
                "",
                reverse("office:begin-measure", args=[slug]),
                "Begin it",
                form,
            ),
        ),
        notice=notice,
        status=409 if notice or form.errors else 200,
    )


def _sent_to(change: str, slug: str, code: str) -> str:
    if change == "withdraw":
        return reverse("office:withdraw-explanation", args=[slug, code])
    return reverse("office:change-measure", args=[slug, code, change])


def _rows(one: MeasureRecord, on: date) -> tuple[Row, ...]:
    charted = chart_measure(one, on)
    latest, target, says = measure_in_words(one, charted, on)
    told = (
        ("Service", one.service_title),
        ("Unit", f"{one.unit}, one reading a {one.frequency.label}"),
        ("Counted", one.counted.label if one.counted else "without counts"),
        ("Better", one.improves.label),
        ("Owner", one.owner or "not named"),
        (
            "Official measure",
            one.compared_by.label if one.compared_by else "none that it is",
        ),
        ("How it is collected", one.collected or "not stated"),
        ("Caveats", one.caveats or "none stated"),
        ("Latest", latest),
        ("Target", target),
        ("Its chart says", says),
        ("Its level", suggestions_in_words(charted)),
    )
    return tuple(Row(key, content(capital(words))) for key, words in told)


def _readings(one: MeasureRecord) -> Table:
    shown = one.readings[-LATEST:]
    more = len(one.readings) > LATEST
    of_all = f", the latest of {len(one.readings)}" if more else ""
    return Table(
        name="readings",
        caption=f"{capital(count(shown, 'reading'))}{of_all}",
        headings=tuple(map(Heading, ("Period", "Value", "Said", "Source"))),
        rows=tuple(
            (
                content(reading.period.spoken()),
                _value(reading),
                content(
                    reading.said.spoken(),
                    under=("It revises another.",) if reading.revised else (),
                ),
                content(reading.source.title),
            )
            for reading in reversed(shown)
        ),
        empty="Nothing has been read yet.",
    )


def _value(reading: ReadingRecord) -> Content:
    if reading.value is None:
        return content(reading.mark, under=(reading.note,))
    counts = ""
    if reading.numerator is not None and reading.denominator is not None:
        above, below = reading.numerator.normalize(), reading.denominator.normalize()
        counts = f"{above:f} of {below:f}"
    value = f"{reading.value.normalize():f}"
    return content(value, under=(reading.mark, counts, reading.note))


def _signals(one: MeasureRecord, on: date) -> Table:
    return Table(
        name="signals",
        caption="What its chart marks, and what is said of it",
        headings=tuple(map(Heading, ("Period", "What marks it", "Explanation"))),
        rows=tuple(
            (
                content(each.period.spoken()),
                content(
                    capital(each.rule.label),
                    under=() if each.stands else (NO_LONGER,),
                ),
                _said(each),
            )
            for each in marked(one, chart_measure(one, on))
        ),
        empty="Nothing was explained, and the latest value is no signal.",
    )


def _said(found: Marked) -> Content:
    told = [f"{sentence(explained(it))} By {it.who}." for it in found.explanations]
    first, *rest = told or ["Nobody has explained it."]
    return content(first, under=tuple(rest))


def _targets(one: MeasureRecord) -> Table:
    return Table(
        name="targets",
        caption="Its targets",
        headings=tuple(map(Heading, ("From", "Target", "How near will do"))),
        rows=tuple(
            (
                content(say_day(each.from_on)),
                content(plain(float(each.value))),
                content(
                    "not stated"
                    if each.tolerance is None
                    else plain(float(each.tolerance))
                ),
            )
            for each in one.targets
        ),
        empty="It has no target.",
    )


def _rebases(one: MeasureRecord) -> Table:
    return Table(
        name="rebases",
        caption="Where it begins anew",
        headings=tuple(map(Heading, ("From", "What changed", "Why"))),
        rows=tuple(
            (
                content(say_day(each.from_on)),
                content(each.how.label),
                content(each.reason),
            )
            for each in one.rebases
        ),
        empty="Nowhere.",
    )


def _yardsticks(one: MeasureRecord) -> Table:
    return Table(
        name="yardsticks",
        caption="What others reach",
        headings=tuple(map(Heading, ("Yardstick", "Value", "From", "Until"))),
        rows=tuple(
            (
                content(each.title, under=(each.note,)),
                content(plain(float(each.value)), under=(each.source.title,)),
                content(say_day(each.from_on)),
                content(say_day(each.until_on) if each.until_on else "not stated"),
            )
            for each in one.yardsticks
        ),
        empty="Nothing stands beside it.",
    )
