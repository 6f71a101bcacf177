"""Charts in words, and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from workings.core.problems import Problem
from workings.quality.dating import spoken
from workings.quality.measures import MeasureRecord
from workings.quality.spc import Charted, Point

FEWEST_TO_CHART = 8
"""Values below which nothing is judged by a measure's chart."""


def sentence(one: Charted) -> str:
    """This function will say what the latest point says, and of the target."""
    latest = one.latest
    if latest is None:
        return "no value in any period."
    said = latest.kind.label
    if latest.rules:
        said += f" ({latest.rules[0].label})"
    assured = f" The process {one.assurance.label}." if one.assurance else ""
    if assured and latest.upper is None:
        assured = " There are no limits, so nothing can be said of the target."
    return f"the latest point, {spoken(latest.period)}, says {said}.{assured}"


def runs_in_words(one: Charted) -> str:
    """This function will say what the tests of a run chart find."""
    found = one.runs
    verdict = "has shifted" if found.shifted else "is random about its median"
    return (
        f"As a run chart, the series {verdict}: the longest run is {found.longest} "
        f"(up to {found.longest_allowed} is chance), it crosses the median "
        f"{found.crossings} times (from {found.fewest_crossings} on is chance)."
    )


def cautions_in_words(one: Charted) -> tuple[tuple[str, str], ...]:
    """This function will say what makes a chart's marks unsafe, and what to do: that
    its series has seasons, or that its neighbouring points are alike.
    """
    found = one.cautions
    told = []
    if found.season is not None:
        what = (
            f"points a year apart resemble one another (autocorrelation {found.season}"
            "): the series has seasons, and the rules mark them as changes"
        )
        told.append((what, "Compare each period with that of a year before"))
    if found.echo is not None:
        what = (
            f"neighbouring points resemble one another (autocorrelation {found.echo}): "
            "the level changed, or the process remembers; if it remembers, about "
            f"{one.chance.somewhere:.0%} of such charts are marked somewhere by chance"
        )
        mend = "Rebase where the level is known to have changed"
        told.append((what, mend))
    return tuple(told)


def suggestions_in_words(one: Charted) -> str:
    """This function will name the periods that may begin a new level."""
    if not one.suggested:
        return "No change of level is suggested."
    return (
        f"The level may have changed with {', '.join(one.suggested)}. Rebase only "
        "where you know why."
    )


def plain(value: float | None) -> str:
    """This function will write a number in six figures; nothing for None."""
    return "" if value is None else f"{value:.6g}"


def shape(one: Charted, *, runs: bool, suggest: bool) -> dict[str, object]:
    """This function will return one series as JSON has it."""
    found: dict[str, object] = {
        "series": one.series,
        "assurance": one.assurance,
        "points": [_point(point) for point in one.points],
        "notes": told(one.notes),
        "chance": asdict(one.chance),
    }
    if runs:
        found["runs"] = asdict(one.runs) | {"shifted": one.runs.shifted}
    if suggest:
        found["suggested_rebases"] = list(one.suggested)
    return found


def _point(point: Point) -> dict[str, object]:
    return {
        "period": point.period,
        "value": point.value,
        "mean": point.mean,
        "lower": point.lower,
        "upper": point.upper,
        "rules": list(point.rules),
        "kind": point.kind,
        "mark": point.mark or None,
    }


def told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """This function will return problems or notes as JSON has them."""
    return [
        {"where": item.where, "what": item.what, "mend": item.mend} for item in problems
    ]


def alarms_in_words(found: Sequence[Charted]) -> str:
    """This function will say how many of these charts chance alone would mark."""
    latest, somewhere = _by_chance(found)
    charts = "1 chart" if len(found) == 1 else f"{len(found)} charts"
    return (
        f"{charts}: chance alone would mark {latest} at the latest point, "
        f"{somewhere} somewhere. Judge by the latest."
    )


def false_alarms_in_words(found: Sequence[Charted]) -> str:
    """This function will say the same of charts that a reader has before them."""
    latest, somewhere = _by_chance(found)
    charts = "One chart" if len(found) == 1 else f"{len(found)} charts"
    return (
        f"{charts} with values enough to be judged "
        f"{'stands' if len(found) == 1 else 'stand'} here. Were nothing but chance at "
        f"work, about {latest} would be marked at the latest value all the same, "
        f"and {somewhere} somewhere: so a chart is judged by its latest value."
    )


def _by_chance(found: Sequence[Charted]) -> tuple[str, str]:
    """How many charts are marked at their latest point, and anywhere, by chance."""
    latest = sum(one.chance.latest for one in found)
    somewhere = sum(one.chance.somewhere for one in found)
    return f"{latest:.2g}", f"{somewhere:.2g}"


def rows(one: Charted) -> list[tuple[str, ...]]:
    """This function will return a chart as the rows of a table."""
    return [
        (
            point.period,
            point.mark if point.value is None else plain(point.value),
            plain(point.mean),
            plain(point.lower),
            plain(point.upper),
            point.kind.label if point.rules else "",
            "; ".join(rule.label for rule in point.rules),
        )
        for point in one.points
    ]


def measure_in_words(
    measure: MeasureRecord, charted: Charted, day: date
) -> tuple[str, str, str]:
    """This function will say a measure's latest value, its target, and what its chart
    says of the latest point.
    """
    latest, target = charted.latest, measure.target_on(day)
    unit = "%" if measure.unit == "%" else f" {measure.unit}"
    aim = "not stated" if target is None else f"{plain(float(target.value))}{unit}"
    if latest is None:
        return ("nothing read by then", aim, "nothing to chart")
    value = f"{plain(latest.value)}{unit} ({spoken(latest.period)})"
    known = sum(point.value is not None for point in charted.points)
    if known < FEWEST_TO_CHART:
        values = "value" if known == 1 else "values"
        return (value, aim, f"{known} {values}: too few to judge")
    said = latest.kind.label
    return (value, aim, f"{said}: {latest.rules[0].label}" if latest.rules else said)
