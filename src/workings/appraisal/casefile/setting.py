"""The head of a case file: its years, prices, discounting, inputs, groups and bias."""

from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.case import Bias, Discounting, Group
from workings.appraisal.casefile.bias import read_bias
from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.casefile.quantities import Inputs
from workings.appraisal.discounting import Timing, as_floats, factors, flat
from workings.appraisal.parameters import (
    SCHEDULES,
    NoSuchParameter,
    schedule,
)
from workings.appraisal.prices import NoIndex, Year, levels, published
from workings.appraisal.weights import ELASTICITY, weight
from workings.core.years import NotAYear

UNITS = {"pounds": 1, "thousands": 1_000, "millions": 1_000_000}
PRICES = ("real", "nominal")
FURTHEST_HORIZON = 300
MOST_DRAWS = 1_000_000


@dataclass(slots=True)
class Setting:
    """What every amount of the case is read by."""

    year_0: Year
    horizon: int
    unit: int
    nominal: bool
    price_levels: NDArray[np.float64] | None
    discounting: Discounting
    inputs: Inputs
    biases: dict[str, Bias] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    @property
    def n_years(self) -> int:
        """Year 0 and each year to the horizon."""
        return self.horizon + 1

    def year(self, fields: Fields, name: str, default: int) -> int:
        """This method will read a year as its number from year 0."""
        value = fields.raw(name)
        return default if value is None else self.at(fields, name, value)

    def at(self, fields: Fields, name: str, value: object) -> int:
        """This method will take a number from year 0 or a year's name as a number."""
        found = self.year_0.number_of(value)
        if found is None or not 0 <= found <= self.horizon:
            last = self.year_0.later(self.horizon)
            fields.wrong(
                name,
                f"{shown(value)} is no year of the case",
                f"Give 0 to {self.horizon}, or {self.year_0} to {last} in quotes",
            )
            return 0
        return found


def read_setting(root: Fields, case: Fields) -> Setting:
    """This function will read the head; what is wrong with it reads as a default."""
    year_0 = _year_0(case)
    horizon = case.whole("horizon", 1, FURTHEST_HORIZON) or FURTHEST_HORIZON
    nominal = case.one_of("prices", PRICES, "") == "nominal"
    unit = UNITS[case.one_of("unit", tuple(UNITS), "pounds")]
    price_levels = _price_levels(root, year_0, horizon)
    if nominal and not root.has("inflation"):
        case.wrong(
            "prices",
            "amounts in cash need inflation to be made real",
            "Give [inflation] with a rate, rates or series",
        )
    found = Setting(
        year_0=year_0,
        horizon=horizon,
        unit=unit,
        nominal=nominal,
        price_levels=price_levels,
        discounting=_discounting(root, horizon),
        inputs=Inputs(),
    )
    for fields in root.tables("input", "name"):
        found.inputs.read(fields)
    for fields in root.tables("optimism", "code"):
        bias = read_bias(fields)
        found.biases[bias.code] = bias
    found.groups.update(_groups(root))
    return found


def _year_0(case: Fields) -> Year:
    text = case.year_text("year_0")
    try:
        return Year.parse(text)
    except NotAYear as error:
        case.wrong(
            "year_0",
            str(error) if text else "is missing",
            'Give the base year, as year_0 = "2013/14" or "2013"',
        )
        return Year(2000, financial=True)


def _price_levels(
    root: Fields, year_0: Year, horizon: int
) -> NDArray[np.float64] | None:
    fields = root.table_of("inflation")
    if fields is None:
        return None
    given = [name for name in ("rate", "rates", "series") if fields.has(name)]
    found = None
    if len(given) != 1:
        fields.wrong("", "one of rate, rates or series says it", "Give one of them")
    elif given == ["rate"]:
        rate = fields.number("rate", Decimal("-0.5"), Decimal(1))
        found = None if rate is None else levels([float(rate)] * horizon)
    elif given == ["rates"]:
        found = _from_rates(fields, horizon)
    else:
        found = _from_series(fields, year_0, horizon)
    fields.text("source")
    fields.finish()
    return found


def _from_rates(fields: Fields, horizon: int) -> NDArray[np.float64] | None:
    rates = fields.raw("rates")
    if not isinstance(rates, list) or len(rates) != horizon:
        fields.wrong(
            "rates",
            "is not one rate for each year after year 0",
            f"Give {horizon} of them",
        )
        return None
    read = [
        fields.checked("rates", rate, Decimal("-0.5"), Decimal(1)) for rate in rates
    ]
    return None if None in read else levels([float(rate or 0) for rate in read])


def _from_series(
    fields: Fields, year_0: Year, horizon: int
) -> NDArray[np.float64] | None:
    if fields.text("series") != "gdp_deflator":
        fields.wrong("series", "is not held here", 'Write series = "gdp_deflator"')
        return None
    try:
        held = [float(published(year_0.later(at))) for at in range(horizon + 1)]
    except NoIndex as error:
        fields.wrong("series", str(error).rstrip("."), "Give a rate or rates")
        return None
    return np.array(held) / held[0]


def _discounting(root: Fields, horizon: int) -> Discounting:
    fields = root.table_of("discounting") or Fields({}, "", root.problems)
    timing = Timing(fields.one_of("timing", tuple(Timing), Timing.END_OF_YEAR.value))
    name = fields.one_of("schedule", SCHEDULES, "standard")
    vintage = fields.raw("vintage")
    rate = fields.number("rate", Decimal(0), Decimal(1))
    reason = fields.text("rate_reason", needed=rate is not None)
    fields.finish()
    beside = [one for one in ("schedule", "vintage") if fields.has(one)]
    if rate is not None and beside:
        fields.wrong("rate", f"is given beside a {beside[0]}", "Give one of the two")
    if rate is not None:
        worked_out = flat(rate, horizon, timing)
        words = f"{float(rate * 100):g}% in every year: {reason}"
        return Discounting(_floats(worked_out), timing, words, "")
    if vintage is not None and (
        isinstance(vintage, bool) or not isinstance(vintage, int)
    ):
        fields.wrong("vintage", f"{shown(vintage)} is no year", "Write vintage = 2026")
        vintage = None
    try:
        asked = schedule(name, vintage)
    except NoSuchParameter as error:
        what, _, mend = str(error).rstrip(".").partition(". ")
        fields.wrong("schedule", what, mend or "Ask for another")
        asked = schedule()
    try:
        worked_out = factors(asked, horizon, timing)
    except NoSuchParameter as error:
        what, _, mend = str(error).partition(". ")
        fields.wrong("schedule", what, mend)
        worked_out = ()
    words = f"the Green Book's {asked.name} schedule of {asked.vintage}"
    return Discounting(_floats(worked_out), timing, words, asked.source.title)


def _floats(worked_out: object) -> tuple[float, ...]:
    return tuple(as_floats(worked_out).tolist())  # type: ignore[arg-type]


def _groups(root: Fields) -> dict[str, Group]:
    fields = root.table_of("weights")
    if fields is None:
        return {}
    elasticity = fields.number("elasticity", Decimal(0), Decimal(4))
    reference = fields.number("reference_income", Decimal(1))
    if reference is None:
        fields.wrong("reference_income", "is missing", "Give the median income, say")
    found = {}
    for one in fields.tables("group", "code"):
        code = one.text("code", needed=True)
        title = one.text("title") or code
        income = one.number("income", Decimal(1))
        if income is None:
            one.wrong("income", "is missing", "Give a yearly income of the group")
        one.finish()
        if income and reference:
            power = ELASTICITY if elasticity is None else float(elasticity)
            heavy = weight(float(income), float(reference), power)
            found[code] = Group(code, title, heavy, float(income))
    fields.finish()
    return found
