"""Numbers of a case file: plain, named in an [[input]], or an interval on the spot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import inf

from workings.appraisal.case import Input, Times
from workings.appraisal.casefile.entries import Fields, shown
from workings.core.problems import mend_name
from workings.numerics.distributions import (
    Distribution,
    LogNormal,
    Normal,
    NotADistribution,
    Triangular,
    Truncated,
    Uniform,
)

SHAPES = ("normal", "lognormal", "uniform", "triangular")
FAMILIES: dict[str, type[Normal | LogNormal | Uniform]] = {
    "normal": Normal,
    "lognormal": LogNormal,
    "uniform": Uniform,
}

_IN_QUOTES = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBERED = re.compile(r"(\w+) [0-9]+ (?=\")")

Limits = tuple[Decimal | None, Decimal | None]
ANY: Limits = (None, None)
SHARE: Limits = (Decimal(0), Decimal(1))
NOT_BELOW_0: Limits = (Decimal(0), None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number times some inputs."""

    number: float
    times: tuple[Times, ...] = ()


@dataclass(slots=True)
class Inputs:
    """The inputs of a case: those with a name, and intervals given on the spot."""

    named: dict[str, Input] = field(default_factory=dict)

    def read(self, fields: Fields) -> None:
        """This method will read one [[input]]."""
        name = fields.text("name", needed=True)
        note = fields.text("note")
        if name in self.named:
            fields.wrong("name", f"{shown(name)} is there already", "Rename one")
        within = _within(fields)
        if fields.has("value"):
            value = fields.number("value") or Decimal(0)
            known = float(value)
            found = Input(
                name, known, known, known, within or _around(known), None, note
            )
        else:
            made = _interval(fields, name, ANY)
            # A wrong one is kept as nought, so that no flow is told it is not there.
            made = made or Input(name, 0.0, 0.0, 0.0, (0.0, 0.0))
            found = replace(made, within=within or made.within, note=note)
        fields.finish()
        self.named[name] = found

    def quantity(
        self, fields: Fields, name: str, limits: Limits = ANY
    ) -> Quantity | None:
        """This method will read an entry as a quantity, None where wrong or absent."""
        value = fields.raw(name)
        return None if value is None else self.made(fields, name, value, limits)

    def made(
        self, fields: Fields, name: str, value: object, limits: Limits = ANY
    ) -> Quantity | None:
        """This method will take a value as a quantity, or note why it is none."""
        if isinstance(value, str):
            return self._by_name(fields, name, value, limits)
        if isinstance(value, Mapping):
            place = f"{fields.where}, {name}"
            inner = Fields(value, place, fields.problems)
            found = _interval(inner, self._new_name(place), limits)
            inner.finish()
            if found is None:
                return None
            self.named[found.name] = found
            return Quantity(1.0, (Times(found.name),))
        number = fields.checked(name, value, *limits)
        return None if number is None else Quantity(float(number))

    def _new_name(self, place: str) -> str:
        # By titles and not by numbers: the same interval keeps its stream, and so its
        # draws, wherever its option stands in the file.
        name = _NUMBERED.sub(r"\1 ", place.partition(", ")[2])
        same = sum(other.partition(" (again")[0] == name for other in self.named)
        return f"{name} (again, {same + 1})" if same else name

    def _by_name(
        self, fields: Fields, name: str, value: str, limits: Limits
    ) -> Quantity | None:
        if value not in self.named:
            plain = re.sub(r"[£,\s]", "", value)
            if _IN_QUOTES.fullmatch(plain):
                mend = f"Write it without quotes, £ and commas: {plain}"
                fields.wrong(name, f"{shown(value)} is a text, and no number", mend)
                return None
            fields.wrong(
                name,
                f"there is no input {shown(value)}",
                mend_name(value, self.named),
            )
            return None
        found = self.named[value]
        for end in (found.low, found.high):
            if fields.checked(name, end, *limits) is None:
                return None
        try:
            self.named[value] = _kept_within(found, limits)
        except NotADistribution as error:
            fields.wrong(name, f"{shown(value)}: {error}", "Correct the interval")
            return None
        return Quantity(1.0, (Times(value),))


def _kept_within(one: Input, limits: Limits) -> Input:
    # What one entry needs to be a share is a share wherever it is named: neither its
    # draws nor its switching value may be what no share can be.
    least = -inf if limits[0] is None else float(limits[0])
    most = inf if limits[1] is None else float(limits[1])
    within = (max(one.within[0], least), min(one.within[1], most))
    made = one.uncertain
    if isinstance(made, Truncated):
        least, most = max(least, made.at_least), min(most, made.at_most)
        made = made.whole
    if not isinstance(made, Normal | LogNormal | Uniform) or limits == ANY:
        return replace(one, within=within)
    kept = Truncated(made, at_least=least, at_most=most)
    return replace(one, within=within, uncertain=kept, central=kept.mean)


def _within(fields: Fields) -> tuple[float, float] | None:
    value = fields.raw("range")
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2:
        ends = [fields.checked("range", one) for one in value]
        if None not in ends and ends[0] < ends[1]:  # type: ignore[operator]
            return float(ends[0] or 0), float(ends[1] or 0)
    fields.wrong("range", f"{shown(value)} is no range", "Write it as [0.1, 0.9]")
    return None


def _around(central: float) -> tuple[float, float]:
    return tuple(sorted((0.0, 10 * central)))  # type: ignore[return-value]


def _interval(fields: Fields, name: str, limits: Limits) -> Input | None:
    shape = fields.text("shape") or "normal"
    low, high = (fields.number(end, *limits) for end in ("low", "high"))
    likeliest, sure = fields.number("likeliest", *limits), fields.share("credibility")
    least, most = (fields.number(end) for end in ("at_least", "at_most"))
    if shape not in SHAPES:
        fields.wrong("shape", f"{shown(shape)} is none", mend_name(shape, SHAPES))
        return None
    if low is None or high is None:
        fields.wrong("", "an interval has a low and a high", "Give both as numbers")
        return None
    needed = "likeliest" if shape == "triangular" else "credibility"
    if (likeliest if shape == "triangular" else sure) is None:
        if not fields.has(needed):
            fields.wrong(needed, f"is missing for a {shape} interval", f"Give {needed}")
        return None
    try:
        whole = _distribution(shape, float(low), float(high), likeliest, sure)
        made = _limited(whole, least, most, limits)
    except NotADistribution as error:
        fields.wrong("", str(error), "Correct the interval")
        return None
    within = (0.0, 1.0) if limits == SHARE else _around(made.mean)
    return Input(name, made.mean, float(low), float(high), within, made)


def _distribution(
    shape: str,
    low: float,
    high: float,
    likeliest: Decimal | None,
    sure: Decimal | None,
) -> Normal | LogNormal | Uniform | Triangular:
    if shape == "triangular":
        return Triangular(low, float(likeliest or 0), high)
    return FAMILIES[shape].within(low, high, credibility=float(sure or 0))


def _limited(
    made: Normal | LogNormal | Uniform | Triangular,
    least: Decimal | None,
    most: Decimal | None,
    limits: Limits,
) -> Distribution:
    # A share stays one, and what cannot be below nought does not go there, however
    # far the tails of its distribution would.
    lowest = limits[0] if least is None else least
    highest = limits[1] if most is None else most
    if isinstance(made, Triangular) or (lowest is None and highest is None):
        return made
    ends = {}
    if lowest is not None:
        ends["at_least"] = float(lowest)
    if highest is not None:
        ends["at_most"] = float(highest)
    return Truncated(made, **ends)
