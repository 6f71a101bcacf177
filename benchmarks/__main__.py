"""python -m benchmarks [--quick] [--engine NAME] [--only PART]: measure, print, and
write it down.
"""

import argparse
import os

from benchmarks import appraising, charting, foreseeing, intake, ledger, report
from benchmarks.engines import ENGINES
from benchmarks.web import measuring as web

PARTS = {"ledger": ledger, "intake": intake, "web": web}
"""Each measures on an engine, and tells what it found in a line and in a table."""

NO_RECORD = {"appraisal": appraising, "outlook": foreseeing, "quality": charting}
"""These need no record, and no engine."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a small record, to see that all of it runs; nothing is written",
    )
    parser.add_argument("--engine", choices=ENGINES, help="this engine alone")
    parser.add_argument("--only", choices=(*PARTS, *NO_RECORD), help="this part alone")
    options = parser.parse_args()
    for name, part in PARTS.items():
        if options.only not in (None, name):
            continue
        results = []
        for engine in [options.engine] if options.engine else ENGINES:
            for result in part.measure(engine, quick=options.quick):
                results.append(result)
                print(part.line(result), flush=True)
        if not options.quick and not options.engine:
            report.write(name, part.told(results, cores=os.cpu_count() or 1))
    for name, alone in NO_RECORD.items():
        if options.only in (None, name) and not options.engine:
            alone.run(quick=options.quick)


if __name__ == "__main__":
    main()
