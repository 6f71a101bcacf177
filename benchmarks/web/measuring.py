"""Every page measured, and many readers borne, on a server of the record."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from benchmarks.engines import engine
from benchmarks.report import verdict
from benchmarks.web.load import Load
from benchmarks.web.pages import FIRST, KEPT, UNCHANGED, Cost
from benchmarks.web.served import ROOT, serving

Result = tuple[str, Cost | Load]
"""The engine, and what a page or a crowd of readers came to on it."""

WORKERS, SECONDS = 4, 30
QUICK_WORKERS, QUICK_SECONDS = 2, 2


def measure(name: str, *, quick: bool) -> Iterator[Result]:
    """This function will load the record, measure every page, and bear the load."""
    with engine(name) as environ:
        print(f"{name}: loading One Barnet ...", file=sys.stderr, flush=True)
        _python(environ, "workings", "demo", "--no-serve")
        with serving(environ, workers=1) as host:
            size = "quick" if quick else "whole"
            for cost in json.loads(
                _python(environ, "benchmarks.web.pages", host, size)
            ):
                yield name, Cost(**cost)
        workers = QUICK_WORKERS if quick else WORKERS
        with serving(environ, workers) as host:
            crowd = (str(workers), str(QUICK_SECONDS if quick else SECONDS))
            borne = _python(environ, "benchmarks.web.load", host, *crowd)
            yield name, Load(**json.loads(borne))


def line(result: Result) -> str:
    """This function will write a result for whoever is watching."""
    engine, found = result
    if isinstance(found, Load):
        return f"{engine:10} {_crowd(found)}"
    return (
        f"{engine:10} {found.address:56} changed {found.changed:5.1f} times, "
        f"first {found.first:5.1f}, kept {found.kept:4.2f}, "
        f"unchanged {found.unchanged:4.2f}: {_verdict(found)}"
    )


def told(results: Sequence[Result], *, cores: int) -> list[str]:
    """This function will write the results for their page."""
    pages = [
        f"| `{cost.address}` | {engine} | {cost.changed:.1f} | {cost.first:.1f} "
        f"| {cost.seconds * 1e3:.1f} | {cost.kept:.2f} | {cost.unchanged:.2f} "
        f"| {_verdict(cost)} |"
        for engine, cost in results
        if isinstance(cost, Cost)
    ]
    crowds = [
        f"- On {engine}: {_crowd(found)}."
        for engine, found in results
        if isinstance(found, Load)
    ]
    return [
        f"On {cores} cores; the aims are {FIRST}, {KEPT} and {UNCHANGED} times.",
        "",
        "| page | on | after a change | first | milliseconds | kept | unchanged | |",
        "|---|---|--:|--:|--:|--:|--:|---|",
        *pages,
        "",
        *crowds,
    ]


def _crowd(found: Load) -> str:
    rate = found.answers / found.seconds
    half, most = found.median * 1e3, found.slowest * 1e3
    return (
        f"{found.readers} readers of {found.workers} workers for {found.seconds:g} s: "
        f"{found.answers:,} answers ({rate:,.0f} a second), {found.errors} errors, "
        f"half of them within {half:.0f} ms, 99 of 100 within {most:.0f} ms"
    )


def _verdict(cost: Cost) -> str:
    aims = {
        "first": verdict(cost.first, FIRST),
        "kept": verdict(cost.kept, KEPT),
        "unchanged": verdict(cost.unchanged, UNCHANGED),
    }
    missed = [f"{name} {said}" for name, said in aims.items() if said != "met"]
    return "; ".join(missed) or "met"


def _python(environ: dict[str, str], module: str, *arguments: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return finished.stdout
