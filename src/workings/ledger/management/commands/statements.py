"""workings statements: the log of everything said."""

from typing import Any

from workings.ledger import shapes
from workings.ledger.command import RecordCommand
from workings.ledger.queries.statements import statements


class Command(RecordCommand):
    """Every statement, in the order in which it was recorded."""

    help = "List everything said, with the chain's digests."

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        heard = self.heard(options, self.today())
        found = statements(heard.programme, visibilities=heard.visibilities)
        if options["json"]:
            self.print_json([shapes.statement(item) for item in found])
            return
        self.print_table(
            [
                (
                    item.number,
                    item.said,
                    item.kind,
                    item.standing.label,
                    item.grade,
                    item.lines,
                    item.code,
                    item.title or f"(withdrawn: {item.withdrawn})",
                    item.digest[:12],
                )
                for item in found
            ],
            [
                "number",
                "said",
                "kind",
                "standing",
                "evidence",
                "lines",
                "statement",
                "title",
                "digest",
            ],
            right="number,lines",
        )
