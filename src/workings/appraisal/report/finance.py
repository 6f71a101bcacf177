"""The parts of a report that hold numbers."""

from collections.abc import Iterator

from workings.appraisal import words
from workings.appraisal.appraise import Appraisal, OptionWorth
from workings.appraisal.case import Case, Option
from workings.appraisal.report.blocks import Block, Grid, Paragraph, Points
from workings.appraisal.sensitivity import Swing
from workings.appraisal.uncertainty import Range

NO_NUMBERS = "No numbers are held of any option, so none are shown."


def named(option: Option) -> str:
    usual = " (business as usual)" if option.business_as_usual else ""
    return f"{option.code}: {option.title}{usual}"


def finance(found: Appraisal) -> list[Block]:
    case = found.case
    stated = tuple(
        f"{named(option)}: {option.stated}" for option in case.options if option.stated
    )
    blocks: list[Block] = []
    if stated:
        blocks += [Paragraph("What the sources state:"), Points(stated)]
    if not found.options:
        return [*blocks, Paragraph(NO_NUMBERS)]
    return [
        Paragraph(
            f"Present values are real, in {case.year_0} prices, over years 0 to "
            f"{case.horizon} ({case.years[0]} to {case.years[-1]}), discounted by "
            f"{case.discounting.words}. Year 0 is {case.year_0}."
        ),
        *blocks,
        Grid(
            "Social value, present value",
            (
                "Option",
                "Benefits",
                "Costs",
                "Net present social value",
                "Against business as usual",
                "Benefit-cost ratio",
            ),
            tuple(_social_row(one) for one in found.options),
        ),
        Paragraph(
            "Money is kept apart from social value, and the two are never added. A "
            "saving of another body is not this council's."
        ),
        Grid(
            "Money of this council",
            (
                "Option",
                "Net present cost",
                "Total in cash",
                "Payback",
                "Discounted payback",
            ),
            tuple(_money_row(case, one) for one in found.options),
        ),
        *_others(found),
    ]


def _social_row(one: OptionWorth) -> tuple[str, ...]:
    return (
        named(one.option),
        words.pounds(one.benefits),
        words.pounds(one.costs),
        words.pounds(one.npsv),
        words.pounds(one.against_usual),
        "" if one.option.business_as_usual else words.ratio(one.ratio),
    )


def _money_row(case: Case, one: OptionWorth) -> tuple[str, ...]:
    cash = one.money[0].cash
    return (
        named(one.option),
        words.pounds(one.net_present_cost),
        "inflation not stated" if cash is None else words.pounds(-sum(cash)),
        "" if one.option.business_as_usual else words.payback(case, one.payback),
        ""
        if one.option.business_as_usual
        else words.payback(case, one.discounted_payback),
    )


def _others(found: Appraisal) -> list[Block]:
    rows = tuple(
        (named(one.option), money.bearer.label, words.pounds(money.present))
        for one in found.options
        for money in one.money[1:]
    )
    blocks: list[Block] = []
    if rows:
        headings = ("Option", "Body", "Present value to it")
        blocks.append(Grid("Money of other bodies", headings, rows))
    added = tuple(
        (
            named(one.option),
            words.pounds(one.bias),
            words.pounds(one.risk),
            annual(found.case, one),
            "" if one.weighted is None else words.pounds(one.weighted),
        )
        for one in found.options
    )
    blocks.append(Grid("What the numbers hold", _ADDED, added))
    blocks += _yearly(found)
    if found.case.biases:
        rows_of_bias = tuple(map(words.bias, found.case.biases))
        blocks.append(Grid("Optimism bias of costs", BIAS, rows_of_bias))
    if found.case.groups:
        blocks += [
            Paragraph("Distributional weights, of those who gain or lose:"),
            Points(tuple(map(words.group, found.case.groups))),
        ]
    return blocks


def _yearly(found: Appraisal) -> Iterator[Block]:
    for one in found.options:
        columns = one.by_year
        if columns:
            headings = ("Year", *(name for name, _ in columns))
            shown = zip(*(values for _, values in columns), strict=True)
            rows = tuple(
                (year, *map(words.pounds, values))
                for year, values in zip(found.case.years, shown, strict=False)
            )
            how = f"year by year, {found.case.year_0} prices, not discounted"
            yield Grid(f"Option {one.option.code} {how}", headings, rows)


def annual(case: Case, one: OptionWorth) -> str:
    """This function will write what an option costs a year, and over how many."""
    life = one.option.life or case.horizon
    return f"{words.pounds(one.equivalent_annual_cost)} (over {life} years)"


BIAS = (
    "Bias",
    "Upper bound",
    "Managed",
    "Added to the estimate",
    "Evidence",
)
_ADDED = (
    "Option",
    "Optimism bias in its costs",
    "Costed risk",
    "Equivalent annual cost",
    "Net present social value, weighted",
)


def certainty(found: Appraisal) -> list[Block]:
    blocks = [block for one in found.options for block in _hangs_on(one)]
    if found.uncertainty is not None:
        drawn = found.uncertainty
        how = f"{drawn.draws:,} draws (seed {drawn.seed})"
        blocks.append(
            Grid(
                f"Net present social value in {how}",
                ("Option", "Mean", "10th to 90th percentile", "Chance to be best"),
                tuple(_range_row(one) for one in drawn.ranges),
            )
        )
    blocks += [Paragraph(words.overtaking(change)) for change in found.overtakings]
    return blocks or ([Paragraph(NO_NUMBERS)] if not found.options else [])


def _hangs_on(one: OptionWorth) -> Iterator[Block]:
    code = one.option.code
    if one.tornado:
        swings = tuple(_swing_row(code, swing) for swing in one.tornado)
        caption = f"Option {code} against business as usual, as each input moves"
        yield Grid(f"{caption} alone", _SWINGS, swings)
    if one.switching:
        rows = tuple(
            (words.input_of(code, each.of), words.switching(each))
            for each in one.switching
        )
        caption = (
            f"Option {code}: where it is worth as much as business as usual (a cost "
            "or benefit in times its estimate)"
        )
        yield Grid(caption, ("Input", "Switching value"), rows)


_SWINGS = ("Input", "Low", "Worth at the low", "High", "Worth at the high")


def _swing_row(option: str, swing: Swing) -> tuple[str, ...]:
    return (
        words.input_of(option, swing.of),
        f"{swing.low:,.4g}",
        words.pounds(swing.at_low),
        f"{swing.high:,.4g}",
        words.pounds(swing.at_high),
    )


def _range_row(one: Range) -> tuple[str, ...]:
    at = dict(one.quantiles)
    return (
        one.option,
        f"{words.pounds(one.mean.value)} (error {words.pounds(one.mean.error)})",
        f"{words.pounds(at[0.1].value)} to {words.pounds(at[0.9].value)}",
        f"{one.best.value:.0%} (error {one.best.error:.1%})",
    )
