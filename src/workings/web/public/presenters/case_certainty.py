"""How sure the numbers of a case are: ranges, and what each option hangs on."""

from collections.abc import Sequence

from workings.appraisal import words
from workings.appraisal.appraise import Appraisal, OptionWorth
from workings.appraisal.sensitivity import Swing, Switching
from workings.appraisal.uncertainty import Range, Uncertainty
from workings.web.charts import Bar
from workings.web.charts.waterfall import Direction
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.components.chart import Chart
from workings.web.public.dossiers import Part
from workings.web.public.presenters.charts import spans_chart
from workings.web.public.presenters.words import capital

DRAWN = 8
"""Rows of a chart: more are in its table alone."""


def certainty_part(found: Appraisal | None) -> tuple[Part, ...]:
    """This function will say how sure the numbers are, and what the answer hangs on,
    where that is known.
    """
    if found is None:
        return ()
    hang = (
        _hangs_on(at, one)
        for at, one in enumerate(found.options, start=1)
        if one.switching
    )
    return (*_drawn(found), *hang)


def _drawn(found: Appraisal) -> tuple[Part, ...]:
    drawn = found.uncertainty
    if drawn is None:
        return ()
    part = Part(
        "certainty",
        "How sure the numbers are",
        lead=tuple(map(words.overtaking, found.overtakings)),
        chart=_ranges_chart(found, drawn),
        tables=(_ranges(drawn),),
    )
    return (part,)


def _ranges_chart(found: Appraisal, drawn: Uncertainty) -> Chart:
    surest = max(drawn.ranges, key=lambda one: one.best.value)
    titles = {one.option.code: one.option.title for one in found.options}
    ends = [(one, *_tenths(one)) for one in drawn.ranges[:DRAWN]]
    said = "; ".join(
        f"option {one.option} {words.pounds(low)} to {words.pounds(high)}"
        for one, low, high in ends
    )
    return spans_chart(
        "ranges-drawn",
        [
            _span(
                f"{one.option}: {titles[one.option]}",
                words.pounds(one.mean.value),
                low,
                high,
            )
            for one, low, high in ends
        ],
        title=(
            f"Option {surest.option} is worth most in {surest.best.value:.0%} of draws"
        ),
        sentence=f"Net present social value in eight draws of ten: {said}.",
        key=(
            "A bar runs from the tenth percentile to the ninetieth; the amount beside "
            "it is the mean."
        ),
        alt=f"Bars of net present social value in eight draws of ten: {said}.",
    )


def _span(label: str, amount: str, one: float, other: float) -> Bar:
    low, high = sorted((round(one * 100), round(other * 100)))
    return Bar(label, amount, low, high, Direction.WHOLE)


def _tenths(one: Range) -> tuple[float, float]:
    at = dict(one.quantiles)
    return at[0.1].value, at[0.9].value


def _ranges(drawn: Uncertainty) -> Table:
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


def _hangs_on(at: int, one: OptionWorth) -> Part:
    code = one.option.code
    return Part(
        f"hangs-on-{at}",
        f"What option {code} hangs on",
        chart=_tornado_chart(at, one) if one.tornado else None,
        tables=(
            *([_tornado(at, code, one.tornado)] if one.tornado else []),
            _switching(at, code, one.switching),
        ),
    )


def _tornado_chart(at: int, one: OptionWorth) -> Chart:
    first, code = one.tornado[0], one.option.code
    widest = words.input_of(code, first.of)
    said = (
        f"Where {widest} goes from {first.low:,.4g} to {first.high:,.4g}, option "
        f"{code} goes from {words.pounds(first.at_low)} to "
        f"{words.pounds(first.at_high)} against business as usual."
    )
    return spans_chart(
        f"tornado-{at}-drawn",
        [
            _span(
                words.input_of(code, swing.of),
                words.pounds(swing.width),
                swing.at_low,
                swing.at_high,
            )
            for swing in one.tornado[:DRAWN]
        ],
        title=f"Option {code} hangs most on {widest}",
        sentence=said,
        key=(
            "A bar runs between what the option is worth against business as usual at "
            "the two ends of the input, all others as expected; the amount beside it "
            "is how far apart they are."
        ),
        alt=f"Bars of what moves option {code}, the widest first. {said}",
    )


def _tornado(at: int, code: str, found: Sequence[Swing]) -> Table:
    return Table(
        name=f"tornado-{at}",
        caption=f"Option {code} against business as usual, as each input moves alone",
        headings=(
            Heading("Input"),
            *(
                Heading(text, numeric=True)
                for text in ("Low", "Worth at the low", "High", "Worth at the high")
            ),
        ),
        rows=tuple(
            (
                content(words.input_of(code, swing.of)),
                numeric(f"{swing.low:,.4g}"),
                numeric(words.pounds(swing.at_low)),
                numeric(f"{swing.high:,.4g}"),
                numeric(words.pounds(swing.at_high)),
            )
            for swing in found
        ),
    )


def _switching(at: int, code: str, found: Sequence[Switching]) -> Table:
    return Table(
        name=f"switching-{at}",
        caption=(
            f"Option {code}: where it is worth as much as business as usual (a cost "
            "or benefit in times its estimate)"
        ),
        headings=(Heading("Input"), Heading("Switching value")),
        rows=tuple(
            (
                content(words.input_of(code, one.of)),
                content(capital(words.switching(one))),
            )
            for one in found
        ),
    )
