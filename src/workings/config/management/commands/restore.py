from pathlib import Path
from typing import Any

from workings.config.backup.making import Summary
from workings.config.backup.restoring import restore
from workings.config.backup.telling import BackupCommand


class Command(BackupCommand):
    help = "Put a backup into an empty database, and verify it."
    done = "Restored and verified"

    def carry_out(self, file: Path, **options: Any) -> Summary:
        return restore(file, tell=self.tell)
