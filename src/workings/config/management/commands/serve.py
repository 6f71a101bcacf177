from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand

from workings.config import database, server


class Command(BaseCommand):
    help = "Serve the record's pages to browsers."
    needs_record = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            help="the address to listen on (127.0.0.1: this machine only)",
        )
        parser.add_argument("--port", type=port_number, default=8000)
        parser.add_argument(
            "--workers", type=worker_count, default=2, help="processes (2)"
        )

    def handle(self, **options: Any) -> None:
        opened = server.listen(options["host"], options["port"])
        database.prepare()
        self.check(databases=["default"])

        def announce(address: str) -> None:
            self.stdout.write(f"Serving {address} (Ctrl-C stops it)")
            self.stdout.flush()

        server.serve(opened, workers=options["workers"], announce=announce)


def port_number(text: str) -> int:
    """This function will read a port's number, for argparse."""
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f"{text!r} is not a port: use 0 to 65535")
    return int(text)


def worker_count(text: str) -> int:
    """This function will read a number of processes, for argparse."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise ArgumentTypeError(f"{text!r} is not a number of processes: use 1 to 64")
    return int(text)
