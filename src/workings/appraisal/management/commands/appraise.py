"""workings appraise: a case worked out from its file, with no record needed."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tabulate import tabulate

from workings.appraisal import shapes, words
from workings.appraisal.appraise import Appraisal, OptionWorth, appraise
from workings.appraisal.casefile import read_case
from workings.appraisal.report import SUFFIXES, as_file
from workings.appraisal.report.finance import NO_NUMBERS
from workings.core.problems import HasProblems
from workings.core.refusals import Refusal

LARGEST = 5_000_000


class CannotRead(Refusal):
    """The case file is not there, or is no text."""


class CannotWrite(Refusal):
    """A report cannot be written where it was asked for."""


class Command(BaseCommand):
    """Options compared: money, social value, and how sure they are."""

    help = "Work out an options appraisal from a case file."
    needs_database = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what to write."""
        parser.add_argument("file", metavar="FILE", type=Path, help="a case, in TOML")
        parser.add_argument(
            "--report",
            metavar="FILE",
            type=Path,
            action="append",
            default=[],
            help="write a committee report as .md or .docx; may be given again",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Read, work out, write the reports, and print."""
        for path in options["report"]:
            _check(path)
        try:
            found = appraise(read_case(_text(options["file"]), options["file"].name))
        except HasProblems as error:
            if options["json"]:
                self.print_json(_problems(error))
            raise
        for path in options["report"]:
            _write(found, path)
        if options["json"]:
            self.print_json(shapes.appraisal(found))
            return
        self.print_tables(found)
        for path in options["report"]:
            self.stdout.write(f"Report written to {path}.")

    def print_json(self, value: object) -> None:
        """Print a value as JSON."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

    def print_tables(self, found: Appraisal) -> None:
        """Print what a person would look for first."""
        case = found.case
        self.stdout.write(f"{case.title} ({case.stage.label})\n")
        if not found.options:
            self.stdout.write(NO_NUMBERS)
            return
        self.stdout.write(
            f"Real, {case.year_0} prices, {case.years[0]} to {case.years[-1]}, "
            f"discounted by {case.discounting.words}.\n"
        )
        headings = [
            "option",
            "benefits",
            "costs",
            "NPSV",
            "against BAU",
            "BCR",
            "net cost to council",
            "payback",
        ]
        rows = [_row(found, one) for one in found.options]
        align = ["left", *["right"] * 6, "left"]
        self.stdout.write(
            tabulate(rows, headings, colalign=align, disable_numparse=True) + "\n"
        )
        self.stdout.write(
            "NPSV is net present social value. The cost to the council is money, and "
            "the two are never added. BCR is\nbenefits over the "
            f"{case.denominator.label}, both against business as usual (BAU).\n"
        )
        if found.uncertainty is not None:
            self.stdout.write(_ranges(found) + "\n")


def _row(found: Appraisal, one: OptionWorth) -> list[str]:
    usual = one.option.business_as_usual
    return [
        f"{one.option.code} {one.option.title}",
        words.pounds(one.benefits),
        words.pounds(one.costs),
        words.pounds(one.npsv),
        words.pounds(one.against_usual),
        "" if usual else _ratio(one),
        words.pounds(one.net_present_cost),
        "" if usual else words.payback(found.case, one.payback),
    ]


def _ratio(one: OptionWorth) -> str:
    return "none" if one.ratio.value is None else f"{one.ratio.value:.2f}"


def _ranges(found: Appraisal) -> str:
    assert found.uncertainty is not None
    rows = [
        (
            one.option,
            f"{words.pounds(one.mean.value)} ± {words.pounds(one.mean.error)}",
            *(words.pounds(dict(one.quantiles)[level].value) for level in (0.1, 0.9)),
            f"{one.best.value:.1%} ± {one.best.error:.1%}",
        )
        for one in found.uncertainty.ranges
    ]
    headings = ["option", "mean NPSV", "10th percentile", "90th percentile", "best"]
    align = ["left", *["right"] * 4]
    return tabulate(rows, headings, colalign=align, disable_numparse=True)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CannotRead(f"{path} is too large for a case file.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotRead(f"{path} is no text in UTF-8.") from None


def _check(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise CannotWrite(f"{path} is neither .md nor .docx: name the report so.")
    if not path.parent.is_dir():
        raise CannotWrite(f"{path} has no folder to go to: make {path.parent} first.")


def _write(found: Appraisal, path: Path) -> None:
    try:
        path.write_bytes(as_file(found, path.suffix.lower()))
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from None


def _problems(found: HasProblems) -> dict[str, object]:
    return {
        "ok": False,
        "problems": [
            {"where": problem.where, "what": problem.what, "mend": problem.mend}
            for problem in found.problems
        ],
    }
