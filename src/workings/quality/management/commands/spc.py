"""workings spc: control charts of any CSV file, for any analyst."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser
from tabulate import tabulate

from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.quality.dating import NotDated, dated
from workings.quality.words import Improves, TwoOfThree

if TYPE_CHECKING:
    from workings.quality.spc import Charted, Options, Point

MOST_NOTES = 20


class NotRead(Refusal):
    """The file cannot be opened."""


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
        try:
            found = _charted(options)
        except NotCharted as problems:
            if options["json"]:
                self._print({"ok": False, "problems": _told(problems.problems)})
            raise
        if options["json"]:
            self._print([_shape(one) for one in found])
            return
        for one in found:
            self._print_chart(one)
        self._print_notes([note for one in found for note in one.notes])

    def _print_chart(self, one: "Charted") -> None:
        title = f"{one.series}: " if one.series else ""
        self.stdout.write(f"{title}{_sentence(one)}\n")
        rows = [
            (
                point.period,
                point.mark if point.value is None else _plain(point.value),
                _plain(point.mean),
                _plain(point.lower),
                _plain(point.upper),
                point.kind.label if point.rules else "",
                "; ".join(rule.label for rule in point.rules),
            )
            for point in one.points
        ]
        headings = ["period", "value", "mean", "lower", "upper", "says", "because"]
        align = ["left", *["right"] * 4, "left", "left"]
        table = tabulate(
            rows, headings, "simple", colalign=align, disable_numparse=True
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
    from workings.quality.series_file import Columns, read_series
    from workings.quality.spc import chart_series, too_large

    file = options["file"]
    columns = Columns(options["date"], options["value"], options["series"])
    read = read_series(file.name, _content(file), columns)
    problems = read.problems or (*too_large(file.name, columns.value, read.series),)
    if problems:
        raise NotCharted(problems)
    return chart_series(read.series, _options(options))


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
    )


def _sentence(one: "Charted") -> str:
    latest = one.latest
    if latest is None:
        return "no value in any period."
    said = latest.kind.label
    if latest.rules:
        said += f" ({latest.rules[0].label})"
    assured = f" The process {one.assurance.label}." if one.assurance else ""
    if assured and latest.upper is None:
        assured = " There are no limits, so nothing can be said of the target."
    return f"the latest point, {latest.period}, says {said}.{assured}"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _shape(one: "Charted") -> dict[str, object]:
    return {
        "series": one.series,
        "assurance": one.assurance,
        "points": [_point(point) for point in one.points],
        "notes": _told(one.notes),
    }


def _point(point: "Point") -> dict[str, object]:
    return {
        "period": point.period,
        "value": point.value,
        "mean": point.mean,
        "lower": point.lower,
        "upper": point.upper,
        "rules": list(point.rules),
        "kind": point.kind,
        "mark": point.mark or None,
    }


def _told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [
        {"where": item.where, "what": item.what, "mend": item.mend} for item in problems
    ]


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
