"""workings spc: control charts of any CSV file, for any analyst."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser
from tabulate import tabulate

from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.quality.dating import NotDated, dated
from workings.quality.words import Counted, Improves, TwoOfThree

if TYPE_CHECKING:
    from workings.quality.spc import Charted, Options

MOST_NOTES = 20


class NotRead(Refusal):
    """The file cannot be opened."""


class WrongChart(Refusal):
    """Counts need a denominator, and a denominator needs counts."""

    returncode = 2

    def __init__(self) -> None:
        super().__init__(
            "--chart p and --chart u count values of a --denominator: give both, or "
            "neither."
        )


class NotCharted(HasProblems):
    """No chart was drawn because of the problems it carries."""

    outcome = "no chart was drawn"


class Command(BaseCommand):
    """Reads a file, charts its series, prints them. Needs no record."""

    help = "Chart the series of a CSV file as Making Data Count does."
    needs_database = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its columns, and how to chart."""
        add = parser.add_argument
        add("file", metavar="FILE", type=Path, help="a CSV file with a heading row")
        add("--date", required=True, metavar="COLUMN", help="the periods")
        add("--value", required=True, metavar="COLUMN", help="the values")
        add("--series", metavar="COLUMN", help="what tells series apart")
        add(
            "--improves",
            choices=[word.value for word in Improves],
            default=Improves.UP.value,
            help="which way is better (up)",
        )
        add("--target", type=_number, metavar="T", help="the value to reach")
        add(
            "--rebase",
            type=_days,
            default=(),
            metavar="D1,D2",
            help="begin a new mean and new limits on these days",
        )
        add(
            "--baseline",
            type=_count,
            metavar="N",
            help="reckon limits from the first N points (all)",
        )
        add(
            "--chart",
            choices=["xmr", *(word.value for word in Counted)],
            default="xmr",
            help="plain values (xmr, the default), or counts of a denominator (p, u)",
        )
        add("--denominator", metavar="COLUMN", help="of how many values are counts")
        add(
            "--no-laney",
            action="store_true",
            help="limits of p and u from counting alone",
        )
        add("--runs", action="store_true", help="add the tests of a run chart")
        add(
            "--suggest-rebases",
            action="store_true",
            help="name periods that may begin a new level",
        )
        add(
            "--no-screen",
            action="store_true",
            help="keep moving ranges that are far out",
        )
        add(
            "--two-of-three",
            choices=[word.value for word in TwoOfThree],
            default=TwoOfThree.BETWEEN.value,
            help="which points count as near a limit (between)",
        )
        add("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Read, chart, and print."""
        # Imported here: `workings --help` imports every command, and need not wait
        # for numpy.
        from workings.quality.telling import alarms_in_words, shape, told

        try:
            found = _charted(options)
        except NotCharted as problems:
            if options["json"]:
                self._print({"ok": False, "problems": told(problems.problems)})
            raise
        if options["json"]:
            runs, suggest = options["runs"], options["suggest_rebases"]
            self._print([shape(one, runs=runs, suggest=suggest) for one in found])
            return
        for one in found:
            self._print_chart(one, options)
        self._print_notes([note for one in found for note in one.notes])
        self.stderr.write(f"note: {alarms_in_words(found)}")

    def _print_chart(self, one: "Charted", options: dict[str, Any]) -> None:
        from workings.quality import telling

        title = f"{one.series}: " if one.series else ""
        self.stdout.write(f"{title}{telling.sentence(one)}\n")
        if options["runs"]:
            self.stdout.write(f"{telling.runs_in_words(one)}\n")
        if options["suggest_rebases"]:
            self.stdout.write(f"{telling.suggestions_in_words(one)}\n")
        headings = ["period", "value", "mean", "lower", "upper", "says", "because"]
        table = tabulate(
            telling.rows(one),
            headings,
            "simple",
            colalign=["left", *["right"] * 4, "left", "left"],
            disable_numparse=True,
        )
        self.stdout.write(f"{table}\n")

    def _print_notes(self, notes: list[Problem]) -> None:
        for note in notes[:MOST_NOTES]:
            self.stderr.write(f"note: {note}")
        if len(notes) > MOST_NOTES:
            more = len(notes) - MOST_NOTES
            self.stderr.write(f"note: and {more} more; --json has them all.")

    def _print(self, value: object) -> None:
        self.stdout.write(
            json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
        )


def _charted(options: dict[str, Any]) -> "tuple[Charted, ...]":
    from workings.quality.notes import not_chartable, notes_on
    from workings.quality.series_file import Columns, read_series
    from workings.quality.spc import chart_series

    file, how = options["file"], _options(options)
    columns = Columns(
        options["date"], options["value"], options["series"], options["denominator"]
    )
    if (how.counted is None) != (columns.denominator is None):
        raise WrongChart
    read = read_series(file.name, _content(file), columns)
    problems = read.problems or tuple(
        not_chartable(file.name, columns, read.series, how.counted)
    )
    if problems:
        raise NotCharted(problems)
    return tuple(
        replace(charted, notes=tuple(notes_on(one, charted, how)))
        for one, charted in zip(
            read.series, chart_series(read.series, how), strict=True
        )
    )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise NotRead(f"There is no file {file}. Check its name and folder.") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise NotRead(f"{file} was not read: {reason}.") from None


def _options(options: dict[str, Any]) -> "Options":
    from workings.quality.spc import Options

    return Options(
        improves=Improves(options["improves"]),
        target=options["target"],
        rebases=options["rebase"],
        baseline=options["baseline"],
        screened=not options["no_screen"],
        two_of_three=TwoOfThree(options["two_of_three"]),
        counted=None if options["chart"] == "xmr" else Counted(options["chart"]),
        corrected=not options["no_laney"],
    )


def _number(text: str) -> float:
    from workings.quality.stated import NotStated, stated

    try:
        found = stated(text).value
    except NotStated:
        found = None
    if found is None:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number such as 92.5')
    return found


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 2:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 2 up')
    return int(text)


def _days(text: str) -> tuple[Any, ...]:
    try:
        return tuple(dated(part).first for part in text.split(","))
    except NotDated as error:
        raise argparse.ArgumentTypeError(
            f"{error}: write days such as 2016-04-01, with commas between"
        ) from None
