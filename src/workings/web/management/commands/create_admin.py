import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workings.access.actions import add_administrator
from workings.access.permissions import COMMAND_LINE


class Command(BaseCommand):
    help = "Give the office its first administrator, and their way in."
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="what they sign in with")
        parser.add_argument("--name", required=True, help="what they are called")
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where their browser finds this site (http://127.0.0.1:8000)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.web.office.invitations import invitation

        user = add_administrator(
            email=options["email"],
            name=options["name"],
            on=timezone.localdate(),
            by=COMMAND_LINE,
        )
        link = options["address"].rstrip("/") + invitation(user)
        if options["json"]:
            said = {"email": user.email, "name": user.name, "link": link}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{user.name} is an administrator of this office.")
        self.stdout.write(
            f"They choose their password here; it serves once, for a day:\n{link}"
        )
