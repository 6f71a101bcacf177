"""What is done with a record's folder: it is checked, or brought in whole."""

from workings.intake.actions.loading import (
    Checked,
    Loaded,
    check_folder,
    load_folder,
)

__all__ = ["Checked", "Loaded", "check_folder", "load_folder"]
