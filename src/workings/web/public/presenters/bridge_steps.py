"""A bridge in words, as a picture and as a table: the same steps three times."""

from collections import defaultdict
from datetime import date

from workings.core.dates import say_day
from workings.core.money import Money, spoken
from workings.ledger.bridge import Bridge, Step
from workings.ledger.figures import headline_in_force
from workings.ledger.queries.headlines import HeadlinesTold
from workings.ledger.words import Cause
from workings.web.charts import Bar, Direction
from workings.web.components import (
    Content,
    Heading,
    Row,
    Table,
    content,
    numeric,
)
from workings.web.components.chart import Chart
from workings.web.public.presenters.charts import waterfall_chart
from workings.web.public.presenters.said import said_by, statement_link
from workings.web.public.presenters.words import capital, count, sentence
from workings.web.public.standpoint import Standpoint

MINUS = "\N{MINUS SIGN}"
"""Read out as "minus", where a hyphen is passed over."""

BECAUSE = {
    Cause.SCOPE: "a change of scope",
    Cause.TIMING: "a change of timing",
    Cause.PRICE: "prices",
    Cause.DEMAND: "demand",
    Cause.DELIVERY: "delivery",
    Cause.OVERLAP_REMOVED: "overlap taken out",
    Cause.CORRECTION: "a correction",
    Cause.NEW: "what was first stated",
    Cause.NOT_STATED: "a cause that nobody stated",
}


def signed(pence: int) -> str:
    """This function will write a change exactly, with its sign.

    >>> signed(50), signed(0)
    ('+£0.50', '£0')
    """
    return _sign(pence) + str(Money(abs(pence)))


def _sign(pence: int) -> str:
    return "+" if pence > 0 else MINUS if pence < 0 else ""


def _moved(bridge: Bridge) -> int:
    return sum(step.pence for step in bridge.steps)


def _by_cause(bridge: Bridge) -> list[tuple[Cause, int]]:
    sums: defaultdict[Cause, int] = defaultdict(int)
    for step in bridge.steps:
        sums[step.cause] += step.pence
    return sorted(sums.items(), key=lambda item: -abs(item[1]))


def said_in_words(bridge: Bridge) -> tuple[str, ...]:
    """This function will tell a bridge in sentences."""
    before, after = say_day(bridge.from_on), say_day(bridge.to_on)
    start, finish = _value(bridge.from_pence), _value(bridge.to_pence)
    steps = count(bridge.steps, "step")
    if not _backwards(bridge):
        became = f"{capital(start)} on {before} became {finish} on {after}, in {steps}."
        return (became,)
    back = f"From {start} on {before} back to {finish} on {after}, in {steps}."
    return (back, "The notes tell each step the way that it was taken at the time.")


def _backwards(bridge: Bridge) -> bool:
    return bridge.from_on > bridge.to_on


def _value(pence: int | None) -> str:
    return "no forecast" if pence is None else spoken(pence)


def chart(bridge: Bridge) -> Chart:
    """This function will draw a bridge as a waterfall."""
    start, finish = _value(bridge.from_pence), _value(bridge.to_pence)
    return waterfall_chart(
        "bridge",
        _bars(bridge),
        title=_message(bridge),
        sentence=_in_numbers(bridge),
        alt=f"Waterfall chart from {start} to {finish}. Its steps are in the table.",
    )


def _message(bridge: Bridge) -> str:
    """What the chart shows, in one line."""
    moved, by_cause = _moved(bridge), _by_cause(bridge)
    change = spoken(abs(moved))
    if _backwards(bridge):
        return f"Going back, the forecast is {change} {'more' if moved > 0 else 'less'}"
    if bridge.from_pence is None:
        return f"From no forecast to {_value(bridge.to_pence)}"
    if moved == 0:
        return "The forecast came to the same, made of other parts"
    verb = f"rose by {change}" if moved > 0 else f"fell by {change}"
    extent = "all" if len(by_cause) == 1 else "most"
    return f"The forecast {verb}, {extent} of it by {BECAUSE[by_cause[0][0]]}"


def _in_numbers(bridge: Bridge) -> str:
    up = sum(step.pence for step in bridge.steps if step.pence > 0)
    down = sum(step.pence for step in bridge.steps if step.pence < 0)
    if not up or not down:
        return sentence(f"{spoken(abs(up or down))} {'was added' if up else 'left it'}")
    return f"{spoken(-down)} left it and {spoken(up)} was added."


def _bars(bridge: Bridge) -> tuple[Bar, ...]:
    running = bridge.from_pence or 0
    bars = [_whole(say_day(bridge.from_on), bridge.from_pence)]
    for step in bridge.steps:
        # Said of one day by one statement, a step may be nothing: it has no bar.
        way = Direction.RISE if step.pence > 0 else Direction.FALL
        label = f"{capital(step.cause.label)}: {step.statement.title or 'withdrawn'}"
        amount = _sign(step.pence) + spoken(abs(step.pence))
        bars.append(Bar(label, amount, running, running + step.pence, way))
        running += step.pence
    bars.append(_whole(say_day(bridge.to_on), bridge.to_pence))
    return tuple(bars)


def _whole(when: str, pence: int | None) -> Bar:
    amount = "nothing stated" if pence is None else spoken(pence)
    return Bar(f"As at {when}", amount, 0, pence or 0, Direction.WHOLE)


def steps(stand: Standpoint, told: HeadlinesTold, bridge: Bridge) -> Table:
    """This function will set a bridge out as a table, its ends included."""
    headings = (
        *map(Heading, ("Step", "What changed", "Said")),
        Heading("Amount", numeric=True),
    )
    return Table(
        name="steps",
        caption=f"The steps, which add up to {signed(_moved(bridge))} exactly",
        headings=headings,
        rows=(
            _end(stand, told, bridge.from_on, bridge.from_pence),
            *(_step(stand, step) for step in bridge.steps),
            _end(stand, told, bridge.to_on, bridge.to_pence),
        ),
    )


def _step(stand: Standpoint, step: Step) -> tuple[Content, ...]:
    said = step.statement
    note = step.note if step.note != said.title else ""
    return (
        content(capital(step.cause.label)),
        content(statement_link(stand, said), under=(sentence(note),)),
        said_by(said),
        numeric(signed(step.pence)),
    )


def _end(
    stand: Standpoint, told: HeadlinesTold, on: date, pence: int | None
) -> tuple[Content, ...]:
    when = content(f"As at {say_day(on)}")
    headline = headline_in_force(told.headlines, on)
    if headline is None or pence is None:
        none = content("No forecast had been set")
        return (when, none, content("Nothing yet"), numeric("Not stated"))
    link = statement_link(stand, headline.statement)
    label = sentence(headline.total.total.label)
    return (
        when,
        content(link, under=(label,)),
        said_by(headline.statement),
        numeric(str(Money(pence))),
    )


def causes(bridge: Bridge) -> tuple[Row, ...]:
    """This function will add up a bridge by cause, where it has several."""
    by_cause = _by_cause(bridge)
    if len(by_cause) < 2:
        return ()
    return tuple(
        Row(capital(cause.label), content(signed(pence))) for cause, pence in by_cause
    )
