"""workings position: what is held to be true as at a date."""

from typing import Any

from django.core.management.base import CommandParser

from workings.core.money import Money
from workings.ledger import shapes
from workings.ledger.command import RecordCommand, add_as_at, add_recorded_by
from workings.ledger.queries.answers import Position, whole_position
from workings.ledger.queries.totals import totals


class Command(RecordCommand):
    """Figures, totals and benefits as at a date."""

    help = "Show a programme's figures and benefits as at a date."

    def add_options(self, parser: CommandParser) -> None:
        """The moment, and how to group the totals."""
        add_as_at(parser)
        add_recorded_by(parser)
        parser.add_argument(
            "--by",
            choices=["kind", "project", "service", "function", "year"],
            default="kind",
            help="group the totals (kind)",
        )

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        heard = self.heard(options, options["as_at"], options["recorded_by"])
        found = whole_position(heard)
        if options["json"]:
            self.print_json(self._shape(found, options))
            return
        self.stdout.write(f"{options['programme']} {heard.as_at}\n")
        rows = [
            (item.slug, shapes.value(item.value) or "null", item.wording)
            for item in found.figures
        ]
        self.print_table(rows, ["figure", "value", "wording"], right="value")
        self.stdout.write("\nBeside the figures:\n")
        for item in found.figures:
            for line in filter(None, (item.reason, item.note, *item.beside)):
                self.stdout.write(f"- {item.slug}: {line}")
        self.stdout.write("\nTotals of the position, each within one basis:\n")
        groups = totals(heard, by=options["by"])
        self.print_table(
            [
                (
                    name or "all",
                    one.series,
                    one.basis,
                    one.count,
                    one.reason or one.money,
                )
                for name, sums in sorted(groups.items())
                for one in sums
            ],
            [options["by"] or "part", "series", "basis", "lines", "total"],
            right="lines",
        )
        self.stdout.write("\nBenefits (claims stand beside, never in a total):\n")
        self.print_table(
            [
                (
                    benefit.code,
                    entry.key.series,
                    entry.key.basis,
                    entry.key.period,
                    Money(entry.pence),
                    found.statements[entry.statement].standing.label,
                    found.statements[entry.statement].code,
                )
                for benefit, held, beside in found.benefits
                for entry in (*held, *beside)
            ],
            ["benefit", "series", "basis", "period", "amount", "standing", "statement"],
            right="amount",
        )
        self.stdout.write(f"\nHead of the chain: {found.head_digest}")

    def _shape(self, found: Position, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "programme": options["programme"],
            "as_at": options["as_at"].isoformat(),
            "head_digest": found.head_digest,
            "figures": {item.slug: shapes.figure(item) for item in found.figures},
            "benefits": [
                shapes.benefit(benefit, held, beside, found.statements)
                for benefit, held, beside in found.benefits
            ],
        }
