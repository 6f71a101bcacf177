"""workings outlook-national: every English authority at once."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from workings.core.years import FinancialYear
from workings.outlook.command import OutlookCommand, a_number_of, a_year


class Command(OutlookCommand):
    """Every authority's outlook, on Dask; the same bytes as in one process."""

    help = "Work out every English authority's outlook, on several processes."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to draw, where to run, and where to write."""
        add = parser.add_argument
        add(
            "--base",
            type=a_year,
            default=FinancialYear(2016),
            metavar="YEAR",
            help="the year whose accounts they begin from (2016/17)",
        )
        years = partial(a_number_of, at_least=1, at_most=30)
        add("--years", type=years, default=15, metavar="N", help="how many years (15)")
        draws = partial(a_number_of, at_least=100, at_most=1_000_000)
        add("--draws", type=draws, default=1_000, metavar="N", help="draws (1000)")
        seed = partial(a_number_of, at_least=0, at_most=2**63)
        add("--seed", type=seed, default=1, metavar="N", help="of the draws (1)")
        workers = partial(a_number_of, at_least=0, at_most=256)
        add(
            "--workers",
            type=workers,
            default=2,
            metavar="N",
            help="worker processes on this machine; 0 is this process alone (2)",
        )
        add(
            "--scheduler",
            default="",
            metavar="ADDRESS",
            help="a Dask scheduler to use instead, such as tcp://10.0.0.5:8786",
        )
        add("--out", type=Path, metavar="FILE", help="write a Parquet file")
        add("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Gather, run, write, and say what came of it."""
        from workings.outlook import national
        from workings.outlook.queries import every_council

        councils, refused = every_council(options["base"], options["years"])
        found = national.run(
            councils,
            draws=options["draws"],
            seed=options["seed"],
            spread=national.Spread(options["workers"], options["scheduler"]),
            progress=_progress(len(councils)),
        )
        if options["out"]:
            national.write(found, options["out"])
        last = str(councils[0].years[-1])
        gaps = found.filter(
            (found["measure"] == "gap") & (found["year"] == last) & (found["p50"] > 0)
        )
        said = {
            "base": str(options["base"]),
            "price_base": "cash",
            "last": last,
            "authorities": len(councils),
            "with_a_gap": gaps.height,
            "refused": list(refused),
            "rows": found.height,
            "draws": options["draws"],
            "seed": options["seed"],
        }
        if options["json"]:
            self.print_json(said)
            return
        self.stdout.write(
            f"{len(councils)} authorities from {said['base']}, cash: "
            f"{gaps.height} have a gap in {last} in half of the draws or more."
        )
        for sentence in refused:
            self.stdout.write(sentence)
        if options["out"]:
            self.stdout.write(f"{found.height:,} rows written to {options['out']}.")


def _progress(whole: int) -> Any:
    # For a person who is watching; a log has no use for it.
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        if sys.stderr.isatty():
            end = "\n" if done >= whole else ""
            sys.stderr.write(f"\r{done} of {whole} authorities{end}")
            sys.stderr.flush()

    return more
