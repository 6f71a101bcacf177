"""Everything of a programme that the public may find, read as the public reads it.

Each comes from the public query of its room and from nothing else: what a reader may
not see is not in it, so it cannot come into the index. What was withdrawn is left out.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from workings.core.dates import DatedTo
from workings.decisions.decided import DecisionRecord
from workings.decisions.queries import (
    bodies_over_time,
    consultations,
    decisions,
    options,
)
from workings.documents.papers import DocumentRecord
from workings.documents.queries import documents
from workings.documents.sources import SourceRecord
from workings.ledger.figures import DEFINITIONS
from workings.ledger.queries import statements
from workings.ledger.queries.statements import fact_entries, total_entries
from workings.ledger.said import CitedSource, Said
from workings.ledger.statement import Fact, Total
from workings.programme.models import Programme
from workings.programme.projects import ProjectRecord
from workings.programme.queries import (
    posts_over_time,
    projects,
    services,
    services_since,
)
from workings.programme.services import ServiceRecord
from workings.publish.queries.texts import texts
from workings.publish.search import Item, Kind
from workings.publish.texts import plain
from workings.quality.measures import MeasureRecord
from workings.quality.queries import measures

LONGEST_BODY = 50_000
"""Of each item. PostgreSQL cannot index more than a million bytes."""


def items(programme: Programme) -> tuple[Item, ...]:
    """This function will return all that can be found of a programme, on any day."""
    begins = programme.begins.on
    mine = _Public(programme)
    found = [
        *(_figure(one.slug, one.title, one.meaning, begins) for one in DEFINITIONS),
        *(_project(one, begins) for one in mine.projects),
        *(
            _service(one, mine.measures, mine.services_since[one.code])
            for one in mine.services
        ),
        *map(_decision, mine.decisions),
        *_texts(programme, begins),
        *_statements(mine.statements),
        *(_document(one, begins) for one in mine.documents),
    ]
    return (*found, *_sources(mine, begins))


class _Public:
    """What the public may read of a programme, whenever it was said."""

    def __init__(self, programme: Programme) -> None:
        self.projects = projects(programme, as_at=date.max)
        self.services = services(programme, as_at=date.max)
        self.services_since = services_since(programme)
        self.measures = measures(programme, as_at=date.max)
        self.decisions = decisions(programme, as_at=date.max)
        self.consultations = consultations(programme)
        self.options = options(programme, as_at=date.max)
        self.bodies = bodies_over_time(programme, as_at=date.max)
        self.posts = posts_over_time(programme, as_at=date.max)
        everything = documents(programme.slug)
        self.documents = [one for one in everything if one.withdrawn_on is None]
        told = statements(programme.pk)
        self.statements = [said for said in told if not said.withdrawn]


def _figure(slug: str, title: str, meaning: str, begins: date) -> Item:
    return Item(Kind.FIGURE, slug, title, meaning, begins)


def _project(project: ProjectRecord, begins: date) -> Item:
    said = [stage.on.on for stage in project.stages]
    said += [given.said.on for each in project.milestones for given in each.dates]
    since = max(begins, min(said)) if said else begins
    model = project.delivery_model.label if project.delivery_model else ""
    body = _body(project.summary, project.provider, model)
    return Item(Kind.PROJECT, project.code, project.title, body, since)


def _service(
    service: ServiceRecord, every: tuple[MeasureRecord, ...], since: date
) -> Item:
    needs = [text for users in service.users for text in (users.users, users.need)]
    measured = [
        text
        for one in every
        if one.service == service.code
        for text in (one.title, one.definition, one.caveats)
    ]
    function = service.function.label if service.function else ""
    body = _body(service.summary, function, *needs, *measured)
    return Item(Kind.SERVICE, service.code, service.title, body, since)


def _decision(made: DecisionRecord) -> Item:
    texts = (made.reasons, made.alternatives, made.notice, made.called_in)
    body = _body(made.body_title, *texts, made.interests, made.equality, made.note)
    met = made.met
    return Item(Kind.DECISION, made.code, made.title, body, met.on, met)


def _texts(programme: Programme, begins: date) -> Iterator[Item]:
    for section, text in texts(programme).items():
        title = section.label[:1].upper() + section.label[1:]
        yield Item(Kind.TEXT, section, title, _body(plain(text.body)), begins)


def _statements(told: Iterable[Said]) -> Iterator[Item]:
    by_number = {said.number: said for said in told}
    facts, totals = fact_entries(by_number), total_entries(by_number)
    for number, said in by_number.items():
        parts = [_fact(fact) for fact in facts.get(number, ())]
        parts += [_total(total) for total in totals.get(number, ())]
        body = _body(said.reason, said.author, said.source.title, *parts)
        on = said.said
        yield Item(Kind.STATEMENT, said.code, said.title, body, on.on, on, number)


def _fact(fact: Fact) -> str:
    # Its topic is no free text and stays when its words are withdrawn.
    words = (fact.metric, fact.value, fact.period, fact.scope, fact.note)
    return _body(*words) and _body(fact.topic, *words)


def _total(total: Total) -> str:
    return _body(total.label, total.scope, total.wording, total.note)


def _document(document: DocumentRecord, begins: date) -> Item:
    source, dated = document.source, document.dated
    if source is not None:
        dated = dated or source.dated
    cited = (source.title, source.publisher) if source else ()
    since = dated.on if dated else begins
    body = _body(*cited, document.file_name)
    return Item(Kind.DOCUMENT, document.code, document.title, body, since, dated)


def _sources(mine: _Public, begins: date) -> Iterator[Item]:
    """The sources that something public cites; one that nothing does is not public."""
    cited: dict[str, tuple[SourceRecord | CitedSource, date]] = {}
    for source, since in _citations(mine, begins):
        if source is not None:
            earlier = cited.get(source.code, (source, since))[1]
            cited[source.code] = (source, min(earlier, since))
    for code, (source, cited_since) in sorted(cited.items()):
        dated = source.dated
        since = dated.on if dated else cited_since
        body = _body(source.publisher)
        yield Item(Kind.SOURCE, code, source.title, body, since, dated)


_Citation = tuple[SourceRecord | CitedSource | None, date]


def _citations(mine: _Public, begins: date) -> Iterator[_Citation]:
    yield from ((said.source, said.said.on) for said in mine.statements)
    yield from ((made.source, made.met.on) for made in mine.decisions)
    yield from ((one.source, one.on.on) for one in mine.options)
    yield from ((one.source, begins) for one in mine.consultations)
    yield from ((document.source, begins) for document in mine.documents)
    for service in mine.services:
        yield from ((users.source, begins) for users in service.users)
        yield from ((cost.source, cost.said.on) for cost in service.baselines)
    for project in mine.projects:
        yield from _citations_of(project, begins)
    for body in mine.bodies:
        yield from ((one.source, _from(one.first, begins)) for one in body.members)
    for post in mine.posts:
        yield from ((one.source, _from(one.first, begins)) for one in post.holders)


def _citations_of(project: ProjectRecord, begins: date) -> Iterator[_Citation]:
    yield project.source, begins
    yield from ((stage.source, stage.on.on) for stage in project.stages)
    for milestone in project.milestones:
        yield from ((given.source, given.said.on) for given in milestone.dates)


def _from(first: DatedTo | None, begins: date) -> date:
    return first.on if first else begins


def _body(*texts: str) -> str:
    parts = (text.strip().rstrip(".") for text in texts)
    joined = ". ".join(part for part in parts if part)
    return joined.replace("\0", "")[:LONGEST_BODY]
