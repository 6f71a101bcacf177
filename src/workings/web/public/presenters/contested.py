"""Where sources disagree: both sides, how each is known, and what would settle it."""

from collections.abc import Mapping, Sequence

from workings.ledger.contest import SaidContest, SaidSide
from workings.ledger.queries.contests import contests_heard
from workings.ledger.words import BASIS_LABELS
from workings.programme.queries import project_titles
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.said import said_by, statement_link
from workings.web.public.presenters.words import capital, count, sentence, separated
from workings.web.public.standpoint import Standpoint, standpoint
from workings.web.public.told import ContestedPage, ContestPart

HEADING = "Where sources disagree"
WHY = (
    "Both sides are kept as they were said, with who said them and how it is known. "
    "Neither is added to anything, and neither is chosen."
)


def contested_page(slug: str, moment: Moment) -> ContestedPage:
    """This function will build the page of contests as at a day."""
    stand = standpoint(slug, moment)
    found = contests_heard(stand.heard)
    titles = project_titles(stand.row) if found else {}
    parts = tuple(_part(stand, contest, titles) for contest in found)
    return ContestedPage(
        frame=frame(stand, HEADING, "contested", trail=HEADING),
        heading=HEADING,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        why=WHY,
        summary=_summary(found),
        contents=tuple(Link(part.heading, f"#{part.name}") for part in parts),
        contests=parts,
    )


def contests_table(stand: Standpoint, found: Sequence[SaidContest]) -> Table:
    """This function will set contests side by side, one a row, for the page of the
    project that they are about; each leads to its own place among them all.
    """
    headings = ("Subject", "Claimed", "Against it", "What would settle it")
    return Table(
        name="contests",
        caption="Both sides, with how each is known",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                content(_among_all(stand, contest), under=(sentence(contest.note),)),
                _beside(stand, contest.claims),
                _beside(stand, contest.others),
                content(sentence(contest.settled_by)),
            )
            for contest in found
        ),
    )


def _among_all(stand: Standpoint, contest: SaidContest) -> Link:
    address = f"{stand.address('contested')}#{_name(contest)}"
    return Link(contest.subject, address)


def _name(contest: SaidContest) -> str:
    return f"contest-{contest.code.lower()}"


def _beside(stand: Standpoint, sides: Sequence[SaidSide]) -> Content:
    """What one side said, each time with a link to the statement."""
    links = [
        stand.link(capital(side.stated.value), "statement", side.stated.statement.code)
        for side in sides
    ]
    several = len(sides) > 1
    told = (_told(side, value=side.stated.value if several else "") for side in sides)
    return content(*separated(links, "; "), under=tuple(told))


def _told(side: SaidSide, *, value: str) -> str:
    """Of what it is, and how it is known; with its value, where several are given."""
    said = side.stated.statement
    what = ", ".join(filter(None, (value, side.stated.what)))
    words = f"{said.said.spoken()}, {said.grade.label}, {said.standing.label}"
    return f"{capital(what)}: {words}"


def _summary(found: Sequence[SaidContest]) -> str:
    if not found:
        return "No two sources in the record disagreed by then."
    return f"{capital(count(found, 'disagreement'))} in what had been said by then."


def _part(
    stand: Standpoint, contest: SaidContest, titles: Mapping[str, str]
) -> ContestPart:
    rows = [Row("What would settle it", content(sentence(contest.settled_by)))]
    if contest.note:
        rows.insert(0, Row("How they differ", content(sentence(contest.note))))
    links = [
        stand.link(titles[code], "project", code)
        for code in contest.projects
        if code in titles
    ]
    rows += [Row("Project", content(link)) for link in links]
    name = _name(contest)
    return ContestPart(
        name=name,
        heading=contest.subject,
        sides=_sides(stand, contest, name),
        rows=tuple(rows),
    )


def _sides(stand: Standpoint, contest: SaidContest, name: str) -> Table:
    headings = ("Side", "What was said", "Of what", "Statement", "Evidence")
    return Table(
        name=f"{name}-sides",
        caption=f"Both sides on: {contest.subject}",
        headings=tuple(map(Heading, headings)),
        rows=(
            *(_side(stand, "Claimed", side) for side in contest.claims),
            *(_side(stand, "Against it", side) for side in contest.others),
        ),
    )


def _side(stand: Standpoint, name: str, side: SaidSide) -> tuple[Content, ...]:
    stated = side.stated
    said = stated.statement
    measure = BASIS_LABELS[stated.basis] if stated.basis else ""
    series = stated.series.label if stated.series else ""
    kind = ", ".join(filter(None, (series, measure)))
    uncertain = "Uncertain" if stated.uncertain else ""
    return (
        content(name, under=(side.note,)),
        content(capital(stated.value), under=(uncertain,)),
        content(stated.what, under=_capitals(stated.scope, kind, stated.period)),
        content(statement_link(stand, said), under=said_by(said).under),
        _known(side),
    )


def _capitals(*texts: str) -> tuple[str, ...]:
    return tuple(capital(text) for text in texts)


def _known(side: SaidSide) -> Content:
    said = side.stated.statement
    return content(
        capital(said.grade.label),
        under=_capitals(said.standing.label, said.said.spoken()),
    )
