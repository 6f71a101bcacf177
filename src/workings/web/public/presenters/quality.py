"""How services do: every measure, and the verdicts beside each saving."""

from collections.abc import Mapping, Sequence

from workings.core.dates import say_day
from workings.programme.queries import service_titles
from workings.quality.beside import Beside, Verdict
from workings.quality.queries import measures
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Inline, Link, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import GroupsPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.measures import (
    NONE,
    false_alarms,
    measures_table,
    quality_address,
    shown,
)
from workings.web.public.presenters.words import capital, count
from workings.web.public.standpoint import Standpoint, standpoint

LEAD = (
    "The programme is to cut cost while services stay good. Every measure of a service "
    "stands here with its target and what its control chart says, and beside every "
    "saving what became of the measures of its services since it began. A chart is "
    "judged by its latest value, by the rules of Making Data Count: chance alone, or a "
    "change. With few values nothing can be told."
)
HEADING = "How services do"
HEADING_WORSENED = "Savings beside services that worsened"
NONE_WORSE = "No measure is known to have worsened by then."
NONE_WORSENED = "Beside no saving is a measure known to have worsened by then."
WORSENED = "worsened"
NOT_ASSESSED = "No assessment of its impact is in the record."


def quality_page(slug: str, moment: Moment, *, asked: Mapping[str, str]) -> GroupsPage:
    """This function will build the page of how services do as at a day.

    Asked for ``only=worsened``, it has the savings beside which a measure worsened.
    """
    stand = standpoint(slug, moment)
    known = shown(stand, measures(stand.row, as_at=moment.day))
    beside = tuple(beside_savings(stand.heard).values())
    worse = {one.code for it in beside for one in it.of(Verdict.WORSENED)}
    only = asked.get("only") == WORSENED
    if only:
        beside = tuple(one for one in beside if one.worsened)
        known = tuple(
            one for one in known if one.measure.code in worse or one.worse_now
        )
    heading = HEADING_WORSENED if only else HEADING
    return GroupsPage(
        frame=frame(
            stand,
            heading,
            "quality",
            trail=HEADING,
            kept=(("only", WORSENED),) if only else (),
        ),
        heading=heading,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        lead=" ".join(filter(None, (LEAD, false_alarms(known)))),
        links=(_other(stand, only=only), stand.link("Whom it affects", "impact")),
        tables=(
            _savings(stand, beside, only=only),
            measures_table(stand, known, empty=NONE_WORSE if only else NONE),
        ),
    )


def _other(stand: Standpoint, *, only: bool) -> Link:
    if only:
        return Link("Show all measures and savings", stand.address("quality"))
    there = quality_address(stand, only=WORSENED)
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
