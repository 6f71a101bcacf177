import json
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tabulate import tabulate

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.ledger.command import a_day
from workings.programme.queries import programme_named

if TYPE_CHECKING:
    from workings.intake.actions.readings import Brought


class Command(BaseCommand):
    help = "Add the readings of measures from a sheet (.xlsx, .xls, .ods, .csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("file", metavar="FILE", type=Path, help="the sheet")
        add("--programme", required=True, metavar="P", help="its short name")
        add("--measure", default="", metavar="M", help="the one measure that is wanted")
        add("--said", type=a_day, metavar="DATE", help="when it was said (today)")
        add("--source", default="", metavar="S", help="who says it (the file itself)")
        add(
            "--fractions",
            choices=["yes", "no"],
            default="ask",
            help="whether 0.925 means 92.5 per cent (asked where it may)",
        )
        add("--dry-run", action="store_true", help="account for it, write nothing")
        add("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.intake.actions.readings import bring_readings, read_readings
        from workings.intake.workbooks.reading_cells import Fractions

        programme = programme_named(options["programme"])
        read = read_readings(
            options["file"],
            programme=programme,
            said=DatedTo(options["said"] or timezone.localdate()),
            measure=options["measure"],
            source=options["source"],
            fractions=Fractions(options["fractions"]),
        )
        added = 0
        if not read.problems and not options["dry_run"]:
            added = bring_readings(read, programme=programme, by=COMMAND_LINE)
        if options["json"]:
            shape = json.dumps(_told(read, added), ensure_ascii=False, indent=2)
            self.stdout.write(shape)
        else:
            self.print_account(read)
        if read.problems:
            raise HasProblems(read.problems)
        if not options["json"]:
            written = "Nothing was written." if not added else f"{added:,} were added."
            self.stdout.write(written)

    def print_account(self, read: "Brought") -> None:
        rows: list[tuple[str, int]] = [("taken", read.account.taken)]
        rows += [(f"left out: {why}", n) for why, n in read.account.left_out.items()]
        self.stdout.write(tabulate(rows, ["rows", ""]) + "\n")
        for notice in read.account.notices:
            self.stdout.write(f"Note: {notice}.")
        self.stdout.write(
            f"{len(read.new) - read.revised:,} readings are new, {read.revised:,} "
            f"revise another, {read.unchanged:,} are as recorded."
        )


def _told(read: "Brought", added: int) -> dict[str, object]:
    account = read.account
    return {
        "file": read.workbook.file_name,
        "sha256": read.workbook.sha256,
        "rows": account.rows,
        "taken": account.taken,
        "left_out": {why.name.lower(): n for why, n in account.left_out.items()},
        "new": len(read.new) - read.revised,
        "revised": read.revised,
        "unchanged": read.unchanged,
        "added": added,
        "problems": [
            {"where": problem.where, "what": problem.what, "mend": problem.mend}
            for problem in read.problems
        ],
        "notices": list(account.notices),
    }
