"""workings outlook-backtest: how outlooks would have done."""

from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandParser
from tabulate import tabulate

from workings.core.dates import say_day
from workings.core.years import FinancialYear
from workings.outlook.command import OutlookCommand, a_year

if TYPE_CHECKING:
    from workings.outlook.queries import BackTest
    from workings.outlook.replay import Scored, Scores


class Command(OutlookCommand):
    """Every authority's path from an earlier base year against what happened."""

    help = "Compare the outlook's paths from an earlier year with what happened."

    def add_arguments(self, parser: CommandParser) -> None:
        """The two years, and how to print."""
        parser.add_argument(
            "--base",
            type=a_year,
            default=FinancialYear(2013),
            metavar="YEAR",
            help="the base year (2013/14)",
        )
        parser.add_argument(
            "--to",
            type=a_year,
            default=FinancialYear(2016),
            metavar="YEAR",
            help="the year to compare with (2016/17)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Replay, and print."""
        from workings.outlook.queries import back_test

        found = back_test(options["base"], options["to"])
        if options["json"]:
            self.print_json(_shape(found))
            return
        self.stdout.write(
            f"From {found.base}, as known by {say_day(found.known_by)}, to {found.to}. "
            "Errors are shares of what was spent in the base year.\n"
        )
        rows = [
            (
                name,
                scored.councils,
                f"{scored.ours.median_error:.1%}",
                f"{scored.ours.crps:.1%}",
                f"{scored.ours.coverage:.0%}",
                scored.best_rival,
                f"{scored.rivals[scored.best_rival].median_error:.1%}",
                f"{scored.rivals[scored.best_rival].crps:.1%}",
                f"{scored.gain:+.0%}",
            )
            for name, scored in _scores(found)
        ]
        headings = [
            "group",
            "councils",
            "median error",
            "CRPS",
            "within 80% range",
            "best rival",
            "its median error",
            "its CRPS",
            "gain",
        ]
        align = ["left", *["right"] * 4, "left", *["right"] * 3]
        self.stdout.write(
            tabulate(rows, headings, colalign=align, disable_numparse=True)
        )


def _scores(found: "BackTest") -> list[tuple[str, "Scored"]]:
    return [(name, one.scores) for name, one in found.groups.items()]


def _shape(found: "BackTest") -> dict[str, Any]:
    return {
        "base": str(found.base),
        "to": str(found.to),
        "known_by": found.known_by.isoformat(),
        "price_base": "cash",
        "error_unit": "share of spending in the base year",
        "groups": {
            name: {
                "councils": scored.councils,
                "left_out": scored.left_out,
                **_of(scored.ours),
                "bias": round(scored.bias, 6),
                "rivals": {rival: _of(one) for rival, one in scored.rivals.items()},
                "best_rival": scored.best_rival,
                "crps_gain": round(scored.gain, 6),
            }
            for name, scored in _scores(found)
        },
        "authorities": [
            {"council": one.name, "code": one.code, "groups": groups}
            for place, one in enumerate(found.authorities)
            if (groups := _of_authority(found, place))
        ],
    }


def _of(scores: "Scores") -> dict[str, Any]:
    shape: dict[str, Any] = {
        "median_error": round(scores.median_error, 6),
        "crps": round(scores.crps, 6),
    }
    if scores.coverage is not None:
        shape["coverage"] = round(scores.coverage, 6)
    return shape


def _of_authority(found: "BackTest", place: int) -> dict[str, Any]:
    # Thousands of pounds in the accounts, pounds in print.
    return {
        name: {
            "base": round(one.base[place] * 1000),
            "p10": round(one.p10[place] * 1000),
            "p50": round(one.p50[place] * 1000),
            "p90": round(one.p90[place] * 1000),
            "actual": round(one.actual[place] * 1000),
        }
        for name, one in found.groups.items()
        if one.scored[place]
    }
