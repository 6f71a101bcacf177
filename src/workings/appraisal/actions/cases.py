"""Cases are recorded, with each version of their files."""

import hashlib
from datetime import UTC, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor
from workings.access.registers import record
from workings.appraisal.casefile import read_case
from workings.appraisal.kinds import CaseStage
from workings.appraisal.models import (
    Case,
    CaseFile,
)
from workings.appraisal.queries import latest_file
from workings.core.dates import DatedTo
from workings.decisions.models import Decision
from workings.documents.models import Source
from workings.programme.models import Programme, Project


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
        _keep(row, file, by)
    return row


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
