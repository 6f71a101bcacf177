"""A project's history: its stages, its milestones, and what a slip put at stake."""

from collections.abc import Mapping, Sequence
from datetime import date

from workings.core.dates import Precision
from workings.decisions.decided import DecisionLine
from workings.ledger.promised import Amount, promised_within
from workings.programme.projects import (
    MilestoneDateRecord,
    MilestoneKind,
    MilestoneRecord,
    StageRecord,
)
from workings.programme.slips import Moved, Slip
from workings.web.components import Content, Heading, Table, content
from workings.web.public.dossiers import Part
from workings.web.public.presenters.money import amount_cell
from workings.web.public.presenters.words import NOT_STATED, capital, source
from workings.web.public.standpoint import Standpoint

AT_STAKE = (
    "The record does not say which benefit waits for which milestone. These were "
    "promised for a time that takes in some of the slip."
)
PAST = "Past that date, with nothing further said"

UNITS = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}


def stages_table(
    stand: Standpoint, history: Sequence[StageRecord], decided: Sequence[DecisionLine]
) -> Table:
    """This function will set out the stages that a project came to."""
    titles = {decision.code: decision.title for decision in decided}
    return Table(
        name="stages-of-it",
        caption="Stages it came to",
        headings=tuple(map(Heading, ("Stage", "Since", "By decision", "Source"))),
        rows=tuple(
            (
                content(capital(change.stage.label), under=(change.note,)),
                content(capital(change.on.spoken())),
                by_decision(stand, change.decision, titles),
                source(change.source),
            )
            for change in history
        ),
    )


def by_decision(stand: Standpoint, code: str, titles: Mapping[str, str]) -> Content:
    """This function will link to a decision; to its code where it was taken later."""
    if not code:
        return content(capital(NOT_STATED))
    if code not in titles:
        return content("A decision taken later")
    return content(stand.link(titles[code], "decision", code))


def milestones_table(stand: Standpoint, found: Sequence[Moved]) -> Table:
    """This function will set out milestones as first planned, last expected and come,
    and how far they moved.
    """
    headings = ("Milestone", "First planned", "Last expected", "Came", "Moved")
    return Table(
        name="milestones-of-it",
        caption="First planned, last expected, and when they came",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                content(it.milestone.title),
                _given(it.planned),
                _given(_expected(it)),
                _given(it.milestone.latest(MilestoneKind.ACTUAL)),
                _moved(it, stand.moment.day),
            )
            for it in found
        ),
    )


def _expected(it: Moved) -> MilestoneDateRecord | None:
    """What was expected last: a forecast, or a plan in the place of the first."""
    milestone: MilestoneRecord = it.milestone
    forecast = milestone.latest(MilestoneKind.FORECAST)
    replanned = milestone.latest(MilestoneKind.BASELINE)
    return forecast or (replanned if replanned is not it.planned else None)


def _given(given: MilestoneDateRecord | None) -> Content:
    if given is None:
        return content(capital(NOT_STATED))
    actual = given.kind is MilestoneKind.ACTUAL
    said = "" if actual else f"said {given.said.spoken()}"
    return content(capital(given.on.spoken()), under=(said, given.note))


def _moved(it: Moved, day: date) -> Content:
    last = it.now or it.planned
    came = it.milestone.latest(MilestoneKind.ACTUAL) is not None
    past = PAST if last and not came and last.on.on < day else ""
    words = in_words(it.slip) if it.slip else "No two dates to compare"
    return content(words, under=(past,))


def in_words(slip: Slip) -> str:
    """This function will say how far a date moved.

    >>> in_words(Slip(37, Precision.MONTH, approximate=True))
    'About 3 years and 1 month later'
    >>> in_words(Slip(0, Precision.MONTH, approximate=False))
    'In the month planned'
    """
    unit = UNITS[slip.unit]
    if slip.count == 0:
        return f"{'On' if slip.unit is Precision.DAY else 'In'} the {unit} planned"
    way = "later" if slip.count > 0 else "earlier"
    size = abs(slip.count)
    words = _counted(size, unit)
    if slip.unit is Precision.MONTH and size >= 24:
        rest = _counted(size % 12, unit)
        words = _counted(size // 12, "year") + (f" and {rest}" if size % 12 else "")
    return capital(f"{'about ' if slip.approximate else ''}{words} {way}")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" + ("" if number == 1 else "s")


def slips_part(
    stand: Standpoint, found: Sequence[Moved], amounts: Sequence[Amount]
) -> Part:
    """This function will set out the benefits that were promised for the time by which
    a milestone slipped.
    """
    rows = [
        _at_stake(stand, it, amount)
        for it in found
        if it.window
        for amount in promised_within(amounts, *it.window)
    ]
    table = Table(
        name="at-stake",
        caption="Benefits promised for the time of a slip",
        headings=(
            *map(Heading, ("Milestone", "Benefit", "Period")),
            Heading("Promised", numeric=True),
        ),
        rows=tuple(rows),
    )
    heading = "What the slips put at stake"
    return Part("slips", heading, lead=(AT_STAKE,), tables=(table,) if rows else ())


def _at_stake(stand: Standpoint, it: Moved, amount: Amount) -> tuple[Content, ...]:
    slip = in_words(it.slip) if it.slip else ""
    return (
        content(it.milestone.title, under=(slip,)),
        content(amount.benefit.title),
        content(capital(amount.key.period.spoken())),
        amount_cell(stand, amount),
    )
