"""The One Barnet record that comes with the package."""

from pathlib import Path

import workings
from workings.intake import actions

FOLDER = Path(workings.__file__).parent / "demo" / "one_barnet"
SLUG = "one-barnet"
