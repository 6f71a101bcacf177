"""What was found in a tracker, as values that can be kept and shown: every row, every
column of amounts, every problem, and what its drafts would hold.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from typing import Any, Protocol

from workings.core.problems import Problem
from workings.intake.workbooks.account import Account, said_column
from workings.intake.workbooks.brought import Brought
from workings.intake.workbooks.rows import SheetRead
from workings.intake.workbooks.sheets import Workbook

MOST = 500
"""Stretches of rows, problems and lines that are kept to be shown, of each."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows one below the other of which the same became, as the spreadsheet counts."""

    sheet: str
    first: int
    last: int
    fate: str


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column of amounts added up, in pence, and where it went."""

    column: str
    whole: int
    taken: int
    totals: int
    left: int


@dataclass(frozen=True, slots=True)
class WouldSay:
    """A line of a draft that is not made yet; ``place`` is sheet and cell."""

    kind: str
    benefit: str
    amount_of: str
    pence: int
    place: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found; ``changed`` and the counts are whole, whatever of the
    lists is kept.
    """

    sheets: tuple[str, ...]
    rows: int
    taken: int
    left_out: tuple[tuple[str, int], ...]
    stretches: tuple[Stretch, ...]
    more_stretches: int
    columns: tuple[ColumnSum, ...]
    problems: tuple[Problem, ...]
    more_problems: int
    notices: tuple[str, ...]
    benefits: tuple[tuple[str, str, str], ...]
    lines: tuple[WouldSay, ...]
    changed: int
    unchanged: int


class Read(Protocol):
    """A tracker that was read."""

    @property
    def workbook(self) -> Workbook:
        """The file's cells."""

    @property
    def account(self) -> Account:
        """Where every row went."""

    @property
    def brought(self) -> Brought:
        """What it would bring."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What was assumed."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps it from becoming drafts."""


def findings_of(read: Read) -> Findings:
    """This function will keep of a tracker what there is to show of it."""
    found = read.account
    stretches = [part for sheet in found.sheets for part in _stretches(sheet)]
    said = read.brought.said
    lines = [
        WouldSay(
            each.kind.label,
            line.key.benefit,
            f"{line.key.series.label} {line.key.period}",
            line.pence,
            f"{line.origin.sheet} {line.origin.cell}".strip(),
        )
        for each in said
        for line in islice(each.lines, MOST)
    ]
    return Findings(
        sheets=tuple(sheet.name for sheet in read.workbook.sheets),
        rows=sum(len(each.taken) + len(each.left_out) for each in found.sheets),
        taken=found.taken,
        left_out=tuple((str(why), n) for why, n in found.left_out().items()),
        stretches=tuple(stretches[:MOST]),
        more_stretches=max(0, len(stretches) - MOST),
        columns=tuple(
            ColumnSum(
                f"{each.sheet} {said_column(each)}".strip(),
                each.whole,
                each.taken,
                each.totals,
                each.left,
            )
            for each in found.columns
            if each.whole or each.taken
        ),
        problems=read.problems[:MOST],
        more_problems=max(0, len(read.problems) - MOST),
        notices=read.notices,
        benefits=tuple(
            (each.code, each.title, each.kind.label) for each in read.brought.benefits
        )[:MOST],
        lines=tuple(lines[:MOST]),
        changed=sum(len(each.lines) for each in said),
        unchanged=read.brought.unchanged,
    )


def _stretches(sheet: SheetRead) -> Iterator[Stretch]:
    fates = [(each.row, "taken") for each in sheet.taken]
    fates += [(row, f"left out: {why}") for row, why in sheet.left_out]
    fates.sort()
    # Rows one below the other stay as far behind their place in the list.
    placed = enumerate(fates)
    for (fate, _), run in groupby(placed, lambda at: (at[1][1], at[1][0] - at[0])):
        rows = [row for _, (row, _) in run]
        yield Stretch(sheet.sheet, rows[0] + 1, rows[-1] + 1, fate)


def findings_text(findings: Findings) -> str:
    """This function will write findings as JSON, for :func:`findings_from`."""
    return json.dumps(asdict(findings))


def findings_from(text: str) -> Findings:
    """This function will read findings that were kept."""
    told: dict[str, Any] = json.loads(text)
    rows = {
        "stretches": Stretch,
        "columns": ColumnSum,
        "problems": Problem,
        "lines": WouldSay,
    }
    made: dict[str, Any] = {
        name: tuple(kind(**each) for each in told.pop(name))
        for name, kind in rows.items()
    }
    lists = {
        name: tuple(map(_plain, value))
        for name, value in told.items()
        if isinstance(value, list)
    }
    return Findings(**{**told, **lists, **made})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
