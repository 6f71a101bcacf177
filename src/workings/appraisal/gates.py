"""The gates between a project's stages, as data: who opens each, and on what.

A gate is the one way a project's stage changes, but for a history that is loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.access.words import Word
from workings.core.problems import HasProblems, Problem
from workings.programme.posts import PostRole
from workings.programme.stages import TRANSITIONS, Stage


class Condition(Word):
    """What must be so before a gate opens; labelled to complete "there is ..."."""

    CASE = "case", "a case for the project"
    OPTION = "option", "a chosen option in its case"
    PRINCIPLES = "principles", "a test against each principle, made for this gate"
    CONSULTED = "consulted", "a consultation, with how it was considered"
    EQUALITY = "equality", "due regard to equality, before the decision"
    BEST_VALUE = "best_value", "how the Best Value duty was met"
    DECISION = "decision", "a decision to go ahead that is in effect"


MENDS: Mapping[Condition, str] = {
    Condition.CASE: "Record a case that names the project",
    Condition.OPTION: "Say in the case which option was chosen",
    Condition.CONSULTED: "Record who was asked, and what came of it",
    Condition.EQUALITY: "Say how equality was considered before the decision",
    Condition.BEST_VALUE: "Say in the case how the duty was met, consultation included",
    Condition.DECISION: "Name a decision that was approved or signed and is in effect",
}
"""What to do about each that is not so; principles are named one by one."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What leads to a stage: the role of the post that opens it, and on what."""

    stage: Stage
    approver: PostRole
    conditions: tuple[Condition, ...]


_EVERY = Condition
GATES: Mapping[Stage, Gate] = {
    gate.stage: gate
    for gate in (
        Gate(Stage.OUTLINE_CASE, PostRole.SPONSOR, (_EVERY.PRINCIPLES,)),
        Gate(
            Stage.FULL_CASE,
            PostRole.SPONSOR,
            (_EVERY.CASE, _EVERY.PRINCIPLES, _EVERY.DECISION),
        ),
        Gate(
            Stage.PROCUREMENT,
            PostRole.SECTION_151,
            (
                _EVERY.CASE,
                _EVERY.PRINCIPLES,
                _EVERY.CONSULTED,
                _EVERY.EQUALITY,
                _EVERY.DECISION,
            ),
        ),
        Gate(Stage.TRANSITION, PostRole.SPONSOR, tuple(Condition)),
        Gate(Stage.LIVE, PostRole.SPONSOR, (_EVERY.PRINCIPLES,)),
        Gate(Stage.CLOSED, PostRole.SECTION_151, (_EVERY.PRINCIPLES, _EVERY.DECISION)),
        Gate(Stage.STOPPED, PostRole.SPONSOR, (_EVERY.DECISION,)),
    )
}
"""The gate to each stage. There is none to an idea: that is how a project begins."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is so of a project on the day of a gate."""

    met: frozenset[Condition]
    """All but the principles."""
    principles: Mapping[str, str]
    """The programme's principles: their titles by code."""
    tested: frozenset[str]
    """Those that this gate has a test against."""


class GateRefused(HasProblems):
    """A gate stays shut; each problem says what is missing, and how to mend it."""

    def __init__(self, gate: Gate, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.gate = gate
        missing = "; ".join(problem.what for problem in problems)
        self.args = (f"The gate to {gate.stage.label} stays shut: {missing}.",)


def missing(gate: Gate, standing: Standing) -> tuple[Problem, ...]:
    """This function will say what a gate still needs; nothing where it opens."""
    where = f"gate to {gate.stage.label}"
    found = [
        Problem(where, f"there is no {_bare(condition)}", MENDS[condition])
        for condition in gate.conditions
        if condition is not Condition.PRINCIPLES and condition not in standing.met
    ]
    if Condition.PRINCIPLES in gate.conditions:
        found += [
            Problem(
                where,
                f'it is not tested against "{title}"',
                "Give a verdict, with reasons; one that fails may be accepted",
            )
            for code, title in standing.principles.items()
            if code not in standing.tested
        ]
    return tuple(found)


def _bare(condition: Condition) -> str:
    return condition.label.removeprefix("a ")


def page() -> str:
    """This function will write the reference page of the gates, in Markdown."""
    rows = "\n".join(
        f"| {gate.stage.label} (`{stage}`) | {_from(stage)} | {gate.approver.label} | "
        + ", ".join(condition.label for condition in gate.conditions)
        + " |"
        for stage, gate in GATES.items()
    )
    return f"""# Stage gates

Written from `src/workings/appraisal/gates.py`; a test compares them.

A project's [stage](stages.md) changes at a gate, and nowhere else but where a record
is loaded with its history. A gate that is refused says what is missing.

| to | from | opened by a post that is | once there is |
|---|---|---|---|
{rows}

A principle that a project fails may be accepted, with the reason; the test says so,
and it is public.
"""


def _from(stage: Stage) -> str:
    return ", ".join(
        before.label for before, after in TRANSITIONS.items() if stage in after
    )
