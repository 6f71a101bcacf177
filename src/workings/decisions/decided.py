"""Decisions as values, and the rules that one must keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.core.problems import Problem
from workings.decisions.bodies import BodyKind
from workings.documents.sources import Grade, SourceRecord
from workings.programme.regimes import RegimeKind
from workings.programme.stages import earliest


class Outcome(Word):
    """What became of what was before the body."""

    APPROVED = "approved"
    NOTED = "noted"
    CONSIDERED = "considered"
    REFERRED = "referred"
    REFUSED = "refused"
    SIGNED = "signed"


GOES_AHEAD = frozenset({Outcome.APPROVED, Outcome.SIGNED})
"""The outcomes by which something may begin: a plan is in force only by one."""


class OptionOutcome(Word):
    """What became of an option that was considered."""

    CHOSEN = "chosen"
    PREFERRED = "preferred"
    REJECTED = "rejected"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class ConsultationRecord:
    """Who was asked what, what they answered, and what came of it.

    ``projects`` are codes.
    """

    code: str
    title: str
    projects: tuple[str, ...]
    first: DatedTo | None
    last: DatedTo | None
    who: str
    asked: str
    answered: str
    considered: str
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class OptionRecord:
    """An option that was before a decision; ``decision`` is a code, or ""."""

    project: str
    on: DatedTo
    option: str
    title: str
    in_favour: str
    against: str
    score: str
    outcome: OptionOutcome | None
    decision: str
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision, with all that the law wants to be seen beside it.

    ``reported`` is when the report was published, ``met`` the meeting, ``effective``
    when it took effect. ``projects``, ``services``, ``consultations`` are codes.
    ``key`` None where it is not known.
    """

    code: str
    title: str
    body: str
    body_title: str
    body_kind: BodyKind | None
    reported: DatedTo | None
    met: DatedTo
    effective: DatedTo
    outcome: Outcome
    projects: tuple[str, ...]
    services: tuple[str, ...]
    notice: str
    key: bool | None
    called_in: str
    reasons: str
    alternatives: str
    interests: str
    consultations: tuple[str, ...]
    equality: str
    source: SourceRecord | None
    grade: Grade | None
    note: str
    uncertain: bool

    @property
    def goes_ahead(self) -> bool:
        """Whether something may begin by it."""
        return self.outcome in GOES_AHEAD


@dataclass(frozen=True, slots=True)
class DecisionDossier:
    """A decision with all that was before it.

    ``projects`` and ``services`` are the titles of its own, by code; the projects of
    its consultations are left out.
    """

    decision: DecisionRecord
    projects: Mapping[str, str]
    services: Mapping[str, str]
    consultations: tuple[ConsultationRecord, ...]
    options: tuple[OptionRecord, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as a list of them shows it; ``source`` is the code of what it is known
    from, "" where nothing is cited.
    """

    code: str
    title: str
    body_title: str
    met: DatedTo
    outcome: Outcome
    uncertain: bool
    body: str = ""
    called_in: str = ""
    source: str = ""
    source_title: str = ""

    @property
    def goes_ahead(self) -> bool:
        """Whether something may begin by it."""
        return self.outcome in GOES_AHEAD


def regime_problems(
    where: str, *, regime: RegimeKind | None, key: bool | None, called_in: str
) -> list[Problem]:
    """This function will return what a decision says that its regime does not have.

    Key decisions and call-in exist only under executive arrangements. Where the
    council's regime of the day is not known, nothing can be said against them.
    """
    if regime is not RegimeKind.COMMITTEE:
        return []
    problems = []
    if key:
        what = "a committee system has no key decisions"
        problems.append(Problem(f"{where}, key", what, "Leave it empty"))
    if called_in:
        what = "a committee system has no call-in"
        problems.append(Problem(f"{where}, called_in", what, "Leave it empty"))
    return problems


def order_problems(
    where: str,
    *,
    reported: DatedTo | None,
    met: DatedTo,
    effective: DatedTo | None,
) -> list[Problem]:
    """This function will return which of a decision's dates come in no possible order.

    A report is published before its meeting, and nothing takes effect before it. An
    approximate date, or one known to the month or year, is taken as it fits.
    """
    problems = []
    if reported is not None and earliest(reported) > met.on and _exact(reported, met):
        what = f"the report is of {reported.spoken()}, after the meeting"
        mend = "Give the date when the report was published"
        problems.append(Problem(f"{where}, reported", what, mend))
    if (
        effective is not None
        and effective.on < earliest(met)
        and _exact(effective, met)
    ):
        what = f"it would take effect on {effective.spoken()}, before the meeting"
        mend = "Give the date when it took effect, or leave it empty"
        problems.append(Problem(f"{where}, effective", what, mend))
    return problems


def _exact(*dates: DatedTo) -> bool:
    return not any(dated.approximate for dated in dates)
