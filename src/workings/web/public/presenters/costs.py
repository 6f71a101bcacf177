"""What services cost, as it was said: alone, or only together with others."""

from collections.abc import Mapping, Sequence

from workings.core.money import spoken
from workings.programme.services import BaselineRecord, ServiceDossier
from workings.web.charts import Bar, Direction
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.components.chart import Chart
from workings.web.public.dossiers import Part
from workings.web.public.presenters.charts import bars_chart
from workings.web.public.presenters.words import (
    capital,
    sentence,
    separated,
    source,
)
from workings.web.public.standpoint import Standpoint

TOGETHER = (
    "A cost that was given for several services together is shown as it was given: "
    "what part of it is this service's is not known."
)


def costs_part(stand: Standpoint, dossier: ServiceDossier) -> Part:
    """This function will set out what a service cost over time."""
    found = dossier.service.baselines
    shared = any(len(baseline.services) > 1 for baseline in found)
    return Part(
        "costs",
        "What it cost",
        lead=(TOGETHER,) if shared else (),
        chart=_chart(found),
        tables=(costs_table(stand, found, dossier.neighbours),),
    )


def costs_table(
    stand: Standpoint,
    found: Sequence[BaselineRecord],
    titles: Mapping[str, str],
    *,
    empty: str = "What it cost had not been said by then.",
) -> Table:
    """This function will set out costs, each with the services that it covers; those
    in ``titles`` (by code) are named.
    """
    return Table(
        name="cost-baselines",
        caption="Costs, as they were said",
        headings=(
            *map(Heading, ("Cost", "Of which services", "Period", "Said")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(_cost(stand, baseline, titles) for baseline in found),
        empty=empty,
    )


def _cost(
    stand: Standpoint, baseline: BaselineRecord, titles: Mapping[str, str]
) -> tuple[Content, ...]:
    known_from = source(baseline.source)
    return (
        content(baseline.label or "Cost", under=(sentence(baseline.note),)),
        _covers(stand, baseline, titles),
        content(capital(baseline.period.spoken())),
        content(
            f"{capital(baseline.said.spoken())}: ",
            *known_from.line,
            under=known_from.under,
        ),
        numeric(str(baseline.cost)),
    )


def _covers(
    stand: Standpoint, baseline: BaselineRecord, titles: Mapping[str, str]
) -> Content:
    if len(baseline.services) == 1:
        return content("This service alone")
    links = [
        stand.link(titles[code], "service", code)
        for code in baseline.services
        if code in titles
    ]
    many = len(baseline.services)
    only = len(links) < many
    words = "Together with " if only else ""
    return content(
        words, *separated(links), under=(f"{many} services, known only together",)
    )


def _chart(found: Sequence[BaselineRecord]) -> Chart | None:
    """The costs that measure the same, where there are several of them over time."""
    latest: dict[object, BaselineRecord] = {}
    for baseline in found:
        latest[baseline.label, baseline.services, baseline.period] = baseline
    alike = _longest(list(latest.values()))
    if len(alike) < 2:
        return None
    first, last = alike[0], alike[-1]
    costs = [baseline.cost.pence for baseline in alike]
    ends = f"{spoken(costs[0])} in {first.period.spoken()}"
    ends += f" to {spoken(costs[-1])} in {last.period.spoken()}"
    return bars_chart(
        "costs-chart",
        [
            Bar(
                b.period.spoken(),
                spoken(b.cost.pence),
                0,
                b.cost.pence,
                Direction.WHOLE,
            )
            for b in alike
        ],
        title=_message(costs),
        sentence=f"{first.label or 'Its cost'}: from {ends}.",
        alt=f"Bar chart of {len(alike)} costs, from {ends}. They are in the table.",
    )


def _longest(found: Sequence[BaselineRecord]) -> list[BaselineRecord]:
    groups: dict[object, list[BaselineRecord]] = {}
    for baseline in found:
        groups.setdefault((baseline.label, baseline.services), []).append(baseline)
    longest = max(groups.values(), key=len, default=[])
    return sorted(longest, key=lambda baseline: baseline.period)


def _message(costs: Sequence[int]) -> str:
    change = costs[-1] - costs[0]
    if change == 0:
        return "The cost ended where it began"
    return f"The cost {'rose' if change > 0 else 'fell'} by {spoken(abs(change))}"
