"""The same actions for whoever has only codes: the command line, a form."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db import models

from workings.access.permissions import Actor
from workings.appraisal.actions.approving import approve_option
from workings.appraisal.actions.passing import pass_gate
from workings.appraisal.actions.testing import Subject, record_tests
from workings.appraisal.findings import Finding
from workings.appraisal.models import Case, GatePassed, OptionApproved
from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.decisions.models import Decision
from workings.documents.models import Source
from workings.ledger.words import Cause
from workings.programme.models import Post, Project
from workings.programme.queries import programme_named
from workings.programme.stages import Stage

M = TypeVar("M", bound=models.Model)


class NotThere(Refusal):
    """The programme's record has nothing of this code."""

    returncode = 2
    """A wrong name on the command line is wrong usage."""


def pass_gate_named(
    programme: str,
    project: str,
    to: Stage,
    *,
    on: date,
    approver: str,
    tests: Sequence[Finding] = (),
    decision: str = "",
    by: Actor,
) -> GatePassed:
    """This function will do what :func:`pass_gate` does, from codes.

    Raises :class:`NotThere` besides, with the nearest name there is.
    """
    row = programme_named(programme)
    return pass_gate(
        project=_named(Project, project, programme=row),
        to=to,
        on=on,
        approver=_named(Post, approver, programme=row),
        tests=tests,
        decision=_named(Decision, decision, programme=row) if decision else None,
        by=by,
    )


def approve_option_named(
    programme: str,
    case: str,
    option: str,
    *,
    decision: str,
    source: str,
    cause: Cause | None = None,
    by: Actor,
) -> OptionApproved:
    """This function will do what :func:`approve_option` does, from codes.

    Raises :class:`NotThere` besides, with the nearest name there is.
    """
    row = programme_named(programme)
    return approve_option(
        case=_named(Case, case, programme=row),
        option=option,
        decision=_named(Decision, decision, programme=row),
        source=_named(Source, source, collection=row.slug),
        cause=cause,
        by=by,
    )


def record_tests_named(
    programme: str,
    tests: Sequence[Finding],
    *,
    on: date,
    decision: str = "",
    proposal: str = "",
    by: Actor,
) -> int:
    """This function will do what :func:`record_tests` does of a decision, by its code,
    or of a proposal.

    Raises :class:`NotThere` besides, with the nearest name there is.
    """
    row = programme_named(programme)
    named = _named(Decision, decision, programme=row) if decision else None
    subject = Subject(decision=named, proposal=proposal or None)
    return record_tests(tests, of=subject, on=on, programme=row, by=by)


def _named(model: type[M], code: str, **of: object) -> M:
    rows = model._default_manager.filter(**of)
    found = rows.filter(code=code).first()
    if found is None:
        noun = model._meta.verbose_name
        codes = list(rows.values_list("code", flat=True))
        raise NotThere(f'There is no {noun} "{code}". {mend_name(code, codes)}')
    return found
