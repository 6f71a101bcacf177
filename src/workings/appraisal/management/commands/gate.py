"""workings gate: take a project through the gate to its next stage."""

import argparse
import json
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workings.access.permissions import COMMAND_LINE
from workings.appraisal.actions import Finding, pass_gate_named
from workings.appraisal.gates import GATES
from workings.appraisal.kinds import Verdict
from workings.core.problems import mend_name
from workings.ledger.command import a_day
from workings.programme.stages import Stage


class Command(BaseCommand):
    """A project through a gate, or everything that is missing."""

    help = "Take a project through the gate to a stage, or say what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """The project, the gate, who opens it, and the tests against principles."""
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        parser.add_argument("project", metavar="PROJECT", help="its code")
        parser.add_argument(
            "stage", metavar="STAGE", choices=[str(stage) for stage in GATES]
        )
        parser.add_argument(
            "--on", type=a_day, required=True, metavar="DATE", help="the day it opened"
        )
        parser.add_argument(
            "--approver", required=True, metavar="POST", help="who opens it (a code)"
        )
        parser.add_argument("--decision", default="", metavar="CODE", help="behind it")
        parser.add_argument(
            "--test",
            type=_test,
            action="append",
            default=[],
            metavar="PRINCIPLE:VERDICT:REASONS",
            help="a test against a principle; once for each",
        )
        parser.add_argument(
            "--tested-by", default="", metavar="WHO", help="who made the tests"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Ask the gate, and print."""
        passed = pass_gate_named(
            options["programme"],
            options["project"],
            Stage(options["stage"]),
            on=options["on"],
            approver=options["approver"],
            tests=[replace(one, by=options["tested_by"]) for one in options["test"]],
            decision=options["decision"],
            by=COMMAND_LINE,
        )
        if options["json"]:
            shape = {
                "project": options["project"],
                "stage": options["stage"],
                "on": passed.on.isoformat(),
                "approver": options["approver"],
                "holders": passed.holders,
            }
            self.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2))
            return
        stage = Stage(options["stage"]).label
        self.stdout.write(f"{options['project']} came to {stage} on {passed.on}.")


def _test(text: str) -> Finding:
    principle, _, rest = text.partition(":")
    verdict, _, reasons = rest.partition(":")
    if verdict not in set(Verdict):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not PRINCIPLE:VERDICT:REASONS. {mend_name(verdict, Verdict)}'
        )
    return Finding(principle, Verdict(verdict), reasons)
