"""Whom the programme affects: assessments of impact, and what they come to."""

from collections.abc import Mapping, Sequence

from workings.decisions.queries import decision_list
from workings.quality.impact import (
    AssessmentRecord,
    Cumulative,
    Landing,
    cumulative,
    savings_of,
)
from workings.quality.queries.impact import assessments, landings
from workings.quality.words import Effect
from workings.web.components import Content, Heading, Inline, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import GroupsPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import (
    capital,
    count,
    sentence,
    separated,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint

HEADING = "Whom it affects"
LEAD = (
    "A council must have due regard to equality before it decides (Equality Act 2010, "
    "section 149). Here stand the assessments of the programme's decisions, projects "
    "and savings, whether each is dated before its decision, and what all savings come "
    "to for each group. Effects are counted, and never scored or set off."
)
NONE = "No assessment of equality or quality is in the record by then."
EVERY_ONE = "Each decision to go ahead has an assessment dated before it."


def impact_page(slug: str, moment: Moment) -> GroupsPage:
    """This function will build the page of whom a programme affects as at a day."""
    stand = standpoint(slug, moment)
    found = assessments(stand.row, as_at=moment.day)
    savings = landings(stand.heard)
    return GroupsPage(
        frame=frame(stand, HEADING, "impact", trail=HEADING),
        heading=HEADING,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        lead=LEAD,
        links=(stand.link("How services do, beside each saving", "quality"),),
        tables=(
            _together(cumulative(found, savings), savings),
            _assessments(stand, found, savings),
            _missing(stand, found),
        ),
    )


def _together(found: Sequence[Cumulative], savings: Sequence[Landing]) -> Table:
    titles = {one.code: one.title for one in savings}
    headings = ("Group", *(capital(effect.label) for effect in Effect), "Not assessed")
    return Table(
        name="together",
        caption=f"What all savings come to for each group: {count(savings, 'saving')}",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                content(capital(one.group.label), under=_mitigated(one)),
                *(_savings(one.savings[effect], titles) for effect in Effect),
                content(str(len(one.unassessed))),
            )
            for one in found
        ),
    )


def _mitigated(one: Cumulative) -> tuple[str, ...]:
    return tuple(f"What is done about it: {sentence(it)}" for it in one.mitigations)


def _savings(codes: frozenset[str], titles: Mapping[str, str]) -> Content:
    return content(str(len(codes)), under=tuple(titles[code] for code in sorted(codes)))


def _assessments(
    stand: Standpoint, found: Sequence[AssessmentRecord], savings: Sequence[Landing]
) -> Table:
    headings = ("Assessment", "Of what", "When", "What it expects", "Source")
    return Table(
        name="assessments",
        caption=f"{capital(count(found, 'assessment'))}, the oldest first",
        headings=tuple(map(Heading, headings)),
        rows=tuple(_assessment(stand, one, savings) for one in found),
        empty=NONE,
    )


def _assessment(
    stand: Standpoint, one: AssessmentRecord, savings: Sequence[Landing]
) -> tuple[Content, ...]:
    paper: Inline = one.title
    if one.document:
        paper = stand.link(one.title, "document", one.document)
    held = "" if one.document or not one.held else "Its document is not published."
    expects = tuple(
        f"{capital(each.group.label)}: {each.effect.label}. {sentence(each.how)} "
        f"{_done(each.mitigation)}".strip()
        for each in one.groups
    )
    first, *rest = expects or ("No group is named",)
    return (
        content(paper, under=(capital(one.kind.label), held, sentence(one.summary))),
        _of_what(stand, one, savings),
        content(capital(one.on.spoken()), under=(f"{capital(one.timing.label)}.",)),
        content(first, under=tuple(rest)),
        source(one.source),
    )


def _done(mitigation: str) -> str:
    return f"What is done about it: {sentence(mitigation)}" if mitigation else ""


def _of_what(
    stand: Standpoint, one: AssessmentRecord, savings: Sequence[Landing]
) -> Content:
    links: list[Inline] = []
    if one.decision:
        links.append(stand.link(one.decision_title, "decision", one.decision))
    links += [
        stand.link(title, "project", code) for code, title in one.projects.items()
    ]
    covered = savings_of(one, savings)
    titles = tuple(saving.title for saving in savings if saving.code in covered)
    return content(*separated(links or ["The programme"]), under=titles)


def _missing(stand: Standpoint, found: Sequence[AssessmentRecord]) -> Table:
    """The decisions to go ahead before which no assessment is known."""
    before = {one.decision for one in found if one.in_time}
    late = {one.decision for one in found} - before
    rows = [
        one
        for one in decision_list(stand.row, as_at=stand.moment.day)
        if one.goes_ahead and one.code not in before
    ]
    return Table(
        name="missing",
        caption=f"{capital(count(rows, 'decision'))} without an assessment before it",
        headings=tuple(map(Heading, ("Decision", "Taken", "Assessment"))),
        rows=tuple(
            (
                content(stand.link(one.title, "decision", one.code)),
                content(capital(one.met.spoken()), under=(one.body_title,)),
                content("Dated after it" if one.code in late else "Missing"),
            )
            for one in rows
        ),
        empty=EVERY_ONE,
    )
