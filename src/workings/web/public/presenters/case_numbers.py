"""The numbers of a case, option beside option: social value, and whose money."""

from workings.appraisal import words
from workings.appraisal.appraise import Appraisal, OptionWorth
from workings.appraisal.payback import Payback
from workings.appraisal.report.finance import BIAS, annual
from workings.web.charts import Bar
from workings.web.charts.waterfall import Direction
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.components.chart import Chart
from workings.web.public.dossiers import Part
from workings.web.public.presenters.charts import bars_chart
from workings.web.public.presenters.words import capital

NO_NUMBERS = "No numbers of any option are in the record, so none are shown."
APART = (
    "Social value is what all of society gains and loses. Money is what each body's "
    "accounts see. The two are never added, and a saving of another body is not this "
    "council's."
)


def money_part(found: Appraisal | None) -> Part:
    """This function will set out what each option is worth, and to whom."""
    if found is None or not found.options:
        return Part("money", "Money", lead=(NO_NUMBERS,))
    case = found.case
    how = (
        f"Present values are in {case.year_0} prices, over {case.years[0]} to "
        f"{case.years[-1]}, discounted by {case.discounting.words}."
    )
    return Part(
        "money",
        "Money and social value",
        lead=(APART, how),
        chart=_chart(found),
        tables=(
            _social(found),
            _council(found),
            *_others(found),
            _held(found),
            *_biases(found),
            *_weights(found),
        ),
    )


def _chart(found: Appraisal) -> Chart | None:
    others = [one for one in found.options if not one.option.business_as_usual]
    if not others:
        return None
    said = ", ".join(
        f"option {one.option.code} {words.pounds(one.against_usual)}" for one in others
    )
    best = max(others, key=lambda one: one.against_usual)
    title = f"Option {best.option.code} is worth most to society"
    if best.against_usual <= 0:
        title = "No option is worth more to society than business as usual"
    return bars_chart(
        "worths",
        [
            Bar(
                _named(one),
                words.pounds(one.against_usual),
                0,
                round(one.against_usual * 100),
                Direction.WHOLE,
            )
            for one in others
        ],
        title=title,
        sentence=f"Net present social value against business as usual: {said}.",
        alt=f"Bars of net present social value against business as usual: {said}.",
    )


def _named(one: OptionWorth) -> str:
    return f"{one.option.code}: {one.option.title}"


def _numbers(*values: float) -> tuple[Content, ...]:
    return tuple(numeric(words.pounds(value)) for value in values)


def _social(found: Appraisal) -> Table:
    headings = ("Benefits", "Costs", "Net present social value", "Against usual")
    return Table(
        name="social",
        caption="Social value of each option, present value",
        headings=(
            Heading("Option"),
            *(Heading(text, numeric=True) for text in headings),
            Heading("Benefit-cost ratio"),
        ),
        rows=tuple(
            (
                content(_named(one)),
                *_numbers(one.benefits, one.costs, one.npsv, one.against_usual),
                content(_ratio(one)),
            )
            for one in found.options
        ),
    )


def _ratio(one: OptionWorth) -> str:
    if one.option.business_as_usual:
        return "Business as usual"
    return capital(words.ratio(one.ratio))


def _council(found: Appraisal) -> Table:
    return Table(
        name="council",
        caption="Money of this council, of each option",
        headings=(
            Heading("Option"),
            Heading("Net present cost", numeric=True),
            Heading("Total in cash", numeric=True),
            Heading("Payback"),
            Heading("Payback, discounted"),
        ),
        rows=tuple(
            (
                content(_named(one)),
                *_numbers(one.net_present_cost),
                _cash(one),
                _payback(found, one, one.payback),
                _payback(found, one, one.discounted_payback),
            )
            for one in found.options
        ),
    )


def _payback(found: Appraisal, one: OptionWorth, payback: Payback) -> Content:
    if one.option.business_as_usual:
        return content("Business as usual")
    return content(capital(words.payback(found.case, payback)))


def _cash(one: OptionWorth) -> Content:
    cash = one.money[0].cash
    return numeric("Not stated" if cash is None else words.pounds(-sum(cash)))


def _others(found: Appraisal) -> tuple[Table, ...]:
    rows = tuple(
        (
            content(_named(one)),
            content(capital(money.bearer.label)),
            *_numbers(money.present),
        )
        for one in found.options
        for money in one.money[1:]
    )
    table = Table(
        name="others",
        caption="Money of other bodies, which is not this council's saving",
        headings=(
            Heading("Option"),
            Heading("Whose"),
            Heading("Present value", numeric=True),
        ),
        rows=rows,
    )
    return (table,) if rows else ()


def _held(found: Appraisal) -> Table:
    weighted = bool(found.case.groups)
    return Table(
        name="held",
        caption="What the numbers hold, and what an option costs a year",
        headings=(
            Heading("Option"),
            Heading("Optimism bias in its costs", numeric=True),
            Heading("Costed risk", numeric=True),
            Heading("Equivalent annual cost"),
            *(
                (Heading("Net present social value, weighted", numeric=True),)
                if weighted
                else ()
            ),
        ),
        rows=tuple(
            (
                content(_named(one)),
                *_numbers(one.bias, one.risk),
                content(annual(found.case, one)),
                *(() if one.weighted is None else _numbers(one.weighted)),
            )
            for one in found.options
        ),
    )


def _biases(found: Appraisal) -> tuple[Table, ...]:
    table = Table(
        name="biases",
        caption="Optimism bias of costs",
        headings=tuple(map(Heading, BIAS)),
        rows=tuple(
            tuple(map(content, map(capital, words.bias(one))))
            for one in found.case.biases
        ),
    )
    return (table,) if found.case.biases else ()


def _weights(found: Appraisal) -> tuple[Table, ...]:
    table = Table(
        name="weights",
        caption="Distributional weights, of those who gain or lose",
        headings=(
            Heading("Who"),
            Heading("Income a year", numeric=True),
            Heading("What a pound of theirs weighs", numeric=True),
        ),
        rows=tuple(
            (
                content(one.title),
                *_numbers(one.income),
                numeric(f"{one.weight:.2f}"),
            )
            for one in found.case.groups
        ),
    )
    return (table,) if found.case.groups else ()
