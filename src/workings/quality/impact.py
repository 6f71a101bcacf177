"""Whom changes affect: assessments, whether they came in time, and what they come to.

An assessment informs a decision only where it is dated before it. What all savings
come to for a group is counted, assessment by assessment; it is never a score.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord
from workings.quality.words import Assessed, Effect, Group


@dataclass(frozen=True, slots=True)
class GroupGiven:
    """What an assessment expects of one group, and what is done about it."""

    group: Group
    effect: Effect
    how: str = ""
    mitigation: str = ""


class Timing(Word):
    """When an assessment was made, against the decision that it is of."""

    IN_TIME = "in_time", "dated before the decision"
    LATE = "late", "dated after the decision, which it cannot have informed"
    APART = "apart", "of no one decision"


def timing(on: DatedTo, met: DatedTo | None) -> Timing:
    """This function will say whether an assessment of a date came before the meeting
    that its decision was taken at. One of the same day did not.
    """
    if met is None:
        return Timing.APART
    return Timing.IN_TIME if on.on < met.on else Timing.LATE


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """An assessment as at a day. ``decision`` and ``met`` are of the decision that it
    is attached to; ``projects`` are titles by code, ``savings`` codes.

    ``document`` is the code of its document where that is published, or "";
    ``held`` says whether there is one at all.
    """

    code: str
    title: str
    kind: Assessed
    on: DatedTo
    decision: str
    decision_title: str
    met: DatedTo | None
    projects: Mapping[str, str]
    savings: frozenset[str]
    document: str
    held: bool
    source: SourceRecord | None
    summary: str
    groups: tuple[GroupGiven, ...]

    @property
    def timing(self) -> Timing:
        """Whether it came before its decision."""
        return timing(self.on, self.met)

    @property
    def in_time(self) -> bool:
        """Whether its decision can have had regard to it."""
        return self.timing is Timing.IN_TIME


@dataclass(frozen=True, slots=True)
class Landing:
    """A saving that may have been assessed: its code, title and project's code."""

    code: str
    title: str
    project: str


def savings_of(
    assessment: AssessmentRecord, savings: Iterable[Landing]
) -> frozenset[str]:
    """This function will return the savings that an assessment covers: those it
    names, or else all of its projects.
    """
    every = tuple(savings)
    if assessment.savings:
        return assessment.savings & {one.code for one in every}
    return frozenset(one.code for one in every if one.project in assessment.projects)


@dataclass(frozen=True, slots=True)
class Cumulative:
    """What all savings come to for one group: how many are expected to do what to it,
    and what is done about those that make it worse off.

    A saving that several assessments cover counts once for each effect.
    """

    group: Group
    savings: Mapping[Effect, frozenset[str]]
    unassessed: frozenset[str]
    mitigations: tuple[str, ...]


def cumulative(
    assessments: Collection[AssessmentRecord], savings: Collection[Landing]
) -> tuple[Cumulative, ...]:
    """This function will say what all savings come to for each group."""
    covered = {one.code: savings_of(one, savings) for one in assessments}
    every = frozenset(one.code for one in savings)
    return tuple(_of(group, assessments, covered, every) for group in Group)


def _of(
    group: Group,
    assessments: Iterable[AssessmentRecord],
    covered: Mapping[str, frozenset[str]],
    every: frozenset[str],
) -> Cumulative:
    found = [
        (covered[one.code], given)
        for one in assessments
        for given in one.groups
        if given.group is group
    ]
    savings = {
        effect: frozenset[str]().union(
            *(codes for codes, given in found if given.effect is effect)
        )
        for effect in Effect
    }
    mitigations = (
        given.mitigation for _, given in found if given.effect is Effect.WORSE
    )
    told = frozenset[str]().union(*savings.values())
    return Cumulative(
        group, savings, every - told, tuple(dict.fromkeys(filter(None, mitigations)))
    )
