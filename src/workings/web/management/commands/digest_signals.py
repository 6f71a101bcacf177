"""workings digest-signals: owners are told what their charts newly mark."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import COMMAND_LINE
from workings.core.refusals import Refusal
from workings.programme.queries import programme_named


class NoMailServer(Refusal):
    """There is no way to send anything, so nothing may be marked as sent."""

    def __init__(self) -> None:
        super().__init__("No mail server is set: set WORKINGS_MAIL_URL, and run again.")


class CannotSend(Refusal):
    """The mail server did not take a message."""

    def __init__(self) -> None:
        # Its own words may hold an address.
        super().__init__(
            "The mail server did not take a message. What it did not take is not "
            "marked as sent: see to WORKINGS_MAIL_URL, and run again."
        )


class Command(BaseCommand):
    help = "Send the owners of measures what their charts newly mark, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where browsers find this site (http://127.0.0.1:8000)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.quality.actions.digest import digest_signals

        programme = programme_named(options["programme"])
        if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
            raise NoMailServer
        site = options["address"].rstrip("/")

        def link_of(slug: str, code: str) -> str:
            return f"{site}{reverse('office:measure', args=[slug, code])}"

        try:
            done = digest_signals(
                programme, on=timezone.localdate(), link_of=link_of, by=COMMAND_LINE
            )
        except OSError as error:
            raise CannotSend from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done), indent=2))
            return
        self.stdout.write(f"Messages sent: {done.messages}; signals: {done.signals}")
        if done.unowned:
            self.stdout.write(
                "Nobody with an address owns these measures, so nobody is told of "
                f"them: {', '.join(done.unowned)}"
            )
