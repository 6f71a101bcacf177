"""All that was said of one project's money: its lines, its totals, its contests.

One reading of each table serves all three, because a contest rests on lines and totals
that are mostly the project's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from workings.ledger import models
from workings.ledger.contest import SaidContest, Stated, as_heard
from workings.ledger.promised import Promised, promised
from workings.ledger.queries.contests import (
    facts_stated,
    line_named,
    lines_stated,
    names_of,
    total_stated,
    totals_read,
)
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.known import contests_about
from workings.ledger.queries.promised import amount_of, lines_read
from workings.ledger.queries.statements import Teller, teller
from workings.ledger.words import Breakdown


@dataclass(frozen=True, slots=True)
class ToldTotal:
    """A stated total about a project, and what it is said to be made of."""

    stated: Stated
    breakdown: Breakdown


@dataclass(frozen=True, slots=True)
class ProjectTold:
    """What was said of a project's money by then; totals in the order of saying."""

    promised: Promised
    totals: tuple[ToldTotal, ...]
    contests: tuple[SaidContest, ...]


def project_told(heard: Heard, project: str) -> ProjectTold:
    """This function will read what was said of a project's money by then.

    A total is about the project where it lists benefits of this project and no other,
    where the record says that it is, or where a contest about the project turns on it.
    """
    contests = contests_about(heard.programme, project)
    names = names_of(side.item for contest in contests for side in contest.sides)
    about = _about(project) | Q(code__in=names["total"])
    told = teller(heard)
    totals = tuple(totals_read(heard, about, told))
    of_project = Q(benefit__project__code=project)
    either = of_project | line_named(names["line"])
    lines = tuple(lines_read(heard, either, told))
    stated: dict[str, Stated] = facts_stated(heard, names["fact"], told)
    stated |= {f"total:{row.code}": total_stated(row, told) for row in totals}
    stated |= lines_stated(lines, told)
    begun = (as_heard(contest, stated) for contest in contests)
    return ProjectTold(
        promised=promised(
            (amount_of(row, told) for row in lines if _is_of(row, project)),
            as_at=heard.as_at.said_by,
        ),
        totals=_in_order(totals, told),
        contests=tuple(contest for contest in begun if contest.begun),
    )


def _is_of(row: models.Line, project: str) -> bool:
    return row.benefit.project is not None and row.benefit.project.code == project


def _in_order(rows: Iterable[models.Total], told: Teller) -> tuple[ToldTotal, ...]:
    ordered = sorted(rows, key=lambda row: (told.said(row).said.on, row.pk))
    return tuple(
        ToldTotal(total_stated(row, told), Breakdown(row.breakdown)) for row in ordered
    )


def _about(project: str) -> Q:
    of_benefit = Q(benefit__project__code=project)
    listed = models.TotalBenefit.objects.filter(total=OuterRef("pk"))
    whole = Exists(listed.filter(of_benefit)) & ~Exists(listed.exclude(of_benefit))
    said = models.TotalProject.objects.filter(total=OuterRef("pk"))
    return Q(whole) | Q(Exists(said.filter(project__code=project)))
