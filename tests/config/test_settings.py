"""Every variable that is read is documented, and every one documented is read."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
VARIABLE = r"\b(?:WORKINGS_[A-Z_]+|DATABASE_URL)\b"


def test_every_variable_is_documented():
    sources = [
        *(ROOT / "src" / "workings" / "config").glob("*.py"),
        ROOT / "tests" / "ground" / "browser.py",
    ]
    read = {name for path in sources for name in re.findall(VARIABLE, path.read_text())}
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()
    assert read == set(re.findall(rf"^\| `({VARIABLE})`", page, re.MULTILINE))
