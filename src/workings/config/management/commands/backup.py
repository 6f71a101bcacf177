from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from workings.config.backup.making import Summary, back_up
from workings.config.backup.telling import BackupCommand


class Command(BackupCommand):
    help = "Write the whole record, documents included, into one file."
    done = "Backed up"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--force", action="store_true", help="write over FILE if it is there"
        )

    def carry_out(self, file: Path, **options: Any) -> Summary:
        return back_up(
            file, made_at=timezone.now(), force=options["force"], tell=self.tell
        )
