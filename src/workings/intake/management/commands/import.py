import json
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tabulate import tabulate

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.core.money import pounds
from workings.core.problems import HasProblems
from workings.ledger.command import a_day
from workings.ledger.words import Visibility
from workings.programme.queries import programme_named

if TYPE_CHECKING:
    from workings.intake.actions.importing import Imported, TrackerRead
    from workings.programme.models import Programme


class Command(BaseCommand):
    help = "Make drafts of what a savings tracker says anew (.xlsx, .xls, .ods, .csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the workbook")
        parser.add_argument(
            "--programme", required=True, metavar="P", help="its short name"
        )
        parser.add_argument(
            "--mapping", type=Path, metavar="M", help="which column is what (TOML)"
        )
        parser.add_argument(
            "--suggest", action="store_true", help="print a mapping, write nothing"
        )
        parser.add_argument(
            "--said", type=a_day, metavar="DATE", help="when it was said (today)"
        )
        parser.add_argument(
            "--author", default="", metavar="CODE", help="the body or post that says it"
        )
        parser.add_argument(
            "--visibility",
            choices=[str(word) for word in Visibility],
            default=str(Visibility.PUBLIC),
            help="who may see it once it is posted",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="account for it, write nothing"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.intake.actions.importing import mapping_file, read_tracker
        from workings.intake.progress import Bar
        from workings.intake.workbooks.mapping_file import mapping_text

        programme = programme_named(options["programme"])
        mapping = options["mapping"] and mapping_file(options["mapping"])
        with Bar() as bar:
            read = read_tracker(
                options["file"], programme=programme, mapping=mapping, progress=bar
            )
        if options["suggest"]:
            self.stdout.write(mapping_text(read.mapping), ending="")
            return
        if not options["json"]:
            self.print_account(read)
        elif read.problems:
            self.print_json(_told(read, None))
        if read.problems or options["dry_run"]:
            self.stop(read, as_json=options["json"])
            return
        imported = self.write(read, programme, options)
        if options["json"]:
            self.print_json(_told(read, imported))
        else:
            self.print_drafts(imported)

    def write(
        self, read: "TrackerRead", programme: "Programme", options: dict[str, Any]
    ) -> "Imported":
        from workings.intake.actions.importing import Heading, import_tracker
        from workings.intake.progress import Bar

        today = timezone.localdate()
        heading = Heading(
            DatedTo(options["said"] or today),
            options["author"],
            Visibility(options["visibility"]),
        )
        with Bar() as bar:
            bar(4, "writing drafts")
            return import_tracker(
                read, heading, programme=programme, by=COMMAND_LINE, on=today
            )

    def stop(self, read: "TrackerRead", *, as_json: bool) -> None:
        if read.problems:
            raise HasProblems(read.problems)
        if as_json:
            self.print_json(_told(read, None))
        else:
            self.stdout.write("Nothing was written.")

    def print_account(self, read: "TrackerRead") -> None:
        from workings.intake.workbooks.account import said_column

        rows: list[tuple[object, object]] = [("taken", read.account.taken)]
        rows += [(f"left out: {why}", n) for why, n in read.account.left_out().items()]
        self.stdout.write(tabulate(rows, ["rows", ""]) + "\n")
        sums = [
            (
                f"{column.sheet} {said_column(column)}".strip(),
                *map(pounds, (column.whole, column.taken, column.totals, column.left)),
            )
            for column in read.account.columns
            if column.whole or column.taken
        ]
        names = ["column", "adds up to", "taken", "totals", "with problems"]
        right = ["left", *["right"] * 4] if sums else None
        self.stdout.write(
            tabulate(sums, names, colalign=right, disable_numparse=True) + "\n"
        )
        for notice in read.notices:
            self.stdout.write(f"Note: {notice}.")
        if not read.problems:
            self.print_changes(read)

    def print_changes(self, read: "TrackerRead") -> None:
        said = read.brought
        lines = sum(len(each.lines) for each in said.said)
        self.stdout.write(
            f"{lines:,} amounts are new or changed, {said.unchanged:,} are as "
            f"recorded; {len(said.benefits):,} benefits are new."
        )

    def print_drafts(self, imported: "Imported") -> None:
        for draft in imported.drafts:
            self.stdout.write(
                f"Draft {draft.pk}: {draft.code}, {draft.lines:,} lines, waits to be "
                "proposed."
            )
        if not imported.drafts:
            self.stdout.write("Nothing changed, so no draft was made.")

    def print_json(self, value: object) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def _told(read: "TrackerRead", imported: "Imported | None") -> dict[str, object]:
    return {
        "file": read.workbook.file_name,
        "sha256": read.workbook.sha256,
        "taken": read.account.taken,
        "left_out": {why.name.lower(): n for why, n in read.account.left_out().items()},
        "columns": [
            {
                "sheet": column.sheet,
                "series": str(column.column.series),
                "year": str(column.column.year),
                "whole": pounds(column.whole),
                "taken": pounds(column.taken),
                "totals": pounds(column.totals),
                "left": pounds(column.left),
            }
            for column in read.account.columns
        ],
        "changed": sum(len(each.lines) for each in read.brought.said),
        "unchanged": read.brought.unchanged,
        "new_benefits": [benefit.code for benefit in read.brought.benefits],
        "problems": [
            {"where": problem.where, "what": problem.what, "mend": problem.mend}
            for problem in read.problems
        ],
        "notices": list(read.notices),
        "drafts": [
            {"draft": draft.pk, "statement": draft.code, "lines": draft.lines}
            for draft in (imported.drafts if imported else ())
        ],
        "document": imported.document if imported else "",
    }
