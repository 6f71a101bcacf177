"""How a table is declared: a frozen dataclass, each field of which is a column.

A row of the table is an object of that class, so that what a table has and what its
rows hold cannot part. A field ``from_`` is the column ``from``.
"""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, TypeVar

from workings.intake.cells import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file, counted as a spreadsheet shows it: the heading is row 1."""

    file: str
    row: int

    def __str__(self) -> str:
        return f"{self.file} row {self.row}"

    def column(self, name: str) -> str:
        """The place of one cell of the row."""
        return f"{self}, {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of some table. ``key`` names the columns that no two rows may share."""

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ()
    needed: ClassVar[bool] = False

    place: Place

    def where(self, column: str) -> str:
        """The place of one of its cells."""
        return self.place.column(column)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its field, how its cells are read, whether they must be.

    ``names`` is the table whose codes its cells name. Where it is ``ruled``, the
    ledger's own rules see to it that they are there.
    """

    name: str
    field: str
    read: Reader
    required: bool
    many: bool
    names: str
    ruled: bool


def needs(read: Callable[[str], T], *, names: str = "", ruled: bool = False) -> T:
    """This function will declare a column in which every row has a value."""
    column: T = _declared(read, names=names, ruled=ruled, required=True)
    return column


def may(read: Callable[[str], T], *, names: str = "") -> T | None:
    """This function will declare a column that may be empty: None."""
    column: T | None = _declared(read, names=names, default=None)
    return column


def otherwise(
    read: Callable[[str], T], default: T, *, names: str = "", ruled: bool = False
) -> T:
    """This function will declare a column that has a default where it is empty."""
    column: T = _declared(read, names=names, ruled=ruled, default=default)
    return column


def listed(read: Callable[[str], T]) -> tuple[T, ...]:
    """This function will declare an entry of record.toml that is a list of values."""
    column: tuple[T, ...] = _declared(read, many=True, default=())
    return column


def _declared(
    read: Reader,
    *,
    default: object = MISSING,
    **more: object,
) -> Any:
    # Declared as the column's type, as dataclasses' own field() is.
    plain = {"names": "", "ruled": False, "required": False, "many": False}
    return field(default=default, metadata={"read": read} | plain | more)


def columns_of(declared: type) -> tuple[Column, ...]:
    """This function will return the columns that a class declares, in order."""
    return _columns_of(declared)


@cache
def _columns_of(declared: Hashable) -> tuple[Column, ...]:
    assert isinstance(declared, type)
    return tuple(
        Column(name=item.name.rstrip("_"), field=item.name, **item.metadata)
        for item in fields(declared)
        if item.metadata
    )
