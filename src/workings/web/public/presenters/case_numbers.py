"""The numbers of a case, option beside option: social value, money, how sure."""

from workings.appraisal import words
from workings.appraisal.appraise import Appraisal, OptionWorth
from workings.appraisal.sensitivity import Switching
from workings.appraisal.uncertainty import Range
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
        tables=(_social(found), _council(found), *_others(found)),
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
        ),
        rows=tuple(
            (
                content(_named(one)),
                *_numbers(one.net_present_cost),
                _cash(one),
                content(
                    "Business as usual"
                    if one.option.business_as_usual
                    else capital(words.payback(found.case, one.payback))
                ),
            )
            for one in found.options
        ),
    )


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


def certainty_part(found: Appraisal | None) -> tuple[Part, ...]:
    """This function will say what the answer hangs on, where it is known."""
    if found is None or not found.options:
        return ()
    tables = [
        _switching(one.option.code, one.switching)
        for one in found.options
        if one.switching
    ]
    if found.uncertainty is not None:
        tables.insert(0, _ranges(found))
    lead = tuple(words.overtaking(change) for change in found.overtakings)
    if not tables:
        return ()
    heading = "How sure the numbers are"
    return (Part("certainty", heading, lead=lead, tables=tuple(tables)),)


def _ranges(found: Appraisal) -> Table:
    assert found.uncertainty is not None
    drawn = found.uncertainty
    headings = ("Mean", "Tenth percentile", "Ninetieth percentile", "Chance to be best")
    return Table(
        name="ranges",
        caption=f"Net present social value in {drawn.draws:,} draws, with their error",
        headings=(
            Heading("Option"),
            *(Heading(text, numeric=True) for text in headings),
        ),
        rows=tuple(map(_range, drawn.ranges)),
    )


def _range(one: Range) -> tuple[Content, ...]:
    at = dict(one.quantiles)
    return (
        content(one.option),
        *(
            numeric(words.pounds(it.value), under=(f"± {words.pounds(it.error)}",))
            for it in (one.mean, at[0.1], at[0.9])
        ),
        numeric(f"{one.best.value:.0%}", under=(f"± {one.best.error:.1%}",)),
    )


def _switching(option: str, found: tuple[Switching, ...]) -> Table:
    return Table(
        name=f"switching-{option.lower()}",
        caption=(
            f"Option {option}: where it is worth as much as business as usual (a cost "
            "or benefit in times its estimate)"
        ),
        headings=(Heading("Input"), Heading("Switching value")),
        rows=tuple(
            (content(one.of), content(capital(words.switching(one)))) for one in found
        ),
    )
