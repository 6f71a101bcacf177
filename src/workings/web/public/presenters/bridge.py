"""The bridge's page: from the forecast of one day to that of another, by cause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from workings.core.dates import NotADate, day_written, say_day
from workings.core.money import spoken
from workings.ledger.bridge import Bridge
from workings.ledger.queries.headlines import HeadlinesTold, headlines_told
from workings.quality.queries.beside import beside_savings
from workings.web.components.forms import Field, Form
from workings.web.moment import PARAMETER, Moment
from workings.web.public.pages import Frame
from workings.web.public.presenters.beside import altogether
from workings.web.public.presenters.bridge_steps import (
    causes,
    chart,
    said_in_words,
    steps,
)
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import sentence
from workings.web.public.standpoint import Standpoint, address, standpoint
from workings.web.public.told import BridgePage

HEADING = "How the savings forecast changed"
HINT = "Such as 2013-08-31 or 31 August 2013"
ENDS = (("from", "From"), ("to", "To"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The days asked for, as typed and as read; None where one is no day."""

    typed: Mapping[str, str]
    from_on: date | None
    to_on: date | None
    errors: Mapping[str, str]


def bridge_page(slug: str, moment: Moment, *, asked: Mapping[str, str]) -> BridgePage:
    """This function will build the bridge between two days, as heard by a day.

    A day that is not asked for is the first headline's, and the page's own.
    """
    stand = standpoint(slug, moment)
    told = headlines_told(stand.heard)
    wanted = _asked(asked, told, moment)
    page = BridgePage(
        frame=_frame(stand, wanted),
        heading=HEADING,
        caption=stand.record.title,
        form=_form(stand, wanted),
    )
    if wanted.from_on is None or wanted.to_on is None:
        return page
    bridge = told.bridge(from_on=wanted.from_on, to_on=wanted.to_on)
    return _bridged(page, stand, told, bridge)


def _frame(stand: Standpoint, asked: Asked) -> Frame:
    subject = HEADING
    if asked.from_on and asked.to_on:
        subject += f", {say_day(asked.from_on)} to {say_day(asked.to_on)}"
    kept = tuple(asked.typed.items())
    found = frame(stand, subject, "bridge", trail=HEADING, kept=kept)
    # The page's own form asks for both days: another that asks for one would confuse.
    found = replace(found, day_form=None)
    if asked.errors:
        return replace(found, title=f"Error: {found.title}", status=422)
    return found


def _asked(asked: Mapping[str, str], told: HeadlinesTold, moment: Moment) -> Asked:
    first = min((it.since for it in told.headlines), default=moment.day)
    defaults = {"from": first, "to": moment.day}
    typed, read, errors = {}, {}, {}
    for name, label in ENDS:
        typed[name] = asked.get(name, "").strip() or defaults[name].isoformat()
        try:
            read[name] = day_written(typed[name])
            typed[name] = read[name].isoformat()
        except NotADate as why:
            errors[name] = sentence(f"{label}: {why}")
    return Asked(typed, read.get("from"), read.get("to"), errors)


def _form(stand: Standpoint, asked: Asked) -> Form:
    kept = ((PARAMETER, stand.moment.day.isoformat()),) if stand.moment.chosen else ()
    return Form(
        action=address("bridge", stand.record.slug),
        legend="Between which days?",
        fields=tuple(
            Field(name, label, HINT, asked.typed[name], asked.errors.get(name, ""))
            for name, label in ENDS
        ),
        button="Show the bridge",
        kept=kept,
    )


def _bridged(
    page: BridgePage, stand: Standpoint, told: HeadlinesTold, bridge: Bridge
) -> BridgePage:
    ends = f"{say_day(bridge.from_on)} to {say_day(bridge.to_on)}"
    page = replace(page, caption=f"{page.caption}, {ends}")
    unheard = _unheard(stand, bridge)
    if bridge.from_pence is None and bridge.to_pence is None:
        return replace(page, sentences=(_nothing_yet(told, bridge), *unheard))
    if not bridge.steps:
        same = (
            f"The forecast did not change: it was {spoken(bridge.to_pence or 0)} "
            "on both days, made of the same statements."
        )
        return replace(page, sentences=(same, *unheard))
    beside = beside_savings(stand.heard)
    return replace(
        page,
        beside=altogether(beside.values()) if beside else "",
        measures=stand.link("How services do", "quality"),
        sentences=(*said_in_words(bridge), *unheard),
        chart=chart(bridge),
        steps=steps(stand, told, bridge),
        causes=causes(bridge),
    )


def _nothing_yet(told: HeadlinesTold, bridge: Bridge) -> str:
    later = max(bridge.from_on, bridge.to_on)
    first = min(told.headlines, key=lambda it: it.since, default=None)
    words = f"No total had become the programme's forecast by {say_day(later)}"
    if first is None:
        return f"{words}, so there is nothing to compare."
    stated = spoken(first.total.total.pence)
    return f"{words}. The first was {stated}, from {say_day(first.since)}."


def _unheard(stand: Standpoint, bridge: Bridge) -> tuple[str, ...]:
    """What must be said where a day asked for lies beyond the page's own."""
    if max(bridge.from_on, bridge.to_on) <= stand.moment.day:
        return ()
    return (f"Nothing that was said after {stand.moment.spoken} is counted here.",)
