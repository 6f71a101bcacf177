"""Tests against the programme's principles, and what makes one none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workings.appraisal.kinds import Verdict
from workings.core.problems import Problem, mend_name


@dataclass(frozen=True, slots=True)
class Finding:
    """A test against a principle, by its code."""

    principle: str
    verdict: Verdict
    reasons: str = ""
    evidence: str = ""
    by: str = ""


def finding_problems(
    tests: Sequence[Finding], known: Collection[str]
) -> tuple[Problem, ...]:
    """This function will return what is wrong with tests in themselves."""
    return tuple(
        problem for test in tests if (problem := _problem(test, known)) is not None
    )


def place(test: Finding) -> str:
    """This function will name a test in problems."""
    return f'test against "{test.principle}"'


def _problem(test: Finding, known: Collection[str]) -> Problem | None:
    where = place(test)
    if test.principle not in known:
        mend = mend_name(test.principle, known).rstrip(".")
        return Problem(where, "there is no such principle", mend)
    if test.verdict is Verdict.NOT_TESTED:
        return Problem(where, "is no test", "Give a verdict")
    if test.verdict is Verdict.FAILS_ACCEPTED and not test.reasons:
        return Problem(where, "it fails without a reason", "Give the reasons")
    return None
