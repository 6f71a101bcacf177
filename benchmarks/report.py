"""What was measured, put into its page."""

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "benchmarks.md"
END = "<!-- end of what was measured -->"
MEMORY_AIM = 300


def verdict(ratio: float, aim: float | None) -> str:
    """This function will say whether a ratio meets its aim."""
    if aim is None:
        return "no aim"
    return "met" if ratio <= aim else f"missed by {ratio / aim - 1:.0%}"


def write(part: str, lines: Sequence[str]) -> None:
    """This function will put a part's results into their page, between its marks."""
    begin = f"<!-- measured: {part} -->"
    page = PAGE.read_text()
    assert page.count(begin) == 1, f"{PAGE.name} has no place for {part}"
    between = re.compile(f"{begin}.*?{END}", re.DOTALL)
    text = "\n".join([begin, *lines, END])
    PAGE.write_text(between.sub(lambda _: text, page))
