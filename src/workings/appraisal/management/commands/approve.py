"""workings approve: an option's numbers become the plan in the ledger."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workings.access.permissions import COMMAND_LINE
from workings.appraisal.actions import approve_option_named
from workings.ledger.words import Cause


class Command(BaseCommand):
    """An approved option, posted as a plan."""

    help = "Approve an option of a case, and post its numbers as the plan."

    def add_arguments(self, parser: CommandParser) -> None:
        """The case, the option, and on what it rests."""
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        parser.add_argument("case", metavar="CASE", help="its code")
        parser.add_argument("option", metavar="OPTION", help="its code in the case")
        parser.add_argument(
            "--decision", required=True, metavar="CODE", help="that approved it"
        )
        parser.add_argument(
            "--source", required=True, metavar="CODE", help="where it can be read"
        )
        parser.add_argument(
            "--cause",
            choices=[str(cause) for cause in Cause],
            help="why the plan changed, where an earlier one was approved",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Approve, and print the plan's code."""
        cause = options["cause"]
        approved = approve_option_named(
            options["programme"],
            options["case"],
            options["option"],
            decision=options["decision"],
            source=options["source"],
            cause=Cause(cause) if cause else None,
            by=COMMAND_LINE,
        )
        if options["json"]:
            shape = {
                "case": options["case"],
                "option": approved.option,
                "decision": options["decision"],
                "statement": approved.statement,
            }
            self.stdout.write(json.dumps(shape, indent=2))
            return
        self.stdout.write(
            f"Option {approved.option} of {options['case']} is approved: "
            f"its plan is statement {approved.statement}."
        )
