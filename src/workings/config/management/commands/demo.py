from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from workings.config import database, demonstration, server
from workings.config.management.commands.serve import port_number


class Command(BaseCommand):
    help = "Load the One Barnet record (a second run changes nothing) and serve it."
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-serve", action="store_true", help="load it and be done"
        )
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, **options: Any) -> None:
        if options["no_serve"]:
            self.load()
            return
        opened = server.listen("127.0.0.1", options["port"])
        self.load()

        def announce(address: str) -> None:
            page = f"{address}{demonstration.SLUG}/"
            self.stdout.write(f"One Barnet: {page} (Ctrl-C stops it)")
            self.stdout.flush()

        server.serve(opened, workers=1, announce=announce)

    def load(self) -> None:
        database.prepare()
        self.stdout.write(demonstration.load())
        self.stdout.flush()
