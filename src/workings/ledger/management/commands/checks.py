"""workings checks: do stated totals agree with their lines?"""

from typing import Any

from django.core.management.base import CommandParser

from workings.core.money import Money
from workings.ledger import shapes
from workings.ledger.command import RecordCommand, add_as_at
from workings.ledger.queries.answers import checked


class Command(RecordCommand):
    """Every stated total against its lines."""

    help = "Check every stated total against its lines."

    def add_options(self, parser: CommandParser) -> None:
        """The moment."""
        add_as_at(parser, required=False)

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        heard = self.heard(options, options["as_at"] or self.today())
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
