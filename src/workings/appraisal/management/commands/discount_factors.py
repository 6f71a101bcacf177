"""workings discount-factors: what a pound of each later year is worth now."""

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tabulate import tabulate

from workings.appraisal.discounting import FURTHEST, factors
from workings.appraisal.parameters import (
    SCHEDULES,
    said_vintages,
    schedule,
    vintages,
)


class Command(BaseCommand):
    """Discount factors of a schedule, year by year."""

    help = "Print the Green Book's discount factors, year by year."
    needs_database = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The schedule, the guidance's year, and the last year."""
        parser.add_argument(
            "--schedule", choices=SCHEDULES, default="standard", help="(standard)"
        )
        parser.add_argument(
            "--vintage",
            type=int,
            metavar="YEAR",
            help="as guidance had it in that year (the latest); held are "
            + ", ".join(map(str, vintages())),
        )
        parser.add_argument(
            "--to",
            type=_a_year,
            default=125,
            metavar="YEAR",
            help="the last year, counted from year 0 (125)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Work them out, and print."""
        asked = schedule(options["schedule"], options["vintage"])
        rows = [
            {"year": one.year, "rate": str(one.rate), "factor": one.written}
            for one in factors(asked, options["to"])
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=2))
            return
        self.stdout.write(
            tabulate(
                [list(row.values()) for row in rows],
                headers=["year", "rate", "factor"],
                disable_numparse=True,
                colalign=["right", "right", "left"],
            )
        )
        self.stdout.write(
            f"\nThe {asked.name} schedule of {asked.vintage}: {asked.source.title}.\n"
            f"{asked.source.address}\n{said_vintages()}."
        )


def _a_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= FURTHEST):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a whole number from 0 to {FURTHEST}'
        )
    return int(text)
