"""Lines that sheets brought, kept as the sheets have them: a row for each benefit.

A tracker brings hundreds of thousands of lines that share almost everything: the file,
the sheet, a handful of columns. Kept as rows they take a tenth of the memory, and each
line is made only when somebody asks for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple, overload

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.statement import Key, Line, Origin
from workings.ledger.words import Series


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of amounts by its letters, and what each is an amount of."""

    letters: str
    series: Series
    basis: Basis
    period: Period


class SheetRow(NamedTuple):
    """A row of amounts, in pence, in the order of their columns: one at least, and
    None where there is no line.

    ``row`` counts from 1, as the spreadsheet shows it. It is a tuple, as there are a
    hundred thousand.
    """

    benefit: str
    row: int
    note: str
    amounts: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class SheetLines:
    """What one sheet states, row by row."""

    file: str
    sheet: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[SheetRow]

    def __len__(self) -> int:
        """How many lines they are."""
        return sum(len(row.amounts) - row.amounts.count(None) for row in self.rows)

    def __iter__(self) -> Iterator[Line]:
        """Each amount as a line."""
        for benefit, row, note, amounts in self.rows:
            for column, pence in zip(self.columns, amounts, strict=True):
                if pence is not None:
                    yield Line(
                        Key(benefit, column.series, column.basis, column.period),
                        pence,
                        note=note,
                        origin=Origin(self.file, self.sheet, f"{column.letters}{row}"),
                    )


class BroughtLines(Sequence[Line]):
    """The lines of a statement that sheets brought: equal to any others that say the
    same in the same order.
    """

    __slots__ = ("sheets",)

    def __init__(self, sheets: Iterable[SheetLines]) -> None:
        self.sheets = tuple(sheets)

    def benefits(self) -> Iterator[str]:
        """The benefits that they name, as often as they have a row."""
        return (row.benefit for sheet in self.sheets for row in sheet.rows)

    def __len__(self) -> int:
        return sum(map(len, self.sheets))

    def __iter__(self) -> Iterator[Line]:
        return chain.from_iterable(self.sheets)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        # Walked to: it is the first ones that somebody asks for.
        first, last, step = (
            at if isinstance(at, slice) else slice(at, at + 1 or None)
        ).indices(len(self))
        found = tuple(islice(self, first, last, step))
        if isinstance(at, slice):
            return found
        if not found:
            raise IndexError(at)
        return found[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BroughtLines | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(Line.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))
