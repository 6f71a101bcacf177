"""What is asked of a million lines, beside a yardstick on the same data."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.engines import engine, run
from benchmarks.report import MEMORY_AIM, verdict


@dataclass(frozen=True, slots=True)
class Result:
    """What one subject came to on one engine: seconds, their ratio, megabytes."""

    subject: str
    engine: str
    lines: int
    work: float
    yardstick: float
    ratio: float
    aim: float | None
    peak_mb: float

    @property
    def verdict(self) -> str:
        if self.peak_mb > MEMORY_AIM:
            return f"too much memory by {self.peak_mb - MEMORY_AIM:.0f} MB"
        return verdict(self.ratio, self.aim)


def measure(name: str, *, quick: bool, part: str = "ledger") -> Iterator[Result]:
    """This function will build the record on an engine, and measure every subject of
    a part.
    """
    size = "quick" if quick else "whole"
    with engine(name) as environ:
        print(f"{name}: building the record ...", file=sys.stderr, flush=True)
        built = json.loads(run(environ, part, "build", size))
        names = json.loads(run(environ, part, "names", size))
        # Each in a process of its own, so that its memory is; all in one where quick.
        for together in [names] if quick else [[name] for name in names]:
            # Memory first: what is timed adds to the record.
            peaks = json.loads(run(environ, part, "memory", size, *together))
            timed = json.loads(run(environ, part, "time", size, *together))
            for measured, peak in zip(timed, peaks, strict=True):
                yield Result(
                    **measured,
                    engine=built["version"],
                    lines=built["lines"],
                    peak_mb=peak,
                )


def line(result: Result) -> str:
    """This function will write a result for whoever is watching."""
    aim = f"(aim {result.aim:g})" if result.aim else ""
    return (
        f"{result.engine:16} {result.subject:36} {result.ratio:6.2f} times {aim:8} "
        f"{result.work:7.3f} s for {result.yardstick:7.3f} s, "
        f"{result.peak_mb:4.0f} MB: {result.verdict}"
    )


def told(results: Sequence[Result], *, cores: int) -> list[str]:
    """This function will write the results for their page."""
    engines = " and ".join(dict.fromkeys(result.engine for result in results))
    heading = "| what | on | times its yardstick | aim | | seconds | yardstick | MB |"
    rows = [
        f"| {result.subject} | {result.engine} | {result.ratio:.2f} "
        f"| {f'{result.aim:g}' if result.aim else ''} | {result.verdict} "
        f"| {result.work:.3f} | {result.yardstick:.3f} | {result.peak_mb:.0f} |"
        for result in results
    ]
    return [
        f"{results[0].lines:,} lines, on {cores} cores, with {engines}.",
        "",
        heading,
        "|---|---|--:|--:|---|--:|--:|--:|",
        *rows,
    ]
