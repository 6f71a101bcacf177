from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workings.ledger.command import a_day
from workings.programme.queries import programme_named


class Command(BaseCommand):
    help = "Write a tracker workbook filled with the position, to edit and bring back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        parser.add_argument(
            "file", metavar="FILE", type=Path, help="the .xlsx to write"
        )
        parser.add_argument(
            "--as-at", type=a_day, metavar="DATE", help="the position's day (today)"
        )

    def handle(self, **options: Any) -> None:
        # Imported here: `workings --help` imports every command.
        from workings.intake.queries import filled_template

        path: Path = options["file"]
        if path.suffix.lower() != ".xlsx":
            raise CommandError(f"{path} is no .xlsx: name one.", returncode=2)
        programme = programme_named(options["programme"])
        day = options["as_at"] or timezone.localdate()
        content = filled_template(programme, as_at=day)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise CommandError(f"{path} is there already: name another file.") from None
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"{path}: the position as at {day}, to edit and bring back.")
