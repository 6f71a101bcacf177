from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from workings.access.permissions import COMMAND_LINE
from workings.access.queries import known_user


class Command(BaseCommand):
    help = "Remove the second step of somebody who lost it."
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="what they sign in with")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.web.office.second_steps import remove_from_command_line

        number = known_user(options["email"]).pk
        self.stdout.write(remove_from_command_line(number, by=COMMAND_LINE))
