"""What the two commands print: progress for whoever watches, then what was done."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from workings.config.backup.making import Summary

_CLEAR = "\r\x1b[K"


class BackupCommand(BaseCommand):
    """A command over one backup file."""

    needs_record = False
    done = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to print."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Do it, with progress on the way, and say what was done."""
        self.watched = sys.stderr.isatty()
        try:
            found = self.carry_out(options.pop("file").absolute(), **options)
        finally:
            if self.watched:
                sys.stderr.write(_CLEAR)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2))
            return
        total = sum(found.tables.values())
        self.stdout.write(
            f"{self.done} {found.statements:,} statements ({total:,} rows in "
            f"{len(found.tables)} tables) and {found.documents:,} documents: "
            f"{found.file}, {found.bytes:,} bytes."
        )
        self.stdout.write(f"Head: {found.head_digest or 'none, no statement yet'}")

    def carry_out(self, file: Path, **options: Any) -> Summary:
        """What the command does."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """Show how far it has come, on one line that is written over."""
        if self.watched:
            sys.stderr.write(f"{_CLEAR}{words} ...")
            sys.stderr.flush()
