"""Benchmarks that need no record: each measured in turn, and written into its table."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from benchmarks import report
from benchmarks.timing import Measured, Subject, measured, peak_mb

Row = tuple[str, ...]


class Subjects(Protocol):
    """What is measured, in small where quick."""

    def __call__(self, *, quick: bool) -> tuple[Subject, ...]: ...


@dataclass(frozen=True, slots=True)
class Alone:
    """A part of the page, the module that measures it, and what it measures."""

    part: str
    module: str
    memory_aim: int
    subjects: Subjects


def main(of: Alone) -> None:
    """This function will run a module of benchmarks by itself."""
    parser = argparse.ArgumentParser(prog=of.module)
    parser.add_argument("--quick", action="store_true", help="small; writes nothing")
    parser.add_argument("--peak", metavar="SUBJECT", help="its memory alone")
    # What is for the record alone may be given too.
    options, _ = parser.parse_known_args()
    if options.peak:
        every = of.subjects(quick=options.quick)
        print(peak_mb(next(one for one in every if one.name == options.peak)))
        return
    measure(of, quick=options.quick)


def measure(of: Alone, *, quick: bool) -> None:
    """This function will measure, print, and where it is not quick write it down."""
    rows = []
    for subject in of.subjects(quick=quick):
        found = measured(subject, quick=quick)
        row = _cells(of, found, _peak(of, subject.name, quick=quick))
        rows.append(row)
        told = f"{row[1]} times, {row[4]} s for {row[5]} s, {row[6]} MB"
        print(f"{row[0]:54} {told}", flush=True)
    if not quick:
        report.write(of.part, table(rows))


def table(rows: Sequence[Row]) -> list[str]:
    """This function will lay the results out as their page has them."""
    return [
        f"On {os.cpu_count()} cores, with numpy {np.__version__}.",
        "",
        "| what | times its yardstick | aim | | seconds | yardstick | MB |",
        "|---|--:|--:|---|--:|--:|--:|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _peak(of: Alone, name: str, *, quick: bool) -> float:
    asked = [sys.executable, "-m", of.module, "--peak", name]
    asked += ["--quick"] if quick else []
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    return float(told.stdout)


def _cells(of: Alone, found: Measured, peak: float) -> Row:
    met = found.aim is None or found.ratio <= found.aim
    verdict = "met" if met and peak <= of.memory_aim else "missed"
    return (
        found.subject,
        f"{found.ratio:.2f}" if found.ratio >= 0.1 else f"{found.ratio:.2g}",
        f"{found.aim:g}" if found.aim else "",
        verdict,
        f"{found.work:.3f}",
        f"{found.yardstick:.3f}",
        f"{peak:.0f}",
    )
