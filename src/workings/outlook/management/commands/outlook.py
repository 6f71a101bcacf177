"""workings outlook: one council's funding against demand."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError, CommandParser
from tabulate import tabulate

from workings.core.asat import AsAt
from workings.ledger.command import a_day
from workings.outlook.command import OutlookCommand, a_number_of, a_year

if TYPE_CHECKING:
    from workings.outlook.queries import Outlooked


class Command(OutlookCommand):
    """Ten to fifteen years of a council's funding against demand, with ranges."""

    help = "Show a council's funding against demand, 10 to 15 years ahead."
    needs_database = True
    needs_record = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The council, the base year, and how to draw and print."""
        add = parser.add_argument
        add("council", metavar="COUNCIL", help="its name or code")
        add(
            "--base",
            type=a_year,
            required=True,
            metavar="YEAR",
            help="the year whose account it begins from, such as 2011/12",
        )
        years = partial(a_number_of, at_least=1, at_most=30)
        add("--years", type=years, default=15, metavar="N", help="how many years (15)")
        add(
            "--scenario",
            default="baseline",
            metavar="NAME",
            help="a packaged scenario, or a .toml file (baseline)",
        )
        draws = partial(a_number_of, at_least=100, at_most=1_000_000)
        add("--draws", type=draws, default=10_000, metavar="N", help="draws (10000)")
        seed = partial(a_number_of, at_least=0, at_most=2**63)
        add("--seed", type=seed, default=1, metavar="N", help="of the draws (1)")
        add(
            "--programme",
            metavar="PROGRAMME",
            help="set a programme's recurring savings against the gap",
        )
        add(
            "--as-at",
            type=a_day,
            metavar="DATE",
            help="what had been said of the programme by this day",
        )
        add("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Work out, and print."""
        from workings.outlook.packaged import scenario_named
        from workings.outlook.queries import Asked, outlook
        from workings.outlook.shapes import outlook_shape

        asked = Asked(
            options["council"],
            options["base"],
            options["years"],
            scenario_named(options["scenario"]),
            options["draws"],
            options["seed"],
        )
        found = outlook(asked, _heard(options))
        if options["json"]:
            self.print_json(outlook_shape(found.inputs, found.outlook, found.savings))
            return
        self.print_told(found)

    def print_told(self, found: "Outlooked") -> None:
        """Print a table of the middle and the range, then what stands beside."""
        from workings.outlook.telling import not_placed, provenance, rows, sentences

        inputs = found.inputs
        self.stdout.write(
            f"{inputs.council}, from its account of {inputs.base}. "
            f"{inputs.scenario.what}\nMillions of pounds, cash: "
            "the middle, and four chances in five between.\n"
        )
        headings = ["year", "pressure", "funding", "gap"]
        if found.savings:
            headings.append("gap after the programme's plan")
        align = ["left", *["right"] * (len(headings) - 1)]
        table = tabulate(rows(found), headings, colalign=align, disable_numparse=True)
        self.stdout.write(table + "\n")
        for sentence in (*sentences(found), *not_placed(found), provenance(found)):
            self.stdout.write(sentence)


def _heard(options: dict[str, Any]) -> Any:
    from workings.ledger.queries.heard import PUBLIC, Heard
    from workings.programme.queries import programme_named

    if bool(options["programme"]) != bool(options["as_at"]):
        raise CommandError(
            "--programme and --as-at go together: whose savings, as said by when",
            returncode=2,
        )
    if not options["programme"]:
        return None
    programme = programme_named(options["programme"])
    return Heard(programme.pk, AsAt(options["as_at"]), PUBLIC)
