"""workings verify: is the chain as it was posted?"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workings.ledger import shapes
from workings.ledger.chain import verify
from workings.ledger.queries.chain import links


class Command(BaseCommand):
    """Recomputes every digest."""

    help = "Recompute the chain, and name the first statement that is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        """A digest kept elsewhere, and how to print."""
        parser.add_argument(
            "--head",
            default="",
            metavar="DIGEST",
            help="a head digest kept elsewhere: also detects an end that was cut off",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Verify, print, and fail where something is broken."""
        found = verify(links(), head=options["head"])
        if options["json"]:
            self.stdout.write(json.dumps(shapes.verified(found), indent=2))
        elif found.ok:
            self.stdout.write(
                f"{found.statements} statements hold. Head: {found.head_digest}"
            )
        if not found.ok:
            message = (
                f"broken at statement {found.first_broken}: {found.reason}. "
                f"{found.statements} statements before it hold."
            )
            raise CommandError(message)
