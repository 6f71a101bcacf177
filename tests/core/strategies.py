"""Money, dates and periods as the record may hold them."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from workings.core.dates import DatedTo, Precision
from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.core.years import FinancialYear, last_day_of_month

PENCE = st.integers(-(10**12), 10**12)
BASES = st.sampled_from([None, *Basis])
PRICES = st.sampled_from(["", "cash", "2010/11", "2012/13"])
DAYS = st.dates(date(1000, 4, 1), date(2999, 3, 31))
YEARS = st.integers(1000, 2998).map(FinancialYear)


@st.composite
def moneys(draw: st.DrawFn, measure: Money | None = None) -> Money:
    """Any amount, or one of the same measure as another."""
    if measure is not None:
        return Money(draw(PENCE), measure.basis, measure.prices)
    return Money(draw(PENCE), draw(BASES), draw(PRICES))


@st.composite
def dated(draw: st.DrawFn) -> DatedTo:
    """A date of any precision."""
    on, precision = draw(DAYS), draw(st.sampled_from(Precision))
    if precision is Precision.MONTH:
        on = last_day_of_month(on.year, on.month)
    elif precision is Precision.YEAR:
        on = date(on.year, 12, 31)
    return DatedTo(on, precision, draw(st.booleans()))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A day, some days, a financial year or several."""
    kind = draw(st.sampled_from(["day", "days", "year", "years"]))
    if kind == "day":
        return Period.at(draw(DAYS))
    if kind == "days":
        return Period.inclusive(*sorted([draw(DAYS), draw(DAYS)]))
    first = draw(st.integers(1000, 2900))
    last = first if kind == "year" else first + draw(st.integers(1, 15))
    return Period.inclusive(FinancialYear(first).first, FinancialYear(last).last)


@st.composite
def shares(draw: st.DrawFn) -> list[Fraction]:
    """Shares that sum to 1; some may be nothing."""
    parts = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8))
    whole = sum(parts)
    if not whole:
        return [Fraction(1), *[Fraction(0)] * (len(parts) - 1)]
    return [Fraction(part, whole) for part in parts]
