"""workings bridge: how one number became another."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from workings.core.money import Basis, Money
from workings.ledger import shapes
from workings.ledger.bridge import Bridge
from workings.ledger.command import RecordCommand, a_day
from workings.ledger.queries.answers import headline_bridge, position_bridge
from workings.ledger.words import Series


class Command(RecordCommand):
    """Steps by cause and statement, that sum to the difference."""

    help = "Show how the headline changed between two dates, step by step."

    def add_options(self, parser: CommandParser) -> None:
        """The two dates, and whether to bridge a series in place of the headline."""
        for name in ("from", "to"):
            parser.add_argument(
                f"--{name}",
                type=a_day,
                required=True,
                metavar="DATE",
                dest=f"{name}_on",
                help=f"the date to bridge {name}",
            )
        parser.add_argument(
            "--series",
            choices=[str(series) for series in Series],
            help="bridge the sum of this series in place of the headline",
        )
        parser.add_argument(
            "--basis", choices=[str(basis) for basis in Basis], help="of that series"
        )

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        if bool(options["series"]) != bool(options["basis"]):
            message = "--series and --basis go together"
            raise CommandError(message, returncode=2)
        found = self._bridge(options)
        if options["json"]:
            self.print_json(shapes.bridge(found))
            return
        rows = [
            (
                step.statement.said,
                step.cause.label,
                Money(step.pence),
                step.statement.code,
                step.note,
            )
            for step in found.steps
        ]
        ends = [
            (on, "", "not stated" if pence is None else Money(pence), "", words)
            for on, pence, words in (
                (found.from_on, found.from_pence, "from"),
                (found.to_on, found.to_pence, "to"),
            )
        ]
        self.print_table(
            [ends[0], *rows, ends[1]],
            ["date", "cause", "amount", "statement", "note"],
            right="amount",
        )
        if found.to_on < found.from_on:
            self.stderr.write(
                "note: this goes back in time: each note tells its step the way that "
                "it was taken at the time, so what once entered is taken away here."
            )

    def _bridge(self, options: dict[str, Any]) -> Bridge:
        heard = self.heard(options, options["to_on"])
        dates = {"from_on": options["from_on"], "to_on": options["to_on"]}
        if options["series"]:
            series, basis = Series(options["series"]), Basis(options["basis"])
            return position_bridge(heard, **dates, series=series, basis=basis)
        return headline_bridge(heard, **dates)
