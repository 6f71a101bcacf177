"""Results as a line to watch, and as a table to keep."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"
BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"
MEMORY_AIM = 300


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
        if self.aim is None:
            return "no aim"
        if self.ratio <= self.aim:
            return "met"
        return f"missed by {self.ratio / self.aim - 1:.0%}"


def line(result: Result) -> str:
    """This function will write a result for whoever is watching."""
    aim = f"(aim {result.aim:g})" if result.aim else ""
    return (
        f"{result.engine:16} {result.subject:36} {result.ratio:6.2f} times {aim:8} "
        f"{result.work:7.3f} s for {result.yardstick:7.3f} s, "
        f"{result.peak_mb:4.0f} MB: {result.verdict}"
    )


def write(results: Sequence[Result], *, cores: int) -> None:
    """This function will put the results into their page, between its marks."""
    engines = " and ".join(dict.fromkeys(result.engine for result in results))
    text = "\n".join(
        [
            BEGIN,
            f"{results[0].lines:,} lines, on {cores} cores, with {engines}.",
            "",
            *_table(results),
            END,
        ]
    )
    page = PAGE.read_text()
    between = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
    PAGE.write_text(between.sub(lambda _: text, page))


def _table(results: Sequence[Result]) -> list[str]:
    heading = "| what | on | times its yardstick | aim | | seconds | yardstick | MB |"
    rows = [
        f"| {result.subject} | {result.engine} | {result.ratio:.2f} "
        f"| {f'{result.aim:g}' if result.aim else ''} | {result.verdict} "
        f"| {result.work:.3f} | {result.yardstick:.3f} | {result.peak_mb:.0f} |"
        for result in results
    ]
    return [heading, "|---|---|--:|--:|---|--:|--:|--:|", *rows]
