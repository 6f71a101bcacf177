"""What a project's page rests on: every source that something on it is known from."""

from collections.abc import Iterable, Iterator

from workings.decisions.decided import OptionRecord
from workings.documents.sources import SourceRecord
from workings.ledger.queries.project_told import ProjectTold
from workings.ledger.said import CitedSource, Said
from workings.programme.projects import ProjectRecord
from workings.web.components import Heading, Table, content
from workings.web.public.dossiers import Part
from workings.web.public.presenters.words import capital, count
from workings.web.public.standpoint import Standpoint

LEAD = (
    "What this page rests on. Each has a page of its own: where it was published, "
    "whether it is held here, and all else that is known from it."
)

Source = SourceRecord | CitedSource


def sources_part(
    stand: Standpoint,
    project: ProjectRecord,
    considered: Iterable[OptionRecord],
    told: ProjectTold,
) -> Part:
    """This function will list the sources of a project's page that were there by the
    day: a later one may tell of an earlier day.
    """
    cited = (*_of_project(project), *(it.source for it in considered), *_of_money(told))
    there = {
        source.code: source
        for source in cited
        if source and (source.dated is None or source.dated.on <= stand.moment.day)
    }
    found = sorted(there.values(), key=lambda source: source.title.casefold())
    table = Table(
        name="sources-of-it",
        caption=capital(count(found, "source")),
        headings=tuple(map(Heading, ("Source", "Published"))),
        rows=tuple(
            (
                content(stand.link(source.title, "source", source.code)),
                content(", ".join(filter(None, _published(source)))),
            )
            for source in found
        ),
    )
    tables = (table,) if table.rows else ()
    return Part("sources", "Documents and sources", lead=(LEAD,), tables=tables)


def _published(source: Source) -> tuple[str, str]:
    return (source.publisher, source.dated.spoken() if source.dated else "")


def _of_project(project: ProjectRecord) -> Iterator[Source | None]:
    yield project.source
    yield from (stage.source for stage in project.stages)
    for milestone in project.milestones:
        yield from (given.source for given in milestone.dates)


def _of_money(told: ProjectTold) -> Iterator[Source]:
    yield from (said.source for said in _statements(told))


def _statements(told: ProjectTold) -> Iterator[Said]:
    yield from (it.statement for it in told.promised.of_record)
    yield from (it.statement for it in told.promised.beside)
    yield from (total.stated.statement for total in told.totals)
    for contest in told.contests:
        yield from (side.stated.statement for side in contest.sides)
