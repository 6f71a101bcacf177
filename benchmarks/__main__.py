"""python -m benchmarks [--quick] [--engine NAME]: measure, print, and write it down."""

import argparse
import json
import os
import sys
from collections.abc import Iterator

from benchmarks import report
from benchmarks.engines import ENGINES, engine, run
from benchmarks.report import Result


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a small record, to see that all of it runs; nothing is written",
    )
    parser.add_argument("--engine", choices=ENGINES, help="this engine alone")
    options = parser.parse_args()
    size = "quick" if options.quick else "whole"
    results = []
    for name in [options.engine] if options.engine else ENGINES:
        for result in measure(name, size):
            results.append(result)
            print(report.line(result), flush=True)
    if not options.quick and not options.engine:
        report.write(results, cores=os.cpu_count() or 1)


def measure(name: str, size: str) -> Iterator[Result]:
    """This function will build the record on an engine, and measure every subject."""
    with engine(name) as environ:
        print(f"{name}: building the record ...", file=sys.stderr, flush=True)
        built = json.loads(run(environ, "build", size))
        for subject in json.loads(run(environ, "names", size)):
            measured = json.loads(run(environ, "time", subject, size))
            peak = json.loads(run(environ, "memory", subject, size))
            yield Result(
                **measured, engine=built["version"], lines=built["lines"], peak_mb=peak
            )


if __name__ == "__main__":
    main()
