"""Results in words, for reports, pages and the terminal."""

from workings.appraisal.appraise import Ratio
from workings.appraisal.case import Bias, Case, Group
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


def percent(share: float) -> str:
    """This function will write a share of 1 in per cent, to four digits.

    >>> percent(0.51), percent(0.1025)
    ('51%', '10.25%')
    """
    return f"{share * 100:.4g}%"


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


def bias(found: Bias) -> tuple[str, str, str, str, str]:
    """This function will write an optimism bias: what it is of, its upper bound, what
    is managed of it, what is left and added, and what that rests on.
    """
    longer = (
        "" if found.duration is None else f"; works {percent(found.duration)} longer"
    )
    kind = found.kind or "a bound of the case's own"
    causes = [
        f"{one.title}, {one.part:.0%} of it, {one.managed:.0%} managed"
        f"{f': {one.evidence}' if one.evidence else ''}"
        for one in found.contributions
    ]
    return (
        f"{found.code}, of {found.of} cost: {kind}",
        f"{percent(found.upper_bound)}{longer}",
        percent(found.managed),
        percent(found.resultant),
        "; ".join(filter(None, (found.evidence, *causes))) or "not stated",
    )


def group(found: Group) -> str:
    """This function will write whose pounds weigh what."""
    income = pounds(found.income)
    return f"{found.title} (income {income}): {found.weight:.2f} for each pound"


def input_of(option: str, name: str) -> str:
    """This function will name an input where it is plain of which option it is.

    >>> input_of("B", 'option "B", cost "Rent", annual'), input_of("B", "wages")
    ('cost "Rent", annual', 'wages')
    """
    return name.removeprefix(f'option "{option}", ')


def overtaking(change: Overtaking) -> str:
    """This function will say what would change which option is worth most."""
    return (
        f"{change.overtaken_by} is worth as much as {change.best} where {change.of} "
        f"is {change.value:,.4g} (now {change.now:,.4g}), and more beyond it."
    )
