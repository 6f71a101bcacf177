"""The One Barnet record that comes with the package."""

from pathlib import Path

import workings
from workings.access.permissions import COMMAND_LINE

FOLDER = Path(workings.__file__).parent / "demo" / "one_barnet"
SLUG = "one-barnet"


def load() -> str:
    """This function will load the record as any council's, and say what it did."""
    # Not with the others: the loader takes a while to import, and `workings --help`
    # imports every command.
    from workings.intake.actions import load_folder

    loaded = load_folder(FOLDER, by=COMMAND_LINE)
    if not loaded.posted and not loaded.changed:
        return "One Barnet is already loaded: nothing changed."
    kept = (
        f"{loaded.counts[table]} {table}"
        for table in ("projects", "decisions", "sources")
    )
    return f"One Barnet: {len(loaded.posted)} statements loaded, {', '.join(kept)}."
