from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from workings.config.backup.making import Summary, back_up
from workings.config.backup.telling import BackupCommand
from workings.reference.queries import added_files, added_folder


class Command(BackupCommand):
    help = "Write the whole record, documents included, into one file."
    done = "Backed up"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--force", action="store_true", help="write over FILE if it is there"
        )

    def handle(self, **options: Any) -> None:
        super().handle(**options)
        beside = len(added_files())
        if beside and not options["json"]:
            self.stdout.write(
                f"Official statistics that were added here are not in it ({beside:,} "
                f"files): keep {added_folder()} too, or add them again."
            )

    def carry_out(self, file: Path, **options: Any) -> Summary:
        return back_up(
            file, made_at=timezone.now(), force=options["force"], tell=self.tell
        )
