"""Signals that are explained, and explanations that are withdrawn."""

from datetime import date

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.quality.dating import Dated
from workings.quality.models import Explanation, ExplanationWithdrawn, Measure
from workings.quality.queries import measures
from workings.quality.signals import signals
from workings.quality.spc import chart_measure
from workings.quality.words import Rule


class NoSuchSignal(Refusal):
    """The measure's chart marks no such thing."""

    def __init__(self, measure: Measure, period: Dated, rule: Rule) -> None:
        super().__init__(
            f'The chart of "{measure.title}" does not judge {period} by '
            f'"{rule.label}": explain what it marks.'
        )


class SaidAlready(Refusal):
    """The same stands beside the signal already."""

    def __init__(self, before: Explanation) -> None:
        super().__init__(
            f"That stands beside the signal since {say_day(before.on)}: say what "
            "is new."
        )


class WithdrawnAlready(Refusal):
    """The explanation was withdrawn before."""

    def __init__(self, before: ExplanationWithdrawn) -> None:
        super().__init__(
            f"The explanation was withdrawn on {say_day(before.on)} already."
        )


@transaction.atomic
def explain_signal(
    period: Dated,
    rule: Rule,
    *,
    measure: Measure,
    explanation: str,
    on: date,
    by: Actor,
) -> Explanation:
    """This function will set an explanation beside a signal that a measure's chart has
    on a day. It is published; another may follow it, and none is overwritten.

    Raises :class:`NoSuchSignal` and :class:`SaidAlready`.
    """
    require(by, Permission.RECORD_REGISTERS)
    # Locked, so that what is sent twice at once is said once.
    Measure.objects.select_for_update().get(pk=measure.pk)
    found = measures(measure.programme, as_at=on, service=measure.service.code)
    (one,) = (each for each in found if each.code == measure.code)
    marks = signals(one, chart_measure(one, on))
    if (period, rule) not in {(it.period, it.rule) for it in marks}:
        raise NoSuchSignal(measure, period, rule)
    about = {"measure": measure, "first": period.first, "rule": rule}
    about |= {"frequency": period.frequency, "explanation": explanation}
    before = Explanation.objects.filter(**about, withdrawn=None).first()
    if before is not None:
        raise SaidAlready(before)
    row = Explanation.objects.create(**about, on=on, who=by.name)
    told = {"period": str(period), "rule": str(rule), "explanation": explanation}
    audit(by, "explained a signal", f"measure {measure}", after=told)
    return row


@transaction.atomic
def withdraw_explanation(
    number: int, *, measure: Measure, because: str, on: date, by: Actor
) -> ExplanationWithdrawn:
    """This function will take an explanation of a measure's signal off every page: that
    it was there, and why it is not, stands in its place.

    Raises :class:`WithdrawnAlready`.
    """
    require(by, Permission.WITHDRAW)
    rows = Explanation.objects.select_for_update()
    row = rows.get(pk=number, measure=measure)
    before = ExplanationWithdrawn.objects.filter(explanation=row).first()
    if before is not None:
        raise WithdrawnAlready(before)
    done = ExplanationWithdrawn.objects.create(
        explanation=row, because=because, on=on, who=by.name
    )
    told = {
        "period": str(Dated(row.first, row.frequency)),
        "rule": str(row.rule),
        "because": because,
    }
    audit(by, "withdrew an explanation", f"measure {measure}", after=told)
    return done
