"""The backup of the first landed schema: how data/first-schema.zip was made.

    python -m tests.config.first_schema

It is made once, of the schema that lands first, and kept for good: every later
version must still be able to restore it. So this program does not write over it.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parent / "data" / "first-schema.zip"


def make() -> None:
    """This function will make the file of today's schema, unless it is there."""
    if FILE.exists():
        sys.exit(f"{FILE} is there: it is of the first schema, and kept for good.")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    from tests.config.whole_record import fill
    from workings.config.backup.making import back_up

    fill()
    made_at = datetime.now(UTC).replace(microsecond=0)
    made = back_up(FILE, made_at=made_at, force=False, tell=lambda _: None)
    sys.stdout.write(f"{made.file}: head {made.head_digest}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKINGS_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "workings.config.settings"
        make()
