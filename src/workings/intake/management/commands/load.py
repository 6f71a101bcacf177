import json
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from tabulate import tabulate

from workings.access.permissions import COMMAND_LINE
from workings.core.problems import HasProblems, Problem

if TYPE_CHECKING:
    from workings.intake.actions import Loaded


class Command(BaseCommand):
    help = (
        "Bring in a programme's record from its folder; a second time changes nothing."
    )
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", metavar="FOLDER", type=Path, help="the folder with record.toml"
        )
        parser.add_argument(
            "--check", action="store_true", help="say what is wrong, write nothing"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        act = self.check_folder if options["check"] else self.load_folder
        try:
            act(options["folder"], as_json=options["json"])
        except HasProblems as found:
            if options["json"] and not options["check"]:
                self.print_json(_findings(found.problems, {}))
            raise

    def check_folder(self, folder: Path, *, as_json: bool) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.intake.actions import check_folder

        checked = check_folder(folder)
        if as_json:
            self.print_json(_findings(checked.problems, checked.counts))
        if checked.problems:
            raise HasProblems(checked.problems)
        if not as_json:
            self.stdout.write(tabulate(checked.counts.items(), ["table", "rows"]))
            self.stdout.write(f"\n{folder}: no problems found, nothing was written.")

    def load_folder(self, folder: Path, *, as_json: bool) -> None:
        from workings.intake.actions import load_folder

        loaded = load_folder(folder, by=COMMAND_LINE)
        if as_json:
            self.print_json(
                {
                    "programme": loaded.programme,
                    "posted": loaded.posted,
                    "unchanged": loaded.unchanged,
                    "changed": loaded.changed,
                    "head_digest": loaded.head_digest,
                }
            )
        else:
            self.print_loaded(loaded)

    def print_loaded(self, loaded: "Loaded") -> None:
        rows = [
            (table, count, loaded.changed.get(table, 0) or "")
            for table, count in loaded.counts.items()
        ]
        self.stdout.write(tabulate(rows, ["table", "rows", "changed"]))
        posted = f"{len(loaded.posted)} statements posted"
        if not loaded.posted and not loaded.changed:
            posted = "nothing changed"
        before = f"{loaded.unchanged} were posted before"
        self.stdout.write(f"\n{loaded.programme}: {posted}, {before}.")
        self.stdout.write(f"Head digest: {loaded.head_digest}")

    def print_json(self, value: object) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def _findings(
    problems: Iterable[Problem], counts: Mapping[str, int]
) -> dict[str, object]:
    found = [
        {"where": problem.where, "what": problem.what, "mend": problem.mend}
        for problem in problems
    ]
    return {"ok": not found, "problems": found, "counts": dict(counts)}
