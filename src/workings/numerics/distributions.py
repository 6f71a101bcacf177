"""Distributions, as experts give them: an interval and how sure they are of it.

"Between 2 and 5, four times in five" is ``Normal.within(2, 5, credibility=0.8)``. The
interval is central: as much of the rest lies below it as above. Each family is a
small frozen class with ``mean``, ``quantile(p)`` and ``sample(rng, size)``.
"""

from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from statistics import NormalDist
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]
Size = int | tuple[int, ...]

_STANDARD = NormalDist()


class NotADistribution(ValueError):
    """Numbers that describe no distribution; says which and why."""


class Distribution(Protocol):
    """What an uncertain input may be drawn from."""

    @property
    def mean(self) -> float:
        """The expected value."""

    def quantile(self, p: float) -> float:
        """The value that a draw is below with probability ``p``, 0 < p < 1."""

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws, as float64 of this size; they depend on ``rng`` alone."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that is known."""

    value: float

    def __post_init__(self) -> None:
        _finite(value=self.value)

    @property
    def mean(self) -> float:
        """The number."""
        return self.value

    def quantile(self, p: float) -> float:
        """The number, whatever ``p``."""
        _probability(p)
        return self.value

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """The number, this many times; ``rng`` is not used."""
        return np.full(size, self.value)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Any value from ``low`` to ``high`` as likely as another."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _rising(low=self.low, high=self.high)

    @classmethod
    def within(cls, low: float, high: float, *, credibility: float) -> "Uniform":
        """The uniform that lies in ``low`` to ``high`` with this credibility."""
        _interval(low, high, credibility)
        beyond = (high - low) * (1 / credibility - 1) / 2
        return cls(low - beyond, high + beyond)

    @property
    def mean(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2

    def quantile(self, p: float) -> float:
        """``p`` of the way from low to high."""
        return self.low + _probability(p) * (self.high - self.low)

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws of one uniform number each."""
        return rng.uniform(self.low, self.high, size)


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal distribution."""

    centre: float
    spread: float

    def __post_init__(self) -> None:
        _finite(centre=self.centre, spread=self.spread)
        if self.spread <= 0:
            raise NotADistribution(f"a spread is above 0, not {self.spread}")

    @classmethod
    def within(cls, low: float, high: float, *, credibility: float) -> "Normal":
        """The normal that lies in ``low`` to ``high`` with this credibility."""
        _interval(low, high, credibility)
        return cls((low + high) / 2, (high - low) / 2 / _half_width(credibility))

    @property
    def mean(self) -> float:
        """The centre."""
        return self.centre

    def quantile(self, p: float) -> float:
        """The centre and so many spreads."""
        return self.centre + self.spread * _STANDARD.inv_cdf(_probability(p))

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws of one standard normal number each."""
        return self.centre + self.spread * rng.standard_normal(size)


@dataclass(frozen=True, slots=True)
class LogNormal:
    """A positive value whose logarithm is normal: twice is as likely as half."""

    centre: float
    """Of the logarithm; its exponential is the median."""
    spread: float

    def __post_init__(self) -> None:
        Normal(self.centre, self.spread)

    @classmethod
    def within(cls, low: float, high: float, *, credibility: float) -> "LogNormal":
        """The log-normal that lies in ``low`` to ``high`` with this credibility."""
        _interval(low, high, credibility)
        if low <= 0:
            raise NotADistribution(f"a log-normal is above 0: low is {low}")
        of_log = Normal.within(log(low), log(high), credibility=credibility)
        return cls(of_log.centre, of_log.spread)

    @property
    def mean(self) -> float:
        """The expected value, above the median."""
        return exp(self.centre + self.spread**2 / 2)

    def quantile(self, p: float) -> float:
        """The exponential of the logarithm's quantile."""
        return exp(Normal(self.centre, self.spread).quantile(p))

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws of one standard normal number each."""
        return np.exp(Normal(self.centre, self.spread).sample(rng, size))


@dataclass(frozen=True, slots=True)
class Triangular:
    """From ``low`` to ``high``, both certain limits, with ``mode`` likeliest."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _peaked(self.low, self.mode, self.high)

    @property
    def mean(self) -> float:
        """A third of the three."""
        return (self.low + self.mode + self.high) / 3

    def quantile(self, p: float) -> float:
        """By the side of the triangle that ``p`` falls on."""
        width, rise = self.high - self.low, self.mode - self.low
        if _probability(p) * width <= rise:
            return self.low + sqrt(p * width * rise)
        return self.high - sqrt((1 - p) * width * (width - rise))

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws of one uniform number each."""
        return rng.triangular(self.low, self.mode, self.high, size)


@dataclass(frozen=True, slots=True)
class Truncated:
    """Another distribution, known to lie between two limits.

    Draws outside are drawn again: to move them to the limit would pile them up there.
    """

    whole: Normal | LogNormal | Uniform | Triangular
    at_least: float = -np.inf
    at_most: float = np.inf

    def __post_init__(self) -> None:
        _ordered(at_least=self.at_least, at_most=self.at_most)
        below, above = self.whole.quantile(0.05), self.whole.quantile(0.95)
        # One in twenty at worst: beyond that the limits, not the interval, are
        # what was meant, and drawing again would take for ever.
        if self.at_least > above or self.at_most < below:
            raise NotADistribution(
                f"{self.at_least} to {self.at_most} leaves out nearly all of it"
            )

    @property
    def mean(self) -> float:
        """The mean of the middles of 10,000 equally likely parts."""
        parts = (np.arange(10_000) + 0.5) / 10_000
        values = np.array([self.whole.quantile(float(part)) for part in parts])
        return float(values[self._inside(values)].mean())

    def quantile(self, p: float) -> float:
        """The quantile among what is inside, found by halving."""
        below = _share_below(self.whole, self.at_least)
        inside = _share_below(self.whole, self.at_most) - below
        return self.whole.quantile(below + _probability(p) * inside)

    def sample(self, rng: np.random.Generator, size: Size) -> Draws:
        """Draws, those outside replaced until none is."""
        drawn = self.whole.sample(rng, size)
        outside = ~self._inside(drawn)
        while (count := int(outside.sum())) > 0:
            drawn[outside] = self.whole.sample(rng, count)
            outside = ~self._inside(drawn)
        return drawn

    def _inside(self, values: Draws) -> NDArray[np.bool_]:
        return (values >= self.at_least) & (values <= self.at_most)


def _share_below(whole: Distribution, limit: float) -> float:
    # Quantiles rise with p, so halving finds the p whose quantile is the limit. One
    # halving more, and the middle would round to 1, which has no quantile.
    low, high = 0.0, 1.0
    for _ in range(52):
        middle = (low + high) / 2
        low, high = (middle, high) if whole.quantile(middle) < limit else (low, middle)
    return (low + high) / 2


def _half_width(credibility: float) -> float:
    return _STANDARD.inv_cdf((1 + credibility) / 2)


def _interval(low: float, high: float, credibility: float) -> None:
    _rising(low=low, high=high)
    if not 0 < credibility < 1:
        raise NotADistribution(
            f"credibility is a share between 0 and 1, not {credibility}"
        )


def _peaked(low: float, mode: float, high: float) -> None:
    _rising(low=low, high=high)
    _finite(mode=mode)
    if not low <= mode <= high:
        raise NotADistribution(f"mode {mode} is not between {low} and {high}")


def _rising(*, low: float, high: float) -> None:
    _finite(low=low, high=high)
    _ordered(low=low, high=high)


def _ordered(**ends: float) -> None:
    (first, low), (second, high) = ends.items()
    if not low < high:
        raise NotADistribution(f"{first} {low} is not below {second} {high}")


def _finite(**numbers: float) -> None:
    for name, number in numbers.items():
        if not isfinite(number):
            raise NotADistribution(f"{name} is {number}, not a number")


def _probability(p: float) -> float:
    if not 0 < p < 1:
        message = f"a probability of a quantile lies between 0 and 1, not {p}"
        raise ValueError(message)
    return p
