"""Cases are recorded, with each version of their files."""

import hashlib
from datetime import UTC, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.access.registers import record
from workings.appraisal.casefile import read_case
from workings.appraisal.kinds import CaseStage
from workings.appraisal.models import (
    Case,
    CaseFile,
)
from workings.appraisal.queries import latest_file
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.decisions.models import Decision
from workings.documents.models import Source
from workings.programme.models import Programme, Project


class CaseThere(Refusal):
    """There is a case of that code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is a case {code} already: give this one another code.")


class ChangedMeanwhile(Refusal):
    """Somebody else made a version since the file was read."""

    def __init__(self, number: int, who: str) -> None:
        self.number = number
        super().__init__(
            f"{who} made version {number} since you opened this. Nothing of yours was "
            "written: open it again and make your change there."
        )


@transaction.atomic
def record_case(
    *,
    programme: Programme,
    code: str,
    title: str,
    project: Project,
    on: DatedTo,
    since: DatedTo | None = None,
    stage: CaseStage | None = None,
    decision: Decision | None = None,
    known: str = "",
    best_value: str = "",
    source: Source | None = None,
    file: str = "",
    by: Actor,
) -> Case:
    """This function will have a programme know a case, and keep its file.

    A file that differs from the one held is a new version; earlier ones stay. Raises
    ``HasProblems`` with everything that is wrong with the file.
    """
    values = {
        "title": title,
        "project": project,
        "stage": stage,
        "since": since,
        "on": on,
        "decision": decision,
        "known": known,
        "best_value": best_value,
        "source": source,
    }
    keys = {"programme": programme, "code": code}
    row = record(Case, keys, values, by=by).row
    if file:
        read_case(file, f"{code}.toml")
        sha256 = hashlib.sha256(file.encode()).hexdigest()
        # A folder that is loaded again does not undo what the office made since.
        if row.published is None or not row.files.filter(sha256=sha256).exists():
            _keep(row, file, by)
            if row.published is not None:
                show_case(row, by=by)
    return row


@transaction.atomic
def begin_case(
    *,
    programme: Programme,
    code: str,
    title: str,
    project: Project,
    on: DatedTo,
    stage: CaseStage | None,
    file: str,
    by: Actor,
) -> Case:
    """This function will begin a case in the office: a draft, which nobody else sees
    until it is published or an option of it is approved.

    Raises :class:`CaseThere` where there is one of that code, and ``HasProblems``
    with everything that is wrong with the file.
    """
    require(by, Permission.RECORD_REGISTERS)
    if Case.objects.filter(programme=programme, code=code).exists():
        raise CaseThere(code)
    keys = {"programme": programme, "code": code}
    values = {"title": title, "project": project, "stage": stage, "on": on}
    new = {**values, "draft": True, "published": 0}
    row = record(Case, keys, new, by=by).row
    _check(row, file)
    _keep(row, file, by)
    return row


@transaction.atomic
def bring_file(case: Case, body: str, *, seen: int, by: Actor) -> int:
    """This function will keep a new version of a case's file, and return its number.

    ``seen`` is the number of the version that it was made from, 0 for none: raises
    :class:`ChangedMeanwhile` where there is a later one. What readers see stays until
    it is published. Raises ``HasProblems`` with everything that is wrong with it;
    the same text again is no new version.
    """
    require(by, Permission.RECORD_REGISTERS)
    row = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    held = latest_file(row)
    latest = held.number if held else 0
    if latest != seen:
        raise ChangedMeanwhile(latest, held.recorded_by if held else "")
    _check(row, body)
    if row.published is None:
        row.published = latest
        row.save()
    _keep(row, body, by)
    newest = latest_file(row)
    return newest.number if newest else 0


@transaction.atomic
def publish_case(case: Case, *, by: Actor) -> int:
    """This function will show a case to everybody, with the newest version of its
    file, and return that version's number.
    """
    require(by, Permission.PUBLISH)
    return show_case(case, by=by)


def show_case(case: Case, *, by: Actor) -> int:
    """This function will publish for an action that has its own permission."""
    row = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    file = latest_file(row)
    number = file.number if file else 0
    if row.draft or row.published not in (None, number):
        before = {"draft": row.draft, "version": row.published}
        row.draft, row.published = False, number
        row.save()
        after = {"draft": False, "version": number}
        audit(by, "published", f"case {row}", before=before, after=after)
    return number


def _check(row: Case, body: str) -> None:
    name = f"{row.code}.toml"
    found = read_case(body, name).project
    if found and found != row.project.code:
        what = f'"{found}" is not the project of the case, "{row.project.code}"'
        raise HasProblems([Problem(f"{name}, case, project", what, "Name that one")])


def _keep(row: Case, body: str, by: Actor) -> None:
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    held = latest_file(row)
    if held is not None and held.sha256 == sha256:
        return
    number = held.number + 1 if held else 1
    CaseFile.objects.create(
        case=row,
        number=number,
        sha256=sha256,
        body=body,
        recorded_at=datetime.now(UTC),
        recorded_by=by.name,
    )
    audit(by, "recorded", f"case file {row}/{number}", after={"sha256": sha256})
