"""What is so of a project on the day of a gate."""

from collections.abc import Sequence
from datetime import date

from workings.appraisal.case import Case
from workings.appraisal.gates import GATES, Condition, Gate, Standing
from workings.appraisal.models import (
    Case as CaseRow,
)
from workings.appraisal.queries.files import case_of, latest_file, options_weighed
from workings.core.dates import DatedTo
from workings.decisions.decided import (
    GOES_AHEAD,
    OptionOutcome,
)
from workings.decisions.models import Decision
from workings.programme.models import Principle, Project, StageChange
from workings.programme.stages import TRANSITIONS, Stage


def standing(
    project: Project,
    *,
    gate: Stage,
    on: date,
    decision: Decision | None,
    tested: Sequence[str],
) -> Standing:
    """This function will say what is so of a project on the day of a gate.

    ``tested`` are the principles (codes) that this gate comes with a test against.
    """
    row = CaseRow.objects.filter(project=project, on_counts__lte=on)
    case = row.order_by("-on_counts", "-id").first()
    file = None if case is None else latest_file(case)
    whole = None if file is None else case_of(file)
    principles = Principle.objects.filter(programme=project.programme)
    return Standing(
        met=frozenset(
            condition
            for condition in Condition
            if condition is not Condition.PRINCIPLES
            and _is_so(condition, case, whole, decision, on)
        ),
        principles=dict(principles.order_by("place").values_list("code", "title")),
        tested=frozenset(tested),
    )


def is_about(decision: Decision, project: Project) -> bool:
    """This function will tell whether a decision was about a project."""
    return decision.projects.filter(pk=project.pk).exists()


def _is_so(
    condition: Condition,
    row: CaseRow | None,
    whole: Case | None,
    decision: Decision | None,
    on: date,
) -> bool:
    if condition is Condition.DECISION:
        return (
            decision is not None
            and decision.outcome in GOES_AHEAD
            and decision.effective.on <= on
        )
    if row is None:
        return False
    if condition is Condition.CASE:
        return True
    if condition is Condition.OPTION:
        return _chosen(row, whole)
    if condition is Condition.CONSULTED:
        return _consulted(whole, decision)
    return (
        _regard(whole, decision)
        if condition is Condition.EQUALITY
        else _best_value(row, whole)
    )


def _chosen(row: CaseRow, whole: Case | None) -> bool:
    if whole is not None:
        return any(one.outcome is OptionOutcome.CHOSEN for one in whole.options)
    return any(one.outcome is OptionOutcome.CHOSEN for one in options_weighed(row))


def _consulted(whole: Case | None, decision: Decision | None) -> bool:
    if whole is not None and any(one.considered for one in whole.consultations):
        return True
    return decision is not None and any(
        one.considered for one in decision.consultations.all()
    )


def _regard(whole: Case | None, decision: Decision | None) -> bool:
    if decision is not None and decision.equality:
        return True
    said = None if whole is None else whole.equality
    if said is None or not said.regard or not said.on:
        return False
    return decision is None or DatedTo.parse(said.on).on <= decision.met.on


def _best_value(row: CaseRow, whole: Case | None) -> bool:
    if row.best_value:
        return True
    return (
        whole is not None
        and whole.best_value is not None
        and bool(whole.best_value.consulted)
    )


def gates_ahead(project: Project) -> tuple[Gate, ...]:
    """This function will return the gates that a project may come to next."""
    last = StageChange.objects.filter(project=project).order_by("place").last()
    return (
        tuple(GATES[stage] for stage in TRANSITIONS[Stage(last.stage)]) if last else ()
    )
