"""Series cut where they are rebased, so that nothing is reckoned across a cut.

Every array here is ``(n_series, n_points)``, NaN where there is no value. Its
segments are ``(n_segments, n_longest)``, filled up with NaN at their ends: one row
for each run of points between two rebases.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Signs = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]

S = TypeVar("S", bound=np.generic)

LARGEST = 1e250
"""Ranges of larger values, and sums of those, would leave the range of a float."""


class NotASeries(ValueError):
    """An array that should hold series of values does not."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments' values, and the way back: each point's segment and place in it."""

    values: Floats
    segment: Places
    place: Places

    def back(self, found: npt.NDArray[S]) -> npt.NDArray[S]:
        """This function will lay what was found for segments out as the series were.

        ``found`` is ``(n_segments, n_longest)``, or ``(n_segments, 1)`` for one
        value a segment.
        """
        place = self.place if found.shape[1] != 1 else np.zeros_like(self.place)
        laid: npt.NDArray[S] = found[self.segment, place]
        return laid


def cut(values: npt.ArrayLike, rebased: npt.ArrayLike | None = None) -> Segments:
    """This function will cut series at the points where ``rebased`` is true.

    ``values`` is ``(n_series, n_points)``, in order of time, NaN where there is no
    value; ``rebased`` is of the same shape. Raises :class:`NotASeries` for another
    shape, for infinities and for values beyond :data:`LARGEST`.
    """
    series = _series(values)
    starts = np.zeros(series.shape, dtype=np.bool_)
    if rebased is not None:
        starts |= np.asarray(rebased, dtype=np.bool_)
    starts[:, :1] = True
    count = starts.size
    segment = np.cumsum(starts.ravel(), dtype=np.intp) - 1
    firsts = np.flatnonzero(starts)
    place = np.arange(count) - firsts[segment]
    longest = int(place.max()) + 1 if count else 1
    rows = np.full((len(firsts), longest), np.nan)
    rows[segment, place] = series.ravel()
    return Segments(rows, segment.reshape(series.shape), place.reshape(series.shape))


def _series(values: npt.ArrayLike) -> Floats:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 2:
        raise NotASeries(f"series are (n_series, n_points), not {series.shape}")
    # NaN passes both: it stands for a value that is not there.
    if np.any(np.abs(series) > LARGEST):
        raise NotASeries(f"a value is infinite, or larger than {LARGEST:g}")
    return series


def mean(values: Floats) -> Floats:
    """This function will return the mean of each row's values, ``(n_rows, 1)``.

    NaNs are left out; a row of nothing else has the mean NaN. It is taken as R
    takes it: one value after the other, in the longest float of the machine, and
    then once more over what is left, so that fifteen times 0.1 has the mean 0.1 and
    no point is above it.
    """
    absent = np.isnan(values)
    count = (~absent).sum(axis=1, keepdims=True).astype(np.longdouble)
    count[count == 0] = np.nan
    wide = values.astype(np.longdouble)
    wide[absent] = 0
    first = _total(wide) / count
    wide -= first
    wide[absent] = 0
    return np.asarray(first + _total(wide) / count, dtype=np.float64)


def _total(wide: npt.NDArray[np.longdouble]) -> npt.NDArray[np.longdouble]:
    # Not numpy's sum, which adds in pairs: the last bit can then be another.
    if wide.shape[1] == 0:
        return np.zeros((len(wide), 1), dtype=np.longdouble)
    return np.add.accumulate(wide, axis=1)[:, -1:]
