"""What is done with bodies, decisions and consultations.

Each ``record_`` action has a row say what is given, finds it by its natural key, and
writes nothing where it says so already.
"""

from collections.abc import Collection

from workings.access.permissions import Actor
from workings.access.registers import record
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.decisions.bodies import BodyKind
from workings.decisions.decided import (
    OptionOutcome,
    Outcome,
    order_problems,
    regime_problems,
)
from workings.decisions.models import (
    Body,
    Consultation,
    Decision,
    Membership,
    OptionConsidered,
)
from workings.documents.models import Source
from workings.documents.sources import Grade
from workings.programme.models import Programme, Project, Service
from workings.programme.queries import regime_in_force


def record_body(
    *,
    programme: Programme,
    code: str,
    title: str,
    kind: BodyKind | None = None,
    note: str = "",
    by: Actor,
) -> Body:
    """This function will have a programme know a body."""
    keys = {"programme": programme, "code": code}
    return record(Body, keys, {"title": title, "kind": kind, "note": note}, by=by).row


def record_membership(
    *,
    body: Body,
    name: str,
    position: str = "",
    first: DatedTo | None = None,
    last: DatedTo | None = None,
    source: Source | None = None,
    by: Actor,
) -> Membership:
    """This function will say who sits in a body, from a date to a date where known."""
    keys = {"body": body, "name": name, "position": position, "first": first}
    return record(Membership, keys, {"last": last, "source": source}, by=by).row


def record_consultation(
    *,
    programme: Programme,
    code: str,
    title: str,
    projects: Collection[Project] = (),
    first: DatedTo | None = None,
    last: DatedTo | None = None,
    who: str = "",
    asked: str = "",
    answered: str = "",
    considered: str = "",
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> Consultation:
    """This function will have a programme know a consultation."""
    values = {
        "title": title,
        "first": first,
        "last": last,
        "who": who,
        "asked": asked,
        "answered": answered,
        "considered": considered,
        "source": source,
        "note": note,
    }
    keys = {"programme": programme, "code": code}
    return record(Consultation, keys, values, links={"projects": projects}, by=by).row


def record_decision(
    *,
    body: Body,
    code: str,
    title: str,
    met: DatedTo,
    outcome: Outcome,
    reported: DatedTo | None = None,
    effective: DatedTo | None = None,
    projects: Collection[Project] = (),
    services: Collection[Service] = (),
    notice: str = "",
    key: bool | None = None,
    called_in: str = "",
    reasons: str = "",
    alternatives: str = "",
    interests: str = "",
    consultations: Collection[Consultation] = (),
    equality: str = "",
    source: Source | None = None,
    grade: Grade | None = None,
    note: str = "",
    uncertain: bool = False,
    by: Actor,
) -> Decision:
    """This function will have the body's programme know a decision.

    It takes effect with the meeting where nothing else is said. Raises
    ``HasProblems`` for a key decision or a call-in that the council's regime of the
    day does not have, and for dates in no possible order.
    """
    programme = body.programme
    _check(programme, code, reported, met, effective, key=key, called_in=called_in)
    values = {
        "title": title,
        "body": body,
        "reported": reported,
        "met": met,
        "effective": effective or met,
        "outcome": outcome,
        "notice": notice,
        "key": key,
        "called_in": called_in,
        "reasons": reasons,
        "alternatives": alternatives,
        "interests": interests,
        "equality": equality,
        "source": source,
        "grade": grade,
        "note": note,
        "uncertain": uncertain,
    }
    links = {
        "projects": projects,
        "services": services,
        "consultations": consultations,
    }
    keys = {"programme": programme, "code": code}
    return record(Decision, keys, values, links=links, by=by).row


def record_option(
    *,
    project: Project,
    on: DatedTo,
    option: str,
    title: str,
    in_favour: str = "",
    against: str = "",
    score: str = "",
    outcome: OptionOutcome | None = None,
    decision: Decision | None = None,
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> OptionConsidered:
    """This function will have a project know an option that was considered on a date.

    ``option`` is its number or letter.
    """
    values = {
        "title": title,
        "in_favour": in_favour,
        "against": against,
        "score": score,
        "outcome": outcome,
        "decision": decision,
        "source": source,
        "note": note,
    }
    keys = {"project": project, "on": on, "option": option}
    return record(OptionConsidered, keys, values, by=by).row


def _check(
    programme: Programme,
    code: str,
    reported: DatedTo | None,
    met: DatedTo,
    effective: DatedTo | None,
    *,
    key: bool | None,
    called_in: str,
) -> None:
    where = f"decision {code}"
    regime = regime_in_force(programme.council, met.on)
    problems = regime_problems(where, regime=regime, key=key, called_in=called_in)
    problems += order_problems(where, reported=reported, met=met, effective=effective)
    if problems:
        raise HasProblems(problems)
