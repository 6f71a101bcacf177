"""What draws say, each number with its Monte Carlo error.

The error is how far the number may be off because so many draws were made and no
more. It says nothing of whether the inputs are right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


class NotDrawn(ValueError):
    """Draws that nothing can be said from: none, one, or not numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Numbers of the same shape as their standard errors."""

    values: Floats
    errors: Floats


def mean(draws: ArrayLike, *, name: str = "draws") -> Estimates:
    """This function will estimate expected values.

    ``draws`` has shape (n_draws, ...); the result has the rest of it. The error is
    the standard deviation over the root of the number of draws. Raises
    :class:`NotDrawn`, with the ``name`` of what was drawn.
    """
    array = _drawn(draws, name)
    errors = array.std(axis=0, ddof=1) / np.sqrt(len(array))
    return Estimates(array.mean(axis=0), errors)


def chance(happened: ArrayLike, *, name: str = "draws") -> Estimates:
    """This function will estimate the chance of an event.

    ``happened`` is true or false, of shape (n_draws, ...). The error is that of
    Agresti and Coull (1998), which is not 0 where it happened always or never.
    """
    array = _drawn(happened, name)
    count = len(array)
    share = (array.sum(axis=0) + 2) / (count + 4)
    return Estimates(array.mean(axis=0), np.sqrt(share * (1 - share) / (count + 4)))


def quantiles(
    draws: ArrayLike, probabilities: Sequence[float], *, name: str = "draws"
) -> Estimates:
    """This function will estimate quantiles, of whatever distribution.

    ``draws`` has shape (n_draws, ...); the result (n_probabilities, ...). The number
    of draws below a quantile is binomial, so that the order statistics one standard
    deviation of it to either side bracket the quantile as one standard error does
    (Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2). The error
    is half their distance; it supposes no shape. Raises :class:`NotDrawn`, and
    :class:`ValueError` for a probability outside 0 to 1.
    """
    array = _drawn(draws, name)
    levels = np.asarray(probabilities, dtype=np.float64)
    if levels.ndim != 1 or not ((levels > 0) & (levels < 1)).all():
        message = f"probabilities lie between 0 and 1, not {list(probabilities)}"
        raise ValueError(message)
    count = len(array)
    spread = np.sqrt(levels * (1 - levels) / count)
    low = np.floor((levels - spread) * count).astype(int).clip(0, count - 1)
    high = np.ceil((levels + spread) * count).astype(int).clip(0, count - 1)
    # numpy's own default: between the two order statistics next to the place.
    places = levels * (count - 1)
    wanted = (low, high, np.floor(places).astype(int), np.ceil(places).astype(int))
    least, most, below, above = _ordered(array, wanted)
    part = (places - wanted[2]).reshape(-1, *[1] * (array.ndim - 1))
    between = below + part * (above - below)
    # Rounding must not carry the interpolation beyond its neighbours.
    return Estimates(between.clip(below, above), (most - least) / 2)


def _ordered(array: Floats, wanted: Sequence[NDArray[np.int_]]) -> Floats:
    """The order statistics at these places, (n_wanted, n_probabilities, ...)."""
    lanes = np.moveaxis(array, 0, -1)
    flat = np.ascontiguousarray(lanes).reshape(-1, len(array))
    if len(array) > 4 * _SAMPLE:
        found = np.array([_by_bands(drawn, wanted) for drawn in flat])
    else:
        found = np.sort(flat, axis=-1)[:, np.array(wanted)]
    shaped = found.reshape(*lanes.shape[:-1], len(wanted), len(wanted[0]))
    moved: Floats = np.moveaxis(shaped, (-2, -1), (0, 1))
    return moved


_SAMPLE = 8192


def _by_bands(drawn: Floats, wanted: Sequence[NDArray[np.int_]]) -> Floats:
    sample = np.sort(drawn[:_SAMPLE])
    levels = np.array(wanted).T
    return np.array([_within(drawn, sample, places) for places in levels]).T


def _within(drawn: Floats, sample: Floats, places: NDArray[np.int_]) -> Floats:
    # Places that lie close together are found in a narrow band, which the first draws
    # tell: to sort a few per cent of them is much faster than all. Where the band
    # misses (five standard errors, or draws that are in some order), all are sorted.
    first, last = places.min() / len(drawn), places.max() / len(drawn)
    least = int((first - 5 * np.sqrt(first * (1 - first) / _SAMPLE)) * _SAMPLE)
    most = int((last + 5 * np.sqrt(last * (1 - last) / _SAMPLE)) * _SAMPLE) + 1
    if least >= 0 and most < _SAMPLE:
        inside = drawn >= sample[least]
        below = len(drawn) - int(np.count_nonzero(inside))
        inside &= drawn <= sample[most]
        band = np.compress(inside, drawn)
        if below <= places.min() and places.max() < below + len(band):
            ordered: Floats = np.sort(band)[places - below]
            return ordered
    everything: Floats = np.sort(drawn)[places]
    return everything


def _drawn(draws: ArrayLike, name: str) -> Floats:
    array = np.asarray(draws, dtype=np.float64)
    if array.ndim == 0 or len(array) < 2:
        raise NotDrawn(f"{name}: two draws or more are needed")
    if not np.isfinite(array).all():
        raise NotDrawn(f"{name}: some draws are not numbers")
    return array
