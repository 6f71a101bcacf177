"""workings checks: do stated totals agree with their lines?"""

from typing import Any

from django.core.management.base import CommandParser

from workings.core.money import Money
from workings.ledger import shapes
from workings.ledger.command import RecordCommand, add_as_at
from workings.ledger.queries.answers import checked, years_closed
from workings.ledger.queries.heard import Heard


class Command(RecordCommand):
    """Every stated total against its lines."""

    help = "Check every stated total against its lines."

    def add_options(self, parser: CommandParser) -> None:
        """The moment, and the other equation."""
        add_as_at(parser, required=False)
        parser.add_argument(
            "--closed-years",
            action="store_true",
            help="check in place of totals that plan = delivered + carried forward "
            "+ mitigated + written out, for each benefit and closed year",
        )

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        heard = self.heard(options, options["as_at"] or self.today())
        if options["closed_years"]:
            self._closed_years(heard, as_json=options["json"])
            return
        found = checked(heard)
        if options["json"]:
            self.print_json(shapes.checks(found))
            return
        self.print_table(
            [
                (
                    said.statement.said,
                    said.total.label,
                    Money(said.total.pence),
                    "" if done.computed is None else Money(done.computed),
                    "" if done.difference is None else Money(done.difference),
                    done.verdict.replace("_", " "),
                    done.reason,
                )
                for said, done in found
            ],
            ["said", "total", "stated", "computed", "difference", "verdict", "reason"],
            right="stated,computed,difference",
        )

    def _closed_years(self, heard: Heard, *, as_json: bool) -> None:
        rows = [shapes.closed_year(item) for item in years_closed(heard)]
        if as_json:
            self.print_json(rows)
            return
        headings = list(shapes.CLOSED_YEAR)
        cells = [
            ["" if row[name] is None else row[name] for name in headings]
            for row in rows
        ]
        self.print_table(cells, headings, right=",".join(shapes.CLOSED_YEAR[2:-1]))
