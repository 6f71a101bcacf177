"""The outlook's picture, and its tables: by year, by service, path, assumptions."""

import numpy as np

from workings.core.dates import say_day
from workings.ledger.words import Series
from workings.outlook.assumptions import Floats, Wanted
from workings.outlook.groups import BY_SLUG, WHOLE
from workings.outlook.inputs import Inputs
from workings.outlook.packaged import principles
from workings.outlook.principles import in_force
from workings.outlook.queries import Outlooked, known_by
from workings.outlook.savings import LINES
from workings.outlook.summaries import Fan
from workings.outlook.telling import millions, named, pounds_ranged
from workings.web.charts.fan import Band, Range, stacked_against
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.components.chart import Chart
from workings.web.public.presenters.charts import drawing

SHOWN = 3
"""So many services have a band of their own: more cannot be told apart."""
SHORT = {
    "adult-social-care": "Adults\u2019 care",
    "children-social-care": "Children\u2019s care",
    "environment": "Environment",
    "grant-funded": "Schools",
    "highways": "Highways",
    "housing": "Housing",
    "levies-and-capital": "Borrowing",
    "other-services": "Other",
    "planning": "Planning",
}
"""What stands beside a band on a narrow picture."""
SPOKEN = {
    "grant-funded": "Schools, health, benefits",
    "levies-and-capital": "Levies and borrowing",
}
"""What stands beside one on a wide picture, where the label is too long to stand there.
"""


def chart(found: Outlooked) -> Chart:
    """This function will draw services stacked against funding."""
    inputs, told = found.inputs, found.outlook
    years = [inputs.base.starting, *(year.starting for year in inputs.years)]
    bands = _bands(found)
    cost = _range(told.total, told.base["total"])
    funding = _range(told.funding, told.base["funding"])
    last = inputs.years[-1]
    return Chart(
        name="outlook",
        title=_title(inputs, told.gap),
        sentence=(
            f"Serving people as in {inputs.base} would cost "
            f"£{millions(told.base['total'])}m then and "
            f"{pounds_ranged(told.total, -1)} in {last}; funding is "
            f"£{millions(told.base['funding'])}m and "
            f"{pounds_ranged(told.funding, -1)}."
        ),
        key=(
            "Bands are the middle of what services would cost, dashed lines the range "
            "of their sum. The thick line is the middle of funding, thin lines its "
            "range. Ranges hold in four cases of five."
        ),
        alt="Services stacked against funding. The table below has the numbers.",
        wide=drawing(stacked_against(years, bands, cost, funding)),
        narrow=drawing(stacked_against(years, bands, cost, funding, narrow=True)),
    )


def _title(inputs: Inputs, gap: Fan) -> str:
    open_by_then = gap.values[1, -1] > 0
    words = "cost more than there will be" if open_by_then else "stay within funding"
    return f"By {inputs.years[-1]}, today\u2019s services would {words}"


def _bands(found: Outlooked) -> list[Band]:
    # The rest is what the middles of the bands leave of the middle of the whole.
    told = found.outlook
    largest = sorted(
        (slug for slug in told.pressure if found.inputs.costs[slug] > 0),
        key=lambda slug: -told.pressure[slug].values[1, -1],
    )[:SHOWN]
    order = [slug for slug in BY_SLUG if slug in largest]
    bands = [
        Band(
            SPOKEN.get(slug, BY_SLUG[slug].label),
            SHORT.get(slug, BY_SLUG[slug].label),
            _with_base(told.pressure[slug].values[1], found.inputs.costs[slug]),
        )
        for slug in order
    ]
    whole = np.array(_with_base(told.total.values[1], told.base["total"]))
    rest = whole - sum(np.array(band.amounts) for band in bands)
    left = tuple(float(one) for one in rest)
    return [*bands, Band("Everything else", "The rest", left)]


def _with_base(values: Floats, base: float) -> tuple[float, ...]:
    return (base / 1000, *(float(one) / 1000 for one in values))


def _range(fan: Fan, base: float) -> Range:
    return Range(*(_with_base(row, base) for row in fan.values))


def tables(found: Outlooked) -> tuple[Table, ...]:
    """This function will lay out an outlook's numbers."""
    return (
        _by_year(found),
        *_programme(found),
        _by_service(found),
        _drivers(found),
        _assumptions(found),
        *_principles(found),
        *_not_placed(found),
    )


def _by_year(found: Outlooked) -> Table:
    told, inputs = found.outlook, found.inputs
    plan = found.savings.by_line[Series.PLAN] if found.savings else None
    headings = ["Pressure", "Funding", "Gap"]
    if plan is not None:
        headings.append("Gap after the programme\u2019s plan")
    headings.append("Chance that reserves are gone")
    rows = []
    for place, year in enumerate(inputs.years):
        fans = [told.total, told.funding, told.gap]
        if plan is not None:
            fans.append(told.gap.less(plan))
        gone = numeric(f"{told.reserves_gone.values[place]:.0%}")
        cells = (_cell(fan, place) for fan in fans)
        rows.append((content(str(year)), *cells, gone))
    error = max(float(told.gap.errors[1].max()), 0.0)
    return Table(
        "by-year",
        "By year, millions of pounds, cash: the middle, and four chances in five "
        f"between (error of drawing: £{millions(error)}m at most for the middle of "
        "the gap)",
        (Heading("Year"), *(Heading(text, numeric=True) for text in headings)),
        tuple(rows),
    )


def _programme(found: Outlooked) -> tuple[Table, ...]:
    if found.savings is None:
        return ()
    by_line = found.savings.by_line
    rows = tuple(
        (
            content(str(year)),
            *(numeric(millions(by_line[line][place])) for line in LINES),
        )
        for place, year in enumerate(found.inputs.years)
    )
    return (
        Table(
            "programme",
            "What the programme takes off the gap, millions of pounds, cash, each line "
            "for itself; validated is the part of what was delivered that finance "
            "found sufficient evidence for",
            (
                Heading("Year"),
                *(Heading(line.capitalize(), numeric=True) for line in LINES),
            ),
            rows,
        ),
    )


def _cell(fan: Fan, place: int) -> Content:
    low, middle, high = (millions(row[place]) for row in fan.values)
    return numeric(middle, under=(f"{low} to {high}",))


def _by_service(found: Outlooked) -> Table:
    told, inputs = found.outlook, found.inputs
    rows = []
    for slug in (*inputs.costs, WHOLE.slug):
        pressure, path = told.pressure.get(slug), told.path.get(slug)
        if slug == WHOLE.slug:
            pressure = told.total
        label = (BY_SLUG.get(slug) or WHOLE).label
        rows.append(
            (
                content(label),
                numeric(millions(told.base[slug])),
                _cell(pressure, -1) if pressure else numeric(""),
                _cell(path, -1) if path else numeric("not learned"),
            )
        )
    last = inputs.years[-1]
    return Table(
        "by-service",
        "By service, millions of pounds, cash: pressure is what it would cost in "
        f"{last}, path what councils in fact come to spend",
        (
            Heading("Service"),
            Heading(f"Spent {inputs.base}", numeric=True),
            Heading(f"Pressure {last}", numeric=True),
            Heading(f"Path {last}", numeric=True),
        ),
        tuple(rows),
    )


def _drivers(found: Outlooked) -> Table:
    shares = sorted(found.outlook.drivers.items(), key=lambda one: -one[1])
    large = [(name, share) for name, share in shares if share >= 0.01]
    rest = 1 - sum(share for _, share in large)
    rows = [(_capital(named(name)), share) for name, share in large]
    return Table(
        "drivers",
        f"What drives the range of the gap in {found.inputs.years[-1]}",
        (Heading("Assumption"), Heading("Share of the variance", numeric=True)),
        tuple(
            (content(label), numeric(f"{share:.0%}"))
            for label, share in [*rows, ("All others", rest)]
        ),
    )


def _assumptions(found: Outlooked) -> Table:
    rows: list[tuple[Content, ...]] = []
    listed = set()
    for rate in found.inputs.rates.values():
        for one in rate.entries:
            if one in listed:
                continue
            listed.add(one)
            years = f", {one.first} to {one.last}" if one.first else ""
            rows.append(
                (
                    content(_capital(named(one.name)) + years, under=(one.unit,)),
                    numeric(f"{one.low:g} to {one.high:g}"),
                    content(one.source),
                    content(
                        f"{say_day(one.said)}", under=(f"review {say_day(one.review)}",)
                    ),
                )
            )
    return Table(
        "assumptions",
        "What is assumed, each within its interval in four cases of five",
        (
            Heading("Assumption"),
            Heading("Interval", numeric=True),
            Heading("Source"),
            Heading("Said"),
        ),
        tuple(rows),
    )


def _principles(found: Outlooked) -> tuple[Table, ...]:
    inputs = found.inputs
    wanted = Wanted(inputs.kind, inputs.years, known_by(inputs.base))
    rows = tuple(
        (
            content(str(one.year)),
            numeric(f"{one.core:.1%}"),
            numeric(f"{one.care:.1%}" if one.care else "none"),
            content(one.source),
            content(say_day(one.said)),
        )
        for one in in_force(principles(), wanted)
    )
    if not rows:
        return ()
    return (
        Table(
            "principles",
            "By how much council tax may rise without a referendum, as far as it was "
            "known; assumptions that you move are not held to it",
            (
                Heading("Year"),
                Heading("Council tax", numeric=True),
                Heading("And for adults\u2019 social care", numeric=True),
                Heading("Source"),
                Heading("Said"),
            ),
            rows,
        ),
    )


def _not_placed(found: Outlooked) -> tuple[Table, ...]:
    if not found.savings or not found.savings.not_placed:
        return ()
    rows = tuple(
        (
            content(one.title),
            numeric(f"£{millions(one.pence / 100_000)}m"),
            content(f"{one.series.label}, {one.period}"),
            content(f"Not placed: {one.why}."),
        )
        for one in found.savings.not_placed
    )
    return (
        Table(
            "not-placed",
            "Amounts of the programme that are in no year of the outlook",
            (
                Heading("Benefit"),
                Heading("Amount", numeric=True),
                Heading("What it is"),
                Heading("Why"),
            ),
            rows,
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
