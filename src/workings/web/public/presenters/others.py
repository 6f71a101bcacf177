"""A council beside others: official statistics, and not readings of the programme."""

from workings.core.dates import say_day
from workings.quality.comparing import (
    WITHIN,
    Compared,
    Dotted,
    Funnel,
    NotCompared,
    Placed,
    limits,
)
from workings.quality.measures import MeasureRecord
from workings.quality.queries.comparison import AmongOthers, beside_others
from workings.quality.words import Improves
from workings.web.charts.funnel import Limit, funnel_plot
from workings.web.components import Heading, Table, content, external, numeric
from workings.web.components.chart import Chart
from workings.web.public.dossiers import Part
from workings.web.public.presenters.charts import drawing
from workings.web.public.presenters.words import count
from workings.web.public.standpoint import Standpoint

HEADING = "Beside other councils"
FUNNEL = "What chance alone would do"
NOT_PUBLISHED = "Not published"
NOTHING = "Other councils' values of none of its measures had been published by then."
GRID = 60
"""So many places along the sizes, where the limits of a funnel are worked out."""
PLACES = {-1: "Below them", 0: "Between them", 1: "Above them"}
FIRST = {
    Improves.UP: "the highest, and best, first",
    Improves.DOWN: "the lowest, and best, first",
    Improves.NEUTRAL: "the highest first, which is neither better nor worse",
}


def others_parts(
    stand: Standpoint, known: tuple[MeasureRecord, ...]
) -> tuple[Part, ...]:
    """This function will set the programme's council beside others by its official
    measures, or to say that it has none, or that those were not published yet.
    """
    council = stand.record.council
    try:
        found = beside_others(
            known, code=council.code, name=council.name, day=stand.moment.day
        )
    except NotCompared as refusal:
        return (Part("others", HEADING, lead=(str(refusal),)),)
    if found is None:
        return (Part("others", HEADING, lead=(NOTHING,)),)
    return (_others(found), *_funnel(found))


def _others(found: AmongOthers) -> Part:
    told = [_told(one, of, found.peers.council) for one, of in found.compared]
    return Part(
        "others",
        HEADING,
        lead=(
            _rule(found),
            _whence(found),
            *told,
            *found.why_not,
            *_no_limits(found),
        ),
        tables=(
            *(_table(one, of, found) for one, of in found.compared),
            _source(found),
        ),
    )


def _rule(found: AmongOthers) -> str:
    beside = found.peers
    return (
        f"Peers are the {len(beside.names)} councils of {beside.council}'s class "
        f"({beside.grouping}) that are nearest to it by number of adults (18 and over, "
        f"mid-{found.estimate} estimate): {', '.join(beside.names)}."
    )


def _whence(found: AmongOthers) -> str:
    known = say_day(found.source.published_on)
    return (
        f"These are official statistics, as known by {known}, and not readings of the "
        "programme. Each is of the latest year that the council has a value for."
    )


def _no_limits(found: AmongOthers) -> tuple[str, ...]:
    counted = found.counted[0].code if found.counted else ""
    bare = [one.title for one, _ in found.compared if one.code != counted]
    if not bare:
        return ()
    told = (
        f"How many were counted is not published with {'; '.join(bare)}. So no limits "
        "of chance can be drawn for them, and a rank does not tell a difference from "
        "chance."
    )
    return (told,)


def _told(one: MeasureRecord, of: Compared, council: str) -> str:
    own = of.own
    return (
        f"{_named(one)}, {of.year}: {council} has {_value(own.value, one)}. It is "
        f"{own.among_peers} of {of.of_peers} among itself and its peers and "
        f"{own.among_all} of {of.of_all} among all councils, {FIRST[one.improves]}. "
        f"{_off(own, of, one)}"
    )


def _off(own: Placed, of: Compared, one: MeasureRecord) -> str:
    middle = f"the median of all, {_value(of.median, one)}"
    if not own.off:
        return f"That is {middle}."
    way = "above" if own.off > 0 else "below"
    return f"That is {_value(abs(own.off), one, gap=True)} {way} {middle}."


def _value(value: float | None, one: MeasureRecord, *, gap: bool = False) -> str:
    if value is None:
        return NOT_PUBLISHED
    said = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    if one.unit == "%":
        return f"{said} percentage points" if gap else f"{said}%"
    return said


def _named(one: MeasureRecord) -> str:
    return one.title if one.unit == "%" else f"{one.title} ({one.unit})"


def _signed(off: float | None) -> str:
    if off is None:
        return "None"
    said = f"{abs(off):,.0f}" if abs(off) >= 100 else f"{abs(off):.3g}"
    sign = "+" if off > 0 else "\u2212"
    return f"{sign}{said}" if off else said


def _table(one: MeasureRecord, of: Compared, found: AmongOthers) -> Table:
    return Table(
        name=f"others-{one.code.lower()}",
        caption=f"{_named(one)}, {of.year}: {found.peers.council} and its peers",
        headings=(
            Heading("Council"),
            Heading("Value", numeric=True),
            Heading("Rank among them, among all", numeric=True),
            Heading("From the median of all", numeric=True),
        ),
        rows=tuple(
            (
                content(
                    each.name,
                    under=("This council",) if each.area == found.peers.area else (),
                ),
                numeric(_value(each.value, one)),
                numeric(_ranks(each, of)),
                numeric(_signed(each.off)),
            )
            for each in of.rows
        ),
        folded=True,
    )


def _ranks(each: Placed, of: Compared) -> str:
    if each.value is None:
        return "None"
    return f"{each.among_peers} of {of.of_peers}, {each.among_all} of {of.of_all}"


def _source(found: AmongOthers) -> Table:
    one = found.source
    return Table(
        name="others-source",
        caption="Where other councils' values come from",
        headings=(Heading("Title"), Heading("Publisher"), Heading("Licence")),
        rows=(
            (
                content(external(one.title, one.address)),
                content(one.publisher),
                content(one.licence),
            ),
        ),
    )


def _funnel(found: AmongOthers) -> tuple[Part, ...]:
    if found.counted is None:
        return ()
    one, of = found.counted
    outside = [dot for dot in of.dots if dot.place]
    spread = (
        f"Councils of few adults differ more by chance than those of many. "
        f"{len(outside)} of {count(of.dots, 'council')} lie outside the limits of "
        "99.8%, where chance alone would put hardly one: councils differ by far more "
        "than chance, in need, in access and in how requests are counted. So to lie "
        "outside is, in itself, neither good nor bad."
    )
    when = (
        f"The year is {of.year}, the last whose adults are packaged (mid-{of.estimate} "
        "estimate). Limits are normal approximations to a count of that size."
    )
    lead = (spread, when)
    return (
        Part("funnel", FUNNEL, lead, chart=_chart(one, of), tables=(_dots(one, of),)),
    )


def _chart(one: MeasureRecord, of: Funnel) -> Chart:
    own = of.own
    where = {-1: "fewer than", 0: "about what", 1: "more than"}[own.place]
    alike = sum(dot.place == own.place for dot in of.dots)
    others = [(dot.adults, dot.rate) for dot in of.dots if dot.area != own.area]
    drawn = [_limit(of, within) for within in WITHIN]
    wide, narrow = (
        drawing(
            funnel_plot(
                others,
                (own.adults, own.rate),
                own.name,
                middle=of.rate,
                limits=drawn,
                narrow=each,
            )
        )
        for each in (False, True)
    )
    return Chart(
        name=f"funnel-{one.code.lower()}",
        title=(
            f"{one.title}: {own.name} has {where} chance would give, as have "
            f"{alike - 1} of the other {len(of.dots) - 1} councils"
        ),
        sentence=(
            f"In {of.year} {own.name} had {own.rate:,.0f} for each 100,000 of its "
            f"{own.adults:,.0f} adults. All councils together had {of.rate:,.0f}; with "
            f"as many adults, chance alone keeps 998 of 1,000 councils between "
            f"{own.lower:,.0f} and {own.upper:,.0f}."
        ),
        key=(
            "Each dot is a council: its adults across, its requests for each 100,000 "
            "of them upwards. The whole line is all councils together. Long dashes are "
            f"the limits of 95%, short ones of 99.8%. The square is {own.name}."
        ),
        alt="Councils by adults and requests. The table below has the numbers.",
        wide=wide,
        narrow=narrow,
    )


def _limit(of: Funnel, within: str) -> Limit:
    sizes = [dot.adults for dot in of.dots]
    low, high = min(sizes), max(sizes)
    # Limits bend where councils are small: places are near one another there.
    steps = [low * (high / low) ** (step / (GRID - 1)) for step in range(GRID)]
    return Limit(tuple((size, *limits(of.rate, size, within)) for size in steps))


def _dots(one: MeasureRecord, of: Funnel) -> Table:
    return Table(
        name="funnel-table",
        caption=f"{one.title}, {of.year}, for each 100,000 adults: every council",
        headings=(
            Heading("Council"),
            Heading("Adults", numeric=True),
            Heading("Requests", numeric=True),
            Heading("Limits of 99.8%", numeric=True),
            Heading("Where it lies"),
        ),
        rows=tuple(
            (
                content(dot.name),
                numeric(f"{dot.adults:,.0f}"),
                numeric(f"{dot.rate:,.0f}"),
                numeric(_between(dot)),
                content(PLACES[dot.place]),
            )
            for dot in of.dots
        ),
        folded=True,
    )


def _between(dot: Dotted) -> str:
    return f"{dot.lower:,.0f} to {dot.upper:,.0f}"
