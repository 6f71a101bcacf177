"""The back-test: paths from an earlier base year, as known then, against what happened.

Errors are shares of what was spent in the base year. The continuous ranked probability
score (CRPS) is the mean absolute error of a whole distribution; of a single number it
is the absolute error itself, so that rivals without ranges stand in the same table
(Gneiting and Raftery, 2007).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workings.outlook.response import MATERIAL, Floats, History, Response, learn
from workings.outlook.student import quantiles_of_t

Flags = NDArray[np.bool_]

RIVALS = ("flat in cash", "flat in real terms", "own past trend")
INFLATION = 0.02
"""What the rival flat in real terms reckons with: the Bank of England's target."""
LEVELS = (np.arange(199) + 0.5) / 199
"""The CRPS is taken over so many quantiles."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How one forecast did over the councils scored."""

    median_error: float
    crps: float
    coverage: float | None
    """The share within P10 to P90; None of a single number."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One group's back-test."""

    councils: int
    left_out: int
    ours: Scores
    rivals: Mapping[str, Scores]
    bias: float
    """The median of forecast less actual: plus where we said too much."""

    @property
    def best_rival(self) -> str:
        """The rival with the lowest CRPS."""
        return min(self.rivals, key=lambda name: self.rivals[name].crps)

    @property
    def gain(self) -> float:
        """By what share our CRPS is lower than the best rival's."""
        return 1 - self.ours.crps / self.rivals[self.best_rival].crps


@dataclass(frozen=True, eq=False)
class Replay:
    """One group's forecasts beside what happened, for every council: (n_councils,)."""

    base: Floats
    actual: Floats
    p10: Floats
    p50: Floats
    p90: Floats
    scored: Flags
    """Those with spending above a million in the base year, and an account after."""
    scores: Scored


def replay(
    histories: Mapping[str, History], actuals: Mapping[str, Floats], ahead: int
) -> dict[str, Replay]:
    """This function will replay every group, ``ahead`` years from its last year.

    ``actuals`` are what was spent in the year that is scored; nothing else here has
    seen it.
    """
    learned = learn(histories, ahead)
    return {
        name: _scored(one, learned[name], actuals[name], ahead)
        for name, one in histories.items()
    }


def _scored(history: History, response: Response, actual: Floats, ahead: int) -> Replay:
    base = history.spent[:, -1]
    centre, spread = response.centre[:, ahead - 1], response.spread[:, ahead - 1]
    scored = (base > MATERIAL) & np.isfinite(actual) & np.isfinite(centre)
    low, high = quantiles_of_t(response.freedom, np.array([0.1, 0.9]))
    fan = quantiles_of_t(response.freedom, LEVELS)
    with np.errstate(over="ignore"):
        p10, p50, p90 = (np.exp(centre + at * spread) for at in (low, 0.0, high))
        drawn = np.exp(centre[scored, None] + spread[scored, None] * fan)
    happened = actual[scored] / base[scored]
    scores = Scored(
        councils=int(scored.sum()),
        left_out=int((~scored & (base != 0) & np.isfinite(base)).sum()),
        ours=Scores(
            float(np.median(np.abs(p50[scored] / base[scored] - happened))),
            float(_crps(drawn / base[scored, None], happened).mean()),
            float(((actual >= p10) & (actual <= p90))[scored].mean()),
        ),
        rivals={
            name: _single(forecast[scored] / base[scored], happened)
            for name, forecast in _rivals(history, ahead).items()
        },
        bias=float(np.median(p50[scored] / base[scored] - happened)),
    )
    return Replay(base, actual, p10, p50, p90, scored, scores)


def _crps(drawn: Floats, happened: Floats) -> Floats:
    # Twice the mean pinball loss over the quantiles.
    above = happened[:, None] - drawn
    loss = np.where(above >= 0, LEVELS * above, (LEVELS - 1) * above)
    found: Floats = 2 * loss.mean(axis=1)
    return found


def _single(forecast: Floats, happened: Floats) -> Scores:
    error = np.abs(forecast - happened)
    return Scores(float(np.median(error)), float(error.mean()), None)


def _rivals(history: History, ahead: int) -> dict[str, Floats]:
    base, first = history.spent[:, -1], history.spent[:, 0]
    years = history.spent.shape[1] - 1
    growth = np.ones(len(base))
    # A council that spent nothing in the first year has no trend: flat in cash.
    np.divide(base, first, out=growth, where=(first > 0) & (base > 0))
    trend = base * growth ** (ahead / years)
    return dict(
        zip(RIVALS, (base, base * (1 + INFLATION) ** ahead, trend), strict=True)
    )
