"""Results in words, for reports, pages and the terminal."""

from workings.appraisal.appraise import Ratio
from workings.appraisal.case import Case
from workings.appraisal.payback import Outcome, Payback
from workings.appraisal.sensitivity import Overtaking, Switching


def pounds(value: float) -> str:
    """This function will write an estimate in pounds, small ones with their pence.

    >>> pounds(-1234567.8), pounds(247.6347)
    ('-£1,234,568', '£247.63')
    """
    decimals = 0 if abs(value) >= 1000 else 2
    size = f"{abs(value):,.{decimals}f}"
    sign = "-" if value < 0 and float(size.replace(",", "")) else ""
    return f"{sign}£{size.removesuffix('.00')}"


def ratio(found: Ratio) -> str:
    """This function will write a benefit-cost ratio, or why there is none."""
    if found.value is None:
        return f"none: {found.reason}"
    return f"{found.value:.2f} (over {found.denominator.label})"


def payback(case: Case, found: Payback) -> str:
    """This function will say when it pays back, and whether it stays so."""
    if found.year is None or found.years is None:
        return "never within the years of the case"
    when = f"in {case.years[found.year]} (after {found.years:.1f} years)"
    if found.outcome is Outcome.PAYS_BACK or found.negative_again is None:
        return when
    again = f"{when}, but turns negative again in {case.years[found.negative_again]}"
    if found.for_good is None:
        return f"{again} and stays so"
    return f"{again}; for good from {case.years[found.for_good]}"


def switching(found: Switching) -> str:
    """This function will write a switching value beside what it is now."""
    low, high = (f"{end:,.6g}" for end in found.within)
    if found.value is None:
        return f"none in range ({low} to {high})"
    return f"{found.value:,.4g} (now {found.now:,.4g})"


def overtaking(change: Overtaking) -> str:
    """This function will say what would change which option is worth most."""
    return (
        f"{change.overtaken_by} is worth as much as {change.best} where {change.of} "
        f"is {change.value:,.4g} (now {change.now:,.4g}), and more beyond it."
    )
