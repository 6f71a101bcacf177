"""What is known of whom changes affect, as at a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import CharField, Model, Prefetch, QuerySet, Value

from workings.core.dates import DatedTo
from workings.decisions.models import Decision
from workings.documents.models import Document, Source
from workings.documents.papers import CLEARED
from workings.documents.queries import cited
from workings.ledger.models import Benefit, Line
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.words import SAVING_KINDS
from workings.programme.models import Programme, Project
from workings.quality.impact import AssessmentRecord, GroupGiven, Landing
from workings.quality.models import Assessment, DisBenefit
from workings.quality.words import Group

_SAVINGS = sorted(map(str, SAVING_KINDS))


def assessments(programme: Programme, *, as_at: date) -> tuple[AssessmentRecord, ...]:
    """This function will return the assessments dated by a day, the oldest first."""
    rows = Assessment.objects.filter(programme=programme, on_counts__lte=as_at)
    rows = rows.select_related("decision", "document", "source").prefetch_related(
        "groups", "projects", Prefetch("savings", Benefit.objects.only("code"))
    )
    return tuple(_assessment(row, as_at) for row in rows.order_by("on_counts", "code"))


def assessments_of(
    programme: Programme, decision: str, *, as_at: date
) -> tuple[tuple[str, DatedTo], ...]:
    """This function will return the titles and dates of the assessments of a decision
    by a day, the oldest first, in one query.
    """
    rows = Assessment.objects.filter(
        programme=programme, decision__code=decision, on_counts__lte=as_at
    )
    found: Iterable[Any] = rows.order_by("on_counts", "code").values_list("title", "on")
    return tuple(found)


def landings(heard: Heard) -> tuple[Landing, ...]:
    """This function will return the savings of which the statements heard state an
    amount, by code.
    """
    stated = heard_of(heard, Line.objects.filter(benefit__kind__in=_SAVINGS))
    rows = Benefit.objects.filter(
        programme_id=heard.programme, pk__in=stated.values("benefit")
    )
    return tuple(
        Landing(code, title, project or "")
        for code, title, project in rows.order_by("code").values_list(
            "code", "title", "project__code"
        )
    )


@dataclass(frozen=True, slots=True)
class DisBenefitRecord:
    """What a saving made worse, with the saving's title."""

    code: str
    title: str
    saving: str
    said: DatedTo


def dis_benefits(programme: Programme) -> tuple[DisBenefitRecord, ...]:
    """This function will return the dis-benefits of a programme's savings, by code."""
    rows = DisBenefit.objects.filter(programme=programme).select_related("saving")
    return tuple(
        DisBenefitRecord(row.code, row.title, row.saving.title, row.said)
        for row in rows.order_by("code")
    )


NAMED: Mapping[str, type[Model]] = {
    "saving": Benefit,
    "decision": Decision,
    "project": Project,
    "document": Document,
    "source": Source,
    "assessment": Assessment,
}
"""What the office names by its code, by the field that names it."""


def offered() -> dict[str, list[tuple[str, str]]]:
    """This function will return what each field may name, in every programme: its
    slug and code with a stroke between them, and its title. In one query.
    """
    parts = [
        _named(name)
        .order_by()
        .values_list(Value(name, CharField()), _slug_of(name), "code", "title")
        for name in NAMED
    ]
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in NAMED}
    rows = parts[0].union(*parts[1:], all=True)
    for name, slug, code, title in sorted(rows, key=itemgetter(3, 2)):
        found[name].append((f"{slug}/{code}", f"{title} ({code})"))
    return found


def row_named(programme: Programme, name: str, code: str) -> Any:
    """This function will return the row that a field names, for an action."""
    return _named(name).get(**{_slug_of(name): programme.slug, "code": code})


def _slug_of(name: str) -> str:
    return "collection" if name in ("document", "source") else "programme__slug"


def _named(name: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = NAMED[name]._default_manager.all()
    return rows.filter(kind__in=_SAVINGS) if name == "saving" else rows


def _assessment(row: Assessment, day: date) -> AssessmentRecord:
    document, decision = row.document, row.decision
    if decision is not None and decision.met.on > day:
        # What will be decided is not known yet on that day.
        decision = None
    shown = (
        document is not None
        and document.status in CLEARED
        and document.withdrawn_on is None
    )
    return AssessmentRecord(
        code=row.code,
        title=row.title,
        kind=row.kind,
        on=row.on,
        decision=decision.code if decision else "",
        decision_title=decision.title if decision else "",
        met=decision.met if decision else None,
        projects={one.code: one.title for one in row.projects.all()},
        savings=frozenset(one.code for one in row.savings.all()),
        document=document.code if document and shown else "",
        held=document is not None,
        source=cited(row.source),
        summary=row.summary,
        groups=_groups(row),
    )


def _groups(row: Assessment) -> tuple[GroupGiven, ...]:
    found = [
        GroupGiven(one.group, one.effect, one.how, one.mitigation)
        for one in row.groups.all()
    ]
    order: Sequence[Group] = tuple(Group)
    return tuple(sorted(found, key=lambda one: order.index(one.group)))
