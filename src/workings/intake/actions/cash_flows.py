"""A case's cash flows out as a workbook, and what somebody changed in it back."""

from pathlib import Path

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.appraisal.actions import ChangedMeanwhile, bring_file
from workings.appraisal.models import Case
from workings.appraisal.queries import office_case
from workings.core.problems import HasProblems, Problem
from workings.intake.cash_flows.brought import (
    FlowsBrought,
    brought,
    filled_from,
    in_place,
)
from workings.intake.queries import named_case
from workings.intake.workbooks.opening import open_workbook


class CannotBringFlows(HasProblems):
    """The workbook has problems, and nothing of it was written."""


@transaction.atomic
def bring_cash_flows(
    case: Case, path: Path, *, file_name: str, by: Actor
) -> FlowsBrought:
    """This function will bring a workbook of cash flows back: what it changes becomes
    a new version of the case's file; where it changes nothing, there is none.

    ``file_name`` is the name it was sent under. Raises ``NotAWorkbook`` for what cannot
    be opened, :class:`CannotBringFlows` with everything that is wrong with it, by
    sheet and cell, and ``ChangedMeanwhile`` where there is a later version than it
    was filled from.
    """
    require(by, Permission.RECORD_REGISTERS)
    workbook = open_workbook(path, file_name=file_name)
    held = office_case(case)
    seen = _version(filled_from(workbook), named_case(case), workbook.file_name)
    if seen != held.seen:
        who = held.versions[0].recorded_by if held.versions else ""
        raise ChangedMeanwhile(held.seen, who)
    name = f"{case.code}.toml"
    found = brought(workbook, held.text, name)
    if found.problems:
        raise CannotBringFlows(found.problems)
    if found.changes:
        try:
            bring_file(case, found.text, seen=seen, by=by)
        except HasProblems as error:
            raise CannotBringFlows(in_place(error.problems, found.places)) from error
    return found


def _version(of: tuple[str, int] | None, wanted: str, file_name: str) -> int:
    if of is not None and of[0] == wanted:
        return of[1]
    what = f"it is of {of[0]}" if of else "it does not say of which case"
    mend = f"Bring the workbook that was downloaded for {wanted}"
    raise CannotBringFlows([Problem(file_name, what, mend)])
