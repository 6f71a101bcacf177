"""The One Barnet record that comes with the package."""

from pathlib import Path

import workings

FOLDER = Path(workings.__file__).parent / "demo" / "one_barnet"
SLUG = "one-barnet"
