"""What is done with yardsticks, dis-benefits and assessments of impact."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db import transaction

from workings.access.permissions import Actor
from workings.access.registers import record, remove_others
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.decisions.models import Decision
from workings.documents.models import Document, Source
from workings.ledger.models import Benefit
from workings.ledger.words import SAVING_KINDS
from workings.programme.models import Programme, Project
from workings.quality.impact import GroupGiven
from workings.quality.models import (
    Assessment,
    DisBenefit,
    GroupAffected,
    Measure,
    Yardstick,
)
from workings.quality.words import Assessed


class NotASaving(Refusal):
    """A dis-benefit stands against a saving, and this is none."""

    def __init__(self, title: str) -> None:
        super().__init__(f'"{title}" is no saving: name the saving that it goes with.')


def record_yardstick(
    *,
    measure: Measure,
    title: str,
    from_on: date,
    value: Decimal,
    source: Source,
    until_on: date | None = None,
    note: str = "",
    by: Actor,
) -> Yardstick:
    """This function will name what others reach, beside a measure."""
    keys = {"measure": measure, "title": title, "from_on": from_on}
    values = {"until_on": until_on, "value": value, "source": source, "note": note}
    return record(Yardstick, keys, values, by=by).row


def record_dis_benefit(
    *,
    saving: Benefit,
    code: str,
    title: str,
    said: DatedTo,
    source: Source,
    note: str = "",
    by: Actor,
) -> DisBenefit:
    """This function will say what a saving made worse.

    It is shown beside the saving from the day it was said, and never netted. Raises
    :class:`NotASaving`.
    """
    if saving.kind not in SAVING_KINDS:
        raise NotASaving(saving.title)
    keys = {"programme": saving.programme, "code": code}
    values = {
        "title": title,
        "saving": saving,
        "said": said,
        "source": source,
        "note": note,
    }
    return record(DisBenefit, keys, values, by=by).row


@transaction.atomic
def record_assessment(
    *,
    programme: Programme,
    code: str,
    title: str,
    kind: Assessed,
    on: DatedTo,
    groups: Collection[GroupGiven] = (),
    decision: Decision | None = None,
    projects: Collection[Project] = (),
    savings: Collection[Benefit] = (),
    document: Document | None = None,
    source: Source | None = None,
    summary: str = "",
    by: Actor,
) -> Assessment:
    """This function will have a programme know an assessment, with what it expects of
    each group: those that are not given any more are taken out.
    """
    keys = {"programme": programme, "code": code}
    values = {
        "title": title,
        "kind": kind,
        "on": on,
        "decision": decision,
        "document": document,
        "source": source,
        "summary": summary,
    }
    links = {"projects": projects, "savings": savings}
    row = record(Assessment, keys, values, links=links, by=by).row
    rows = [record_group(assessment=row, given=one, by=by) for one in groups]
    remove_others(GroupAffected.objects.filter(assessment=row), rows, by=by)
    return row


def record_group(
    *,
    assessment: Assessment,
    given: GroupGiven,
    by: Actor,
) -> GroupAffected:
    """This function will say what an assessment expects of one group, beside those
    that it names already.
    """
    keys = {"assessment": assessment, "group": given.group}
    values = {"effect": given.effect, "how": given.how, "mitigation": given.mitigation}
    return record(GroupAffected, keys, values, by=by).row
