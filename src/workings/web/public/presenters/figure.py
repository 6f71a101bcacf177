"""A figure's page: what it is, exactly, and its workings down to the source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from workings.core.money import Money, spoken
from workings.ledger import shapes
from workings.ledger.figures import DEFINITIONS, Figure, Working
from workings.ledger.queries.stories import figure_story
from workings.ledger.said import Reading, Said
from workings.ledger.words import BASIS_LABELS, Grade
from workings.quality.beside import Beside
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.pages import Evidence, FigurePage
from workings.web.public.presenters.beside import beside_in_words
from workings.web.public.presenters.figure_story import before_it, said_of_it
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.said import said_rows
from workings.web.public.presenters.words import (
    amount,
    capital,
    measure,
    sentence,
)
from workings.web.public.standpoint import Standpoint, standpoint


def figure_page(slug: str, name: str, moment: Moment) -> FigurePage:
    """This function will build a figure's page as at a day."""
    stand = standpoint(slug, moment)
    story = figure_story(stand.heard, name)
    read, found = story.reading, story.figure
    made_of = {working.benefit for working in found.workings if working.benefit}
    beside = beside_savings(stand.heard) if made_of else {}
    return FigurePage(
        frame=frame(stand, found.title, "figure", name, trail=found.title),
        heading=found.title,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        wording=capital(found.wording),
        rows=(*_rows(found), *before_it(stand, story, found)),
        evidence=_evidence(Made(stand, read, beside), found.workings),
        adds_up=_adds_up(found),
        said=said_of_it(stand, story),
        others=_others(stand, name),
    )


def _rows(found: Figure) -> tuple[Row, ...]:
    said = [
        ("Exactly", _exactly(found)),
        ("Not stated because", sentence(found.reason)),
        ("What it is", found.definition),
        ("Note", sentence(found.note)),
        ("Claimed and validated", sentence(found.validated)),
        *(("Beside it", sentence(text)) for text in found.beside),
    ]
    rows = tuple(Row(key, content(text)) for key, text in said if text)
    return (*rows, *_grade(found))


def _grade(found: Figure) -> tuple[Row, ...]:
    if found.grade is None:
        return ()
    grades = {working.statement.grade for working in found.workings}
    weakest = max(grades, key=list(Grade).index, default=None)
    said = "The weakest of the evidence that it is made of"
    under = (said,) if len(grades) > 1 and found.grade is weakest else ()
    return (Row("Evidence", content(capital(found.grade.label), under=under)),)


def _exactly(found: Figure) -> str:
    value = found.value
    if value is None:
        return ""
    if isinstance(value, Money):
        counted = f", {BASIS_LABELS[value.basis]}" if value.basis else ""
        return f"{value}{counted}"
    return f"{percentage(value)}, or {shapes.value(value)}"


def percentage(share: Fraction) -> str:
    """This function will write a share as a percentage with one decimal place.

    >>> percentage(Fraction(57, 178))
    '32.0%'
    """
    return f"{float(round(share * 1000)) / 10:.1f}%"


@dataclass(frozen=True, slots=True)
class Made:
    """What a figure's workings are named by: what was read, and what became of the
    services that savings land on.
    """

    stand: Standpoint
    read: Reading
    beside: Mapping[str, Beside]


def _evidence(made: Made, workings: Sequence[Working]) -> tuple[Evidence, ...]:
    ordered = sorted(
        workings, key=lambda it: (it.statement.counts_on, it.statement.number)
    )
    return tuple(
        _said(made, tuple(group))
        for _, group in groupby(ordered, key=lambda it: it.statement.number)
    )


def _said(made: Made, group: Sequence[Working]) -> Evidence:
    said: Said = group[0].statement
    return Evidence(
        heading=made.stand.link(said.title or said.code, "statement", said.code),
        rows=said_rows(made.stand, said),
        amounts=Table(
            name=f"statement-{said.number}",
            caption=f"Amounts said {said.said.spoken()}",
            headings=(
                *map(Heading, ("Of what", "Measure")),
                Heading("Amount", numeric=True),
            ),
            rows=tuple(_working(made, working) for working in group),
        ),
    )


def _working(made: Made, working: Working) -> tuple[Content, ...]:
    return (
        _subject(made, working),
        measure(working.series, working.basis, working.period),
        amount(working.pence),
    )


def _subject(made: Made, working: Working) -> Content:
    benefit = made.read.benefits.get(working.benefit)
    if benefit is None:
        total = made.read.totals[working.item.removeprefix("total ")].total
        return content(total.label, under=(f"A stated total: {total.scope}",))
    beside = beside_in_words(made.beside, benefit.code)
    if not benefit.project:
        return content(benefit.title, under=("The whole programme", beside))
    project = made.stand.link(benefit.project_title, "project", benefit.project)
    return content(f"{benefit.title} (", project, ")", under=(beside,))


def _adds_up(found: Figure) -> str:
    """Say that the amounts come to the figure, where there are several and they do."""
    pence = sum(working.pence for working in found.workings)
    value = found.value
    if not isinstance(value, Money) or len(found.workings) < 2 or pence != value.pence:
        return ""
    words = f"These {len(found.workings)} amounts add up to {Money(pence)}"
    short = spoken(pence)
    return f"{words}, which is {short}." if short != str(Money(pence)) else f"{words}."


def _others(stand: Standpoint, name: str) -> tuple[Link, ...]:
    return tuple(
        stand.link(definition.title, "figure", definition.slug)
        for definition in DEFINITIONS
        if definition.slug != name
    )
