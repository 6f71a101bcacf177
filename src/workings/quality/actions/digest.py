"""Owners are told, once, of what the charts of their measures newly mark."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.mail import EmailMessage
from django.db import transaction

from workings.access.actions import audit
from workings.access.models import User
from workings.access.permissions import Actor, Permission, require
from workings.programme.models import Programme
from workings.programme.queries.seats import seated_by_post
from workings.quality.measures import MeasureRecord
from workings.quality.models import Measure, SignalSent
from workings.quality.queries import measures
from workings.quality.signals import Signal, run_to_the_latest
from workings.quality.spc import chart_measure
from workings.quality.telling import plain

LinkOf = Callable[[str, str], str]
"""The whole address of a measure's page, by its programme and its code."""


@dataclass(frozen=True, slots=True)
class Digested:
    """What was sent, in messages and signals, and the measures that nobody with an
    address owns, by code.
    """

    messages: int
    signals: int
    unowned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _News:
    row: Measure
    measure: MeasureRecord
    run: tuple[Signal, ...]

    def said(self, link: str) -> str:
        """What, where, by which rule, and where to read it."""
        latest = self.run[0]
        unit = "%" if self.measure.unit == "%" else f" {self.measure.unit}"
        return (
            f"{self.measure.title} ({self.measure.service_title})\n"
            f"{latest.period}: {plain(latest.value)}{unit}. {latest.in_words}.\n{link}"
        )


def digest_signals(
    programme: Programme, *, on: date, link_of: LinkOf, by: Actor
) -> Digested:
    """This function will send whoever acts in the post that owns a measure what its
    latest value newly says, in one message for all of a programme's measures.

    A signal that goes on from one period to the next is sent once. What could not be
    sent is not marked as sent.
    """
    require(by, Permission.RECORD_REGISTERS)
    rows = Measure.objects.filter(programme=programme).select_related("owner")
    by_code = {row.code: row for row in rows}
    seated = seated_by_post(programme, on=on)
    mine: dict[User, list[_News]] = {}
    unowned: list[str] = []
    for one in measures(programme, as_at=on):
        row = by_code[one.code]
        users = seated.get(row.owner.code, []) if row.owner else []
        if not users:
            unowned.append(one.code)
        run = run_to_the_latest(one, chart_measure(one, on))
        for user in users if run else ():
            mine.setdefault(user, []).append(_News(row, one, run))
    sent = [_send(user, news, link_of, programme, by) for user, news in mine.items()]
    return Digested(sum(map(bool, sent)), sum(sent), tuple(unowned))


@transaction.atomic
def _send(
    user: User, found: list[_News], link_of: LinkOf, programme: Programme, by: Actor
) -> int:
    # Locked, so that two who run this at once tell nobody twice; marked before it is
    # sent, so that the mark goes with a message that fails.
    User.objects.select_for_update().get(pk=user.pk)
    news = [one for one in found if not _was_sent(user, one)]
    if not news:
        return 0
    for one in news:
        latest = one.run[0]
        SignalSent.objects.create(
            measure=one.row,
            first=latest.period.first,
            frequency=latest.period.frequency,
            rule=latest.rule,
            kind=latest.kind,
            user=user,
        )
        told = {"period": str(latest.period), "rule": str(latest.rule)}
        audit(by, "sent a signal to its owner", f"measure {one.row}", after=told)
    signals = "1 new signal" if len(news) == 1 else f"{len(news)} new signals"
    parts = [one.said(link_of(programme.slug, one.row.code)) for one in news]
    EmailMessage(
        subject=f"Workings: {signals} in your measures",
        body="\n\n".join([INTRODUCTION, *parts]) + "\n",
        to=[user.email],
    ).send()
    return len(news)


INTRODUCTION = (
    "The latest value of each of these is more than chance alone by the rules of "
    "Making Data Count. What explains one is published beside it, once the programme "
    "office has entered it."
)


def _was_sent(user: User, one: _News) -> bool:
    latest = one.run[0]
    return SignalSent.objects.filter(
        measure=one.row,
        user=user,
        rule=latest.rule,
        kind=latest.kind,
        frequency=latest.period.frequency,
        first__in=[signal.period.first for signal in one.run],
    ).exists()
