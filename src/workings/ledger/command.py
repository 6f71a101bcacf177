"""What the ledger's commands share: their arguments, and tables or JSON in print."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tabulate import tabulate

from workings.core.asat import AsAt
from workings.core.dates import NotADate, day
from workings.ledger.queries.heard import EVERYTHING, PUBLIC, Heard
from workings.programme.queries import programme_named


def a_day(text: str) -> date:
    """This function will read a date argument, or say in one line what is wrong."""
    try:
        return day(text)
    except NotADate as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class RecordCommand(BaseCommand):
    """A command that reads one programme's record and prints what it finds."""

    def add_arguments(self, parser: CommandParser) -> None:
        """The programme, and how to print."""
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        self.add_options(parser)
        parser.add_argument(
            "--everything",
            action="store_true",
            help="hear internal and exempt statements too (not for publication)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def add_options(self, parser: CommandParser) -> None:
        """The command's own arguments."""

    def heard(
        self, options: dict[str, Any], as_at: date, recorded_by: int | None = None
    ) -> Heard:
        """The statements that the question hears."""
        programme = programme_named(options["programme"])
        visible = EVERYTHING if options["everything"] else PUBLIC
        return Heard(programme.pk, AsAt(as_at, recorded_by), visible)

    def today(self) -> date:
        """The reader's day. Only commands and pages read the clock."""
        return timezone.localdate()

    def print_json(self, value: object) -> None:
        """Print a value as JSON, amounts as decimal strings in pounds."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

    def print_table(
        self,
        rows: Sequence[Sequence[object]],
        headings: Sequence[str],
        *,
        right: str = "",
    ) -> None:
        """Print rows as a plain table; ``right`` names the headings of numbers."""
        numbers = set(right.split(","))
        align = ["right" if name in numbers else "left" for name in headings]
        self.stdout.write(
            tabulate(
                [[str(cell) for cell in row] for row in rows],
                headers=headings,
                tablefmt="simple",
                colalign=align if rows else None,
                disable_numparse=True,
            )
        )


def add_as_at(parser: CommandParser, *, required: bool = True) -> None:
    """This function will add the date that the question is asked for."""
    parser.add_argument(
        "--as-at",
        type=a_day,
        required=required,
        metavar="DATE",
        help="what had been said by this day, such as 2013-08-31"
        + ("" if required else " (default: today)"),
    )


def add_recorded_by(parser: CommandParser) -> None:
    """This function will add the limit of what had been recorded here."""
    parser.add_argument(
        "--recorded-by",
        type=int,
        metavar="NUMBER",
        help="only statements recorded up to this number",
    )
