"""workings trace: the statements and lines that a figure is made of."""

from typing import Any

from django.core.management.base import CommandParser

from workings.core.money import Money
from workings.ledger import shapes
from workings.ledger.command import RecordCommand, add_as_at, add_recorded_by
from workings.ledger.queries.answers import traced


class Command(RecordCommand):
    """One figure down to its sources."""

    help = "Show what a figure is made of, down to its sources."

    def add_options(self, parser: CommandParser) -> None:
        """The figure and the moment."""
        parser.add_argument("figure", metavar="FIGURE", help="such as current-forecast")
        add_as_at(parser)
        add_recorded_by(parser)

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        heard = self.heard(options, options["as_at"], options["recorded_by"])
        found = traced(heard, options["figure"])
        if options["json"]:
            self.print_json(shapes.trace(found))
            return
        self.stdout.write(f"{found.title}, {heard.as_at}: {found.wording}")
        exact = shapes.value(found.value)
        self.stdout.write(f"Exactly: {exact or 'null, ' + found.reason}")
        for line in filter(None, (found.note, *found.beside, found.definition)):
            self.stdout.write(line)
        self.stdout.write("")
        self.print_table(
            [
                (
                    item.statement.said,
                    item.statement.code,
                    item.benefit or item.item,
                    item.series,
                    item.basis,
                    item.period,
                    Money(item.pence),
                    item.statement.grade,
                    item.statement.standing.label,
                    item.statement.source.title,
                )
                for item in found.workings
            ],
            [
                "said",
                "statement",
                "made of",
                "series",
                "basis",
                "period",
                "amount",
                "evidence",
                "standing",
                "source",
            ],
            right="amount",
        )
