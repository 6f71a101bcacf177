from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Do what an import of the office waits for; the office runs this itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", metavar="NUMBER", type=int, help="the import's")

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.intake.actions.jobs import work
        from workings.intake.progress import Bar

        with Bar() as bar:
            became = work(options["number"], progress=bar)
        self.stdout.write(f"Import {options['number']} {became.label}.")
