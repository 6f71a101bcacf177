"""All that was said of one project's money: its lines, its totals, its contests.

One reading of lines serves them all, because a contest rests on lines that are mostly
the project's own.
"""

from dataclasses import dataclass

from django.db.models import Q

from workings.ledger.contest import SaidContest, Stated
from workings.ledger.promised import Promised, promised
from workings.ledger.queries.contests import (
    begun,
    contested,
    facts_stated,
    line_named,
    lines_stated,
    names_of,
    total_stated,
    totals_stated,
)
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.known import contest_entries
from workings.ledger.queries.promised import amounts_said
from workings.ledger.queries.reading import statements_heard
from workings.ledger.queries.stated import stated_by
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
    every = contest_entries(heard.programme)
    contests = [contest for contest in every if project in contest.projects]
    names = names_of(contests)
    stated = stated_by(heard, statements_heard(heard, standing=None))
    which = Q(benefit__project__code=project)
    # Who showed all contests left what they rest on; else it is read with the rest.
    resting = contested.at_hand(heard)
    if resting is None:
        amounts = amounts_said(heard, which | line_named(names["line"]))
        resting = {
            **facts_stated(heard, names["fact"]),
            **totals_stated(stated.totals),
            **lines_stated(amounts),
        }
    else:
        amounts = amounts_said(heard, which)
    own = (amount for amount in amounts if amount.benefit.project == project)
    about = stated.about(project) | names["total"]
    totals = [said for said in stated.totals if said.total.code in about]
    totals.sort(key=lambda said: (said.statement.said.on, said.statement.number))
    return ProjectTold(
        promised=promised(own, as_at=heard.as_at.said_by),
        totals=tuple(
            ToldTotal(total_stated(said), said.total.breakdown) for said in totals
        ),
        contests=begun(contests, resting),
    )
