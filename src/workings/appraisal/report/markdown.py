"""A report as Markdown, with tables as GitHub and Pandoc read them."""

import re

from workings.appraisal.report.blocks import (
    Block,
    Grid,
    Heading,
    Paragraph,
    Points,
    Report,
)

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(report: Report) -> str:
    """This function will write a report as Markdown; words are never markup."""
    parts = [f"# {_plain(report.title)}", *map(_block, report.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"## {_plain(block.text)}"
    if isinstance(block, Paragraph):
        return _plain(block.text)
    if isinstance(block, Points):
        mark = "1." if block.numbered else "-"
        return "\n".join(f"{mark} {_plain(item)}" for item in block.items)
    return _grid(block)


def _grid(grid: Grid) -> str:
    rows = [grid.headings, ("---",) * len(grid.headings), *grid.rows]
    lines = [
        "| "
        + " | ".join(cell if cell == "---" else _plain(cell) for cell in row)
        + " |"
        for row in rows
    ]
    return f"{_plain(grid.caption)}:\n\n" + "\n".join(lines)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
