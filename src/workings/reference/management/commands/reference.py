"""workings reference: the official statistics held here, and adding to them."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tabulate import tabulate

from workings.access.permissions import COMMAND_LINE
from workings.core.money import pounds, spoken
from workings.core.problems import HasProblems

if TYPE_CHECKING:
    from workings.reference.actions import Added
    from workings.reference.authorities import Authority
    from workings.reference.queries import PublishedLine


class Command(BaseCommand):
    """List, show, add to and build the official statistics."""

    help = "Show official accounts and people, or add newer ones from a file."
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, and with what."""
        parser.add_argument(
            "what",
            metavar="ACTION",
            choices=["list", "show", "add", "build"],
            help="list, show, add or build",
        )
        parser.add_argument(
            "subject",
            metavar="SUBJECT",
            nargs="?",
            default="",
            help="the council to show, the file to add, the folder to build from",
        )
        parser.add_argument(
            "--check", action="store_true", help="say what would be added, add nothing"
        )
        parser.add_argument(
            "--year", type=int, help="the year of a population file that does not say"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Ask or add, and print."""
        if options["what"] != "list" and not options["subject"]:
            needed = {"show": "a COUNCIL", "add": "a FILE", "build": "a FOLDER"}
            message = f"reference {options['what']} needs {needed[options['what']]}"
            raise CommandError(message, returncode=2)
        act = {
            "list": self.list_held,
            "show": self.show_council,
            "add": self.add_file,
            "build": self.build,
        }
        act[options["what"]](options)

    def list_held(self, options: dict[str, Any]) -> None:
        """Print what is held, with sources."""
        from workings.reference.queries import accounts, held

        found, known = held(), accounts()
        if options["json"]:
            self.print_json(
                {
                    "held": [
                        {
                            "what": one.what,
                            "covers": one.covers,
                            "source": one.source,
                            "licence": one.licence,
                            "dated": one.dated,
                            "sha256": one.sha256,
                            "added": one.added,
                        }
                        for one in found
                    ],
                    "authorities": [
                        {
                            "code": one.code,
                            "ons": one.ons,
                            "name": one.name,
                            "class": one.kind,
                        }
                        for one in known.authorities
                    ],
                }
            )
            return
        for one in found:
            self.stdout.write(f"{one.what}, {one.covers}")
            word = "added" if one.added else "published"
            self.stdout.write(f"  {word} {one.dated}; {one.source}")
            self.stdout.write(f"  {one.licence}; sha256 {one.sha256}")
        years = f"{known.years[0]} to {known.years[-1]}"
        self.stdout.write(f"\n{len(known.authorities)} authorities, {years}.")

    def show_council(self, options: dict[str, Any]) -> None:
        """Print one authority's account, each line with its place."""
        from workings.reference.authorities import CLASSES, find
        from workings.reference.queries import accounts, lines_of

        one = find(options["subject"], accounts().authorities)
        lines = lines_of(one.code)
        if options["json"]:
            self.print_json(_council(one, lines))
            return
        kind = CLASSES.get(one.kind, "authority")
        self.stdout.write(
            f"{one.name} ({one.code}, {one.ons or 'no ONS code'}): {kind}"
        )
        if not lines:
            return
        last = lines[-1].year
        self.stdout.write(f"The account of {last}, cash, as published:\n")
        rows = [
            (
                line.label,
                spoken(line.pence),
                line.placing.place.replace("_", " "),
                line.placing.item,
            )
            for line in lines
            if line.year == last
        ]
        headers = ["line", "amount", "place", "part of"]
        right = ["left", "right", "left", "left"]
        self.stdout.write(
            tabulate(rows, headers, colalign=right, disable_numparse=True)
        )

    def add_file(self, options: dict[str, Any]) -> None:
        """Add a file, or say what it would add."""
        from workings.reference import actions

        file = Path(options["subject"])
        try:
            if options["check"]:
                added = actions.look(file, year=options["year"])
            else:
                added = actions.add_file(file, by=COMMAND_LINE, year=options["year"])
        except HasProblems as found:
            if options["json"]:
                listed = [
                    {"where": one.where, "what": one.what, "mend": one.mend}
                    for one in found.problems
                ]
                self.print_json({"ok": False, "problems": listed})
            raise
        if options["json"]:
            self.print_json({"ok": True, "problems": [], **_shape(added)})
            return
        for note in added.notes:
            self.stdout.write(f"Note: {note}")
        unit = (
            f"{added.counts} counts of people"
            if added.counts
            else (f"{added.lines:,} lines")
        )
        words = f"{added.what}: {unit} of {added.authorities} authorities"
        if added.already:
            words += ", added before: nothing changed."
        elif options["check"]:
            words += " would be added; nothing was written."
        else:
            words += " added, and used from now on."
        self.stdout.write(words)

    def build(self, options: dict[str, Any]) -> None:
        """Make the packaged tables again from the published files."""
        from workings.reference.packaging import PACKAGED, build

        made = build(Path(options["subject"]), PACKAGED)
        if options["json"]:
            self.print_json(made)
            return
        self.stdout.write(tabulate(made.items(), ["table", "rows"]))

    def print_json(self, value: object) -> None:
        """Print a value as JSON; amounts are decimal strings in pounds."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def _council(one: "Authority", lines: Iterable["PublishedLine"]) -> dict[str, object]:
    return {
        "council": one.name,
        "code": one.code,
        "ons": one.ons,
        "class": one.kind,
        "price_base": "cash",
        "lines": [
            {
                "year": str(line.year),
                "label": line.label,
                "amount": pounds(line.pence),
                "place": line.placing.place,
                "item": line.placing.item,
                "basis": line.basis,
            }
            for line in lines
        ],
    }


def _shape(added: "Added") -> dict[str, object]:
    return {
        "what": added.what,
        "covers": added.covers,
        "authorities": added.authorities,
        "lines": added.lines,
        "counts": added.counts,
        "notes": list(added.notes),
        "already": added.already,
    }
