"""How councils in fact respond: the path of each group, learned from all accounts.

A budget must balance, so that what is spent is not what demand would cost. The path is
learned from every council's accounts up to the base year and from nothing later:

- the nation's trend: the median growth of each class of council in each year, moved
  towards the median of all classes, persisting at a learned rate (an autoregression),
  moved towards nothing by how few years there are, and fading towards flat in cash;
- the council's own level: one year's spending is noisy, and a year above trend is
  followed by one below, so that it is smoothed at a learned rate;
- the spread: the council's own swings, moved towards those of its class by how few
  years it has, growing with the horizon, with the nation's own uncertainty on top.

docs/explanation/outlook.md gives the equations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

CLASSES = ("L", "MD", "UA", "SC", "SD", "O")
MATERIAL = 1_000.0
"""Councils below a million pounds teach nothing: a moved post doubles them."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held before any account is read.

    Chosen on replays that end in 2015/16 or before, where changing any one by half
    moves the score by a hundredth; 2016/17 had no part in it.
    """

    class_weight: float = 10.0
    """A class of so many councils counts as much as the nation for its own trend."""
    trend_years: float = 2.0
    """A trend of so many years is believed by half."""
    recency: float = 0.7
    """The weight of a year beside that of the year after it."""
    fade: float = 0.93
    """What is left of a trend's growth a year later: half in nine and a half years."""
    persistence: float = 0.5
    persistence_weight: float = 0.1
    own_years: float = 4.0
    """A council with so many years is believed by half about how much it swings."""
    nation: float = 0.03
    """How far a year's growth of a whole class may surprise (a standard deviation)."""
    nation_years: float = 4.0
    drift: float = 0.1
    """A council's own lasting trend, in its yearly swings."""
    widening: float = 1.1
    """Replays that end in 2015/16 or before cover 80% with spreads so much wider."""
    freedom: float = 4.0
    """Student's t: services are reorganised more often than a normal curve allows."""


@dataclass(frozen=True, eq=False)
class History:
    """One group's spending: (n_councils, n_years), the last being the base year.

    ``known`` maps the place of a year ahead (1 is the year after the base) to growth
    that was published by then. ``breaks`` are places of years (1 is the second) whose
    growth is a change of definition and no trend.
    """

    spent: Floats
    kinds: Places
    breaks: tuple[int, ...] = ()
    known: Mapping[int, float] | None = None


@dataclass(frozen=True, eq=False)
class Response:
    """A group's path, as distributions of the logarithm of spending.

    ``centre`` and ``spread`` have shape (n_councils, n_years_ahead); NaN where the
    base year has no spending above nothing. Spreads multiply a Student's t of
    ``freedom``.
    """

    centre: Floats
    spread: Floats
    freedom: float
    growth: Floats
    """Each class's expected growth: (n_classes, n_years_ahead)."""


@dataclass(frozen=True, eq=False)
class _Growth:
    logs: Floats
    steps: Floats
    material: Flags
    classes: Floats
    """The growth of each class in each year: (n_classes, n_steps)."""
    swings: Floats
    """What is left of each council's growth: (n_councils, n_steps)."""


@dataclass(frozen=True, eq=False)
class _Pooled:
    phi: float
    """How much of a class's unusual growth is left in the year after."""
    theta: float
    """How much of a year's departure from the level is noise."""
    years: Places
    prior: Prior


def learn(
    histories: Mapping[str, History], ahead: int, prior: Prior = Prior()
) -> dict[str, Response]:
    """This function will learn every group's path for so many years ahead.

    Persistence and smoothing are learned over all groups together: one group's few
    years say little. Raises :class:`ValueError` for a history of a single year.
    """
    grown = {name: _grown(one, prior) for name, one in histories.items()}
    pooled = _Pooled(
        _persistence(tuple(grown.values()), prior),
        _smoothing(tuple(grown.values())),
        np.arange(1, ahead + 1),
        prior,
    )
    return {name: _respond(histories[name], one, pooled) for name, one in grown.items()}


def _grown(history: History, prior: Prior) -> _Growth:
    if history.spent.shape[1] < 2:
        message = "a path is learned from two years or more"
        raise ValueError(message)
    logs = np.full(history.spent.shape, np.nan)
    np.log(history.spent, out=logs, where=history.spent > 0)
    steps = np.diff(logs, axis=1)
    material = (history.spent[:, -1] > MATERIAL) & np.isfinite(logs).all(axis=1)
    nation = _median(steps[material])
    classes = np.empty((len(CLASSES), steps.shape[1]))
    for place in range(len(CLASSES)):
        mine = steps[material & (history.kinds == place)]
        weight = len(mine) / (len(mine) + prior.class_weight)
        classes[place] = weight * _median(mine) + (1 - weight) * nation
    swings = np.nan_to_num(steps - classes[history.kinds])
    for place in history.breaks:
        at = place - 1
        if 0 <= at < classes.shape[1] > 1:
            classes[:, at] = np.delete(classes, at, axis=1).mean(axis=1)
    return _Growth(logs, steps, material, classes, swings)


def _median(steps: Floats) -> Floats:
    found: Floats = np.median(steps, axis=0) if len(steps) else np.zeros(steps.shape[1])
    return found


def _persistence(grown: Sequence[_Growth], prior: Prior) -> float:
    before = np.concatenate([one.classes[:, :-1].ravel() for one in grown])
    after = np.concatenate([one.classes[:, 1:].ravel() for one in grown])
    weight = prior.persistence_weight
    found = (before @ after + weight * prior.persistence) / (before @ before + weight)
    return float(np.clip(found, 0.0, 0.95))


def _smoothing(grown: Sequence[_Growth]) -> float:
    # A level that wanders under yearly noise has growth of which neighbours are
    # correlated by rho = -theta / (1 + theta^2); solved for theta.
    shared = total = 0.0
    for one in grown:
        swings = one.swings[one.material].clip(-0.5, 0.5)
        shared += float((swings[:, :-1] * swings[:, 1:]).sum())
        total += float((swings[:, :-1] ** 2 + swings[:, 1:] ** 2).sum() / 2)
    rho = float(np.clip(shared / total if total else -0.2, -0.45, -0.01))
    return float((1 - np.sqrt(1 - 4 * rho**2)) / (-2 * rho))


def _respond(history: History, grown: _Growth, pooled: _Pooled) -> Response:
    growth = _ahead(grown.classes, pooled)
    for place, known in (history.known or {}).items():
        growth[:, place - 1 : place] = known
    level = _smoothed(grown.swings.clip(-0.6, 0.6), 1 - pooled.theta)
    start = grown.logs[:, -1:] + level[:, None]
    return Response(
        start + growth[history.kinds].cumsum(axis=1),
        _spread(history, grown, pooled),
        pooled.prior.freedom,
        growth,
    )


def _ahead(classes: Floats, pooled: _Pooled) -> Floats:
    prior, count = pooled.prior, classes.shape[1]
    weights = prior.recency ** np.arange(count)[::-1]
    believed = count / (count + prior.trend_years)
    trend = (classes * weights).sum(axis=1) / weights.sum() * believed
    lasting = trend[:, None] * prior.fade ** (pooled.years - 1)
    passing = (classes[:, -1] - trend)[:, None] * pooled.phi**pooled.years
    growth: Floats = lasting + passing
    return growth


def _smoothed(swings: Floats, weight: float) -> Floats:
    # Where the smoothed level lies beside the base year's own.
    level = own = np.zeros(len(swings))
    for swing in swings.T:
        own = own + swing
        level = level + weight * (own - level)
    return level - own


def _spread(history: History, grown: _Growth, pooled: _Pooled) -> Floats:
    prior, phi, theta, years = pooled.prior, pooled.phi, pooled.theta, pooled.years
    usual = _usual_of_class(history, grown)
    count = grown.swings.shape[1]
    held = np.minimum(np.abs(grown.swings), 3 * usual[:, None]) ** 2
    own = (held.sum(axis=1) + prior.own_years * usual**2) / (count + prior.own_years)
    # Noise of one year, then the wandering of the level, year upon year.
    wandering = (own / (1 + theta**2))[:, None] * (1 + (years - 1) * (1 - theta) ** 2)
    drifting = (usual[:, None] * prior.drift * years) ** 2
    surprise = grown.classes[:, 1:] - phi * grown.classes[:, :-1]
    nation = ((surprise**2).sum() + prior.nation_years * prior.nation**2) / (
        surprise.size + prior.nation_years
    )
    shared = nation * np.cumsum(np.cumsum(phi ** (years - 1)) ** 2)
    spread: Floats = np.sqrt(wandering + drifting + shared) * prior.widening
    return spread


def _usual_of_class(history: History, grown: _Growth) -> Floats:
    # The usual swing of a council's class, robustly: half the councils lie within.
    nation = _usual(grown.swings[grown.material])
    found = np.full(len(grown.swings), nation)
    for place in range(len(CLASSES)):
        mine = history.kinds == place
        swings = grown.swings[grown.material & mine]
        count = len(swings)
        found[mine] = np.sqrt(
            (count * _usual(swings) ** 2 + 20 * nation**2) / (count + 20)
        )
    return found


def _usual(swings: Floats) -> float:
    if len(swings) < 2:
        return 0.1
    low, high = np.percentile(swings, [25, 75])
    return max(float(high - low) / 1.349, 1e-3)
