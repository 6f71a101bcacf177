"""An outlook in words and short numbers, for the terminal and the page."""

from collections.abc import Iterator
from typing import Protocol

from workings.core.money import spoken
from workings.core.years import FinancialYear
from workings.ledger.words import Series
from workings.outlook.groups import BY_SLUG
from workings.outlook.inputs import Inputs
from workings.outlook.model import Outlook
from workings.outlook.savings import Savings
from workings.outlook.summaries import Fan


class Told(Protocol):
    """An outlook with what it was worked out from."""

    @property
    def inputs(self) -> Inputs:
        """What it was worked out from."""

    @property
    def outlook(self) -> Outlook:
        """What came out."""

    @property
    def savings(self) -> Savings | None:
        """A programme's effect, if one was asked for."""


def millions(thousands: float) -> str:
    """This function will write thousands of pounds as millions, to a tenth.

    >>> millions(230018.4), millions(-40.0)
    ('230.0', '0.0')
    """
    text = f"{float(thousands) / 1000:.1f}"
    return "0.0" if text == "-0.0" else text


def ranged(fan: Fan, place: int) -> str:
    """This function will write a year's middle and range: "12.3 (4.5 to 20.1)"."""
    low, middle, high = (millions(row[place]) for row in fan.values)
    return f"{middle} ({low} to {high})"


def pounds_ranged(fan: Fan, place: int) -> str:
    """This function will write a year's middle and range within a sentence."""
    low, middle, high = (millions(row[place]) for row in fan.values)
    return f"£{middle}m (£{low}m to £{high}m)"


def rows(found: Told) -> list[list[str]]:
    """This function will lay an outlook out by year."""
    told = []
    for place, year in enumerate(found.inputs.years):
        outlook = found.outlook
        row = [str(year)]
        row += [ranged(one, place) for one in (outlook.total, outlook.funding)]
        row.append(ranged(outlook.gap, place))
        if found.savings:
            plan = found.savings.by_line[Series.PLAN]
            row.append(ranged(outlook.gap.less(plan), place))
        told.append(row)
    return told


def sentences(found: Told) -> Iterator[str]:
    """This function will say what an outlook comes to, one fact a sentence."""
    inputs, outlook = found.inputs, found.outlook
    yield headline(found)
    yield from _care(inputs, outlook)
    yield _reserves(inputs, outlook)
    yield _drives(outlook)


def not_placed(found: Told) -> Iterator[str]:
    """This function will say what of the programme is in no year, and why."""
    for one in found.savings.not_placed if found.savings else ():
        yield (
            f"Not placed in any year: {one.title}, {spoken(one.pence)} "
            f"({one.series.value}, {one.period}): {one.why}."
        )


def provenance(found: Told) -> str:
    """This function will say what it was drawn from, so that it can be drawn again."""
    inputs, outlook = found.inputs, found.outlook
    budget = f"The account of {inputs.base} is a budget. " if inputs.budget else ""
    return (
        f"{budget}People: {inputs.people_said} Seed {outlook.seed}, "
        f"{outlook.draws:,} draws, inputs {inputs.digest()[:12]}."
    )


def headline(found: Told) -> str:
    """This function will say when the gap opens and how wide it is in the end."""
    inputs, outlook = found.inputs, found.outlook
    last = inputs.years[-1]
    low, middle, high = (float(row[-1]) for row in outlook.gap.values)
    opens = _first(inputs, outlook)
    if opens is None:
        return (
            f"Serving people as in {inputs.base} does not cost {inputs.council} more "
            f"than its funding by {last}: it is £{millions(-middle)}m less, four "
            f"chances in five from £{millions(-high)}m to £{millions(-low)}m."
        )
    return (
        f"To go on serving people as in {inputs.base} would cost {inputs.council} more "
        f"than its funding from {opens} on; by {last} the gap is £{millions(middle)}m, "
        f"four chances in five from £{millions(low)}m to £{millions(high)}m."
    )


def _first(inputs: Inputs, outlook: Outlook) -> FinancialYear | None:
    # The year after which the middle of the gap never closes again.
    middle = outlook.gap.values[1]
    open_since = None
    for year, gap in zip(inputs.years, middle, strict=True):
        if gap <= 0:
            open_since = None
        elif open_since is None:
            open_since = year
    return open_since


def _care(inputs: Inputs, outlook: Outlook) -> Iterator[str]:
    takes = outlook.takes_all
    if takes is None:
        return
    never = f"{takes.never:.0%}"
    if takes.p50 is None:
        yield (
            "Social care alone does not take all general funding by "
            f"{inputs.years[-1]} in {never} of draws."
        )
    else:
        yield (
            "Social care alone takes all general funding by "
            f"{inputs.years[takes.p50]} in half of the draws, and not by "
            f"{inputs.years[-1]} in {never}."
        )


def _reserves(inputs: Inputs, outlook: Outlook) -> str:
    gone = outlook.reserves_gone.values
    half = next((at for at, chance in enumerate(gone) if chance >= 0.5), None)
    held = f"Reserves of £{millions(inputs.reserves)}m (not the schools' or tenants')"
    if half is None:
        return (
            f"{held} would not be gone by {inputs.years[-1]} in "
            f"{1 - gone[-1]:.0%} of draws, if nothing else met the gap."
        )
    return (
        f"{held} would be gone by {inputs.years[half]} in half of the draws, if "
        "nothing else met the gap."
    )


def _drives(outlook: Outlook) -> str:
    name, share = max(outlook.drivers.items(), key=lambda one: one[1])
    return f"What drives the range most: {named(name)}, {share:.0%} of the variance."


def named(assumption: str) -> str:
    """This function will name an assumption as a reader would.

    >>> named("real-growth/highways"), named("band-d")
    ('real growth of cost in highways and transport', 'council tax by Band D')
    """
    general, _, slug = assumption.partition("/")
    if general == "real-growth":
        label = BY_SLUG[slug].label if slug in BY_SLUG else "other services"
        return f"real growth of cost in {label[0].lower()}{label[1:]}"
    return _NAMES[assumption]


_NAMES = {
    "prices": "prices and pay",
    "people/young": "the number of children",
    "people/working": "the number of people of working age",
    "people/old": "the number of people of 65 and over",
    "care/working-age": "the share of working age in adults\u2019 social care",
    "care/75-84": "the cost of care at 75 to 84 beside 65 to 74",
    "care/85+": "the cost of care at 85 and over beside 65 to 74",
    "tax-base": "the council tax base, and how much of it is collected",
    "band-d": "council tax by Band D",
    "care-precept": "the adult social care precept",
    "settlement": "the government\u2019s settlement",
    "business-rates": "retained business rates",
    "other-grants": "other grants",
    "tax-support": "the grant for council tax support",
    "reserves-floor": "the floor of reserves",
    "together": "assumptions working together",
}
