"""How long a thing takes beside its yardstick, and how much memory it needs."""

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing to measure, the yardstick beside it, and how many times it we aim at.

    ``prepare`` runs before each measurement, on no clock.
    """

    name: str
    work: Work
    yardstick: Work
    aim: float | None = None
    repeat: int = 7
    prepare: Work = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of alternating repetitions: seconds, and the ratio within each pair."""

    subject: str
    aim: float | None
    work: float
    yardstick: float
    ratio: float


def measured(subject: Subject, *, quick: bool = False) -> Measured:
    """This function will time a subject and its yardstick in turn, once where quick.

    One pair warms the caches. The ratio is the median of the pairs' ratios: a
    machine that slows down slows both of a pair.
    """
    _pair(subject)
    pairs = [_pair(subject) for _ in range(1 if quick else subject.repeat)]
    return Measured(
        subject.name,
        subject.aim,
        median(work for work, _ in pairs),
        median(yardstick for _, yardstick in pairs),
        median(work / yardstick for work, yardstick in pairs),
    )


def _pair(subject: Subject) -> tuple[float, float]:
    return _seconds(subject, subject.work), _seconds(subject, subject.yardstick)


def _seconds(subject: Subject, work: Work) -> float:
    subject.prepare()
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def peak_mb(subject: Subject) -> float:
    """This function will do the work once, and return the peak memory of this process,
    or of the largest that it ran.

    It counts all that the process ever held: ask a process that did nothing else.
    """
    subject.prepare()
    subject.work()
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whose) / 1024
