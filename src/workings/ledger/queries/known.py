"""What is known already: the names a statement may use, and entries to compare with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import CharField, F, Value

from workings.access.standing import standing
from workings.core.problems import Problem
from workings.decisions.decided import GOES_AHEAD
from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.ledger import models
from workings.ledger.contest import Contest, ContestSide
from workings.ledger.queries.statements import key_of
from workings.ledger.rules import Known, KnownDecision, benefit_problems
from workings.ledger.statement import Benefit, Key
from workings.ledger.words import Bearer, BenefitKind
from workings.programme.models import Post, Programme, Project, Service


def known_to(
    programme: Programme, *, judged: Iterable[str] = (), decided: bool = True
) -> Known:
    """This function will return the names that a statement of a programme may use.

    ``judged`` are the statements whose delivered lines a verdict is about. Without
    ``decided`` the decisions are left out: it is for a statement that names none.
    """
    mine = {"programme": programme}
    codes = _codes(
        sources=Source.objects.filter(collection=programme.slug),
        benefits=models.Benefit.objects.filter(**mine),
        projects=Project.objects.filter(**mine),
        bodies=Body.objects.filter(**mine),
        posts=Post.objects.filter(**mine),
        statements=models.Statement.objects.filter(**mine),
        totals=models.Total.objects.filter(**mine),
        facts=models.Fact.objects.filter(**mine),
        shares=models.Share.objects.filter(**mine),
    )
    statements: dict[str, frozenset[Key]]
    statements = dict.fromkeys(codes.pop("statements"), frozenset())
    statements.update(_delivered(programme, judged))
    decisions = Decision.objects.filter(**mine) if decided else ()
    return Known(
        decisions={
            row.code: KnownDecision(row.outcome in GOES_AHEAD, row.effective.on)
            for row in decisions
        },
        statements=statements,
        **codes,
    )


def benefit_entries(programme: int) -> tuple[Benefit, ...]:
    """This function will return a programme's benefits as they were brought."""
    return tuple(benefits_by_row(programme).values())


def recorded_benefits(programme: int, codes: Sequence[str]) -> dict[str, Benefit]:
    """This function will return those of some benefits that are recorded, by code."""
    pages = (codes[at : at + _CODES] for at in range(0, len(codes), _CODES))
    return {
        benefit.code: benefit
        for page in pages
        for benefit in benefits_by_row(programme, codes=page).values()
    }


_CODES = 1_000
"""Codes that are asked for at once."""


def benefits_by_row(
    programme: int, *, codes: Sequence[str] | None = None
) -> dict[int, Benefit]:
    """This function will return a programme's benefits as they were brought, by the
    number of their row; those of some ``codes`` alone where they are given.
    """
    own = (
        "pk",
        "code",
        "title",
        "kind",
        "project__code",
        "bearer",
        "owner__code",
        "note",
    )
    landing = ("benefitservice__service__code", "benefitservice__share")
    rows = models.Benefit.objects.filter(programme_id=programme)
    if codes is not None:
        rows = rows.filter(code__in=codes)
    # A row for each service that a benefit lands on, in the order they were said.
    ordered = rows.order_by("code", "benefitservice__id").values_list(*own, *landing)
    found = {}
    for told, parts in groupby(ordered, key=lambda row: row[: len(own)]):
        number, code, title, kind, project, bearer, owner, note = told
        found[number] = Benefit(
            code=code,
            title=title,
            kind=BenefitKind(kind),
            project=project or "",
            bearer=Bearer(bearer),
            services=tuple(row[len(own) :] for row in parts if row[-1] is not None),
            owner=owner or "",
            note=note,
        )
    return found


def benefit_problems_in(
    programme: Programme, benefits: Sequence[Benefit]
) -> tuple[Problem, ...]:
    """This function will find what keeps new benefits from being recorded."""
    if not benefits:
        return ()
    names = landing_names(programme)
    return tuple(
        problem
        for benefit in benefits
        for problem in benefit_problems(
            benefit,
            f"benefit {benefit.code}",
            projects=names[Project],
            services=names[Service],
            posts=names[Post],
        )
    )


def landing_names(programme: Programme) -> Mapping[Any, Mapping[str, int]]:
    """This function will return the ids of all that a benefit may name, by code."""
    return {
        model: dict(model.objects.filter(programme=programme).values_list("code", "id"))
        for model in (Project, Post, Service)
    }


def total_projects(programme: int) -> dict[str, frozenset[str]]:
    """This function will return the projects that stated totals are said to be about,
    by the total's code; those of no project are left out.
    """
    rows = models.TotalProject.objects.filter(total__programme_id=programme)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for total, project in rows.values_list("total__code", "project__code"):
        found[total].add(project)
    return {code: frozenset(projects) for code, projects in found.items()}


@standing(most=4)
def contest_entries(programme: int) -> tuple[Contest, ...]:
    """This function will return the contests of a programme as they were set out."""
    sides = models.ContestSide.objects.filter(contest__programme_id=programme)
    about = {"about": F("contest__contestproject__project__code")}
    found = sides.select_related("contest").annotate(**about)
    # Each side in turn, once for each of the projects that its contest is about.
    ordered = found.order_by("contest_id", "position", "contest__contestproject__id")
    return tuple(
        _contest(tuple(rows))
        for _, rows in groupby(ordered, key=attrgetter("contest_id"))
    )


def _contest(rows: Sequence[Any]) -> Contest:
    contest = rows[0].contest
    sides = {row.pk: ContestSide(row.side, row.item, row.note) for row in rows}
    about = dict.fromkeys(row.about for row in rows if row.about is not None)
    return Contest(
        contest.code,
        contest.subject,
        contest.settled_by,
        tuple(sides.values()),
        tuple(about),
        contest.note,
    )


def _codes(**rows: Any) -> dict[str, Any]:
    """The codes of several registers by name, in one query."""
    found: dict[str, set[str]] = {name: set() for name in rows}
    parts = [
        part.order_by().values_list(Value(name, output_field=CharField()), "code")
        for name, part in rows.items()
    ]
    for name, code in parts[0].union(*parts[1:], all=True):
        found[name].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _delivered(
    programme: Programme, statements: Iterable[str]
) -> dict[str, frozenset[Key]]:
    rows = models.Line.objects.filter(
        statement__programme=programme,
        statement__code__in=set(statements),
        series="delivered",
    ).select_related("statement", "benefit")
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for row in rows:
        found[row.statement.code].add(key_of(row, row.benefit.code))
    return {code: frozenset(keys) for code, keys in found.items()}
