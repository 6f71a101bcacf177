"""Move the assumptions: a plain form, whose result has an address of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.outlook.assumptions import BASELINE, Change, Scenario
from workings.outlook.packaged import assumptions
from workings.web.components.forms import Field, Form
from workings.web.public.presenters.asking import Asked, day_kept
from workings.web.public.presenters.words import sentence
from workings.web.public.standpoint import Standpoint, address

MOVABLE = (
    ("prices", "prices", "Prices and pay"),
    ("settlement", "settlement", "Government\u2019s settlement"),
    ("band-d", "band-d", "Council tax, Band D"),
    ("adults", "real-growth/adult-social-care", "Adults\u2019 care for each person"),
    (
        "children",
        "real-growth/children-social-care",
        "Children\u2019s care for each child",
    ),
)
"""What may be moved: its name in the address, the assumption, and its label."""
MOST = 20.0


@dataclass(frozen=True, slots=True)
class Moved:
    """The assumptions as they were asked for; ``kept`` is what stays in the address."""

    typed: Mapping[str, str]
    errors: Mapping[str, str]
    scenario: Scenario

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What was typed, by name."""
        return tuple((name, text) for name, text in self.typed.items() if text)


def moved(asked: Asked) -> Moved:
    """This function will read what was typed: per cent a year, for every year.

    The middle of the interval is moved there, and its width stays. Empty is as
    assumed.
    """
    typed = {name: asked.get(name, "").strip()[:20] for name, _, _ in MOVABLE}
    errors: dict[str, str] = {}
    changes = []
    for name, assumption, label in MOVABLE:
        if not typed[name]:
            continue
        try:
            middle = _per_cent(typed[name])
        except ValueError as why:
            errors[name] = sentence(f"{label}: {why}")
            continue
        half = _half_width(assumption)
        changes.append(Change(assumption, middle - half, middle + half))
    scenario = Scenario("moved", "Assumptions moved by the reader.", tuple(changes))
    return Moved(typed, errors, scenario if changes else BASELINE)


def form(stand: Standpoint, wanted: Moved) -> Form:
    """This function will ask for the assumptions, with what was typed still there."""
    return Form(
        action=address("outlook", stand.record.slug),
        legend="Move the assumptions",
        fields=tuple(
            Field(
                name,
                label,
                f"Per cent a year. Empty is as assumed: {_assumed(assumption)}",
                wanted.typed[name],
                wanted.errors.get(name, ""),
            )
            for name, assumption, label in MOVABLE
        ),
        button="Show the outlook",
        kept=day_kept(stand),
    )


def _per_cent(text: str) -> float:
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = float("nan")
    if not -MOST <= value <= MOST:
        message = f'"{text}" is not a number from -{MOST:.0f} to {MOST:.0f}'
        raise ValueError(message)
    return value / 100


def _half_width(name: str) -> float:
    general = _general(name)
    return (general[1] - general[0]) / 2


def _assumed(name: str) -> str:
    low, high = _general(name)
    return (
        f"{low * 100:.1f} to {high * 100:.1f} beyond the last review"
        if (name in {"settlement", "band-d"})
        else f"{low * 100:.1f} to {high * 100:.1f}"
    )


def _general(name: str) -> tuple[float, float]:
    # The one that is for all years and classes.
    return next(
        (one.low, one.high)
        for one in assumptions()
        if one.name == name and one.first is None and not one.kinds
    )
