"""The parts of a case file that are lists of rows, so that a form can change one and
leave every other entry as it is.

A part's rows are those of one array of tables, or of the same array in every option;
a part that stands once, such as ``[equality]``, is one row.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import tomli_w

Table = dict[str, Any]
"""A table of a case file, as TOML has it."""

OPTION = "option"
"""The entry of a row that says which option it is of."""

ELSEWHERE = ("once", "year", "annual", "from", "to", "growth")
"""Entries that a list of amounts takes the place of."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """Where a part stands: its table, whether in every option, whether once alone, and
    the entries that a form asks for. A row without its first is left out.
    """

    table: str
    entries: tuple[str, ...]
    of_options: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class RowGiven:
    """A row as it is to be: ``at`` is its place before, None where it is new."""

    at: int | None
    entries: Mapping[str, Any]


def read_table(text: str) -> Table:
    """This function will read a case file as TOML, numbers as they were written."""
    return tomllib.loads(text, parse_float=Decimal)


def written(table: Table) -> str:
    """This function will write a case file. Comments are not kept: TOML's readers
    leave them out.
    """
    return tomli_w.dumps(table, multiline_strings=True)


def rows_of(table: Table, part: PartOf) -> list[Table]:
    """This function will list the rows of a part, each with its option's code where it
    is of one.
    """
    if part.once:
        return [table.get(part.table, {})]
    if not part.of_options:
        return list(table.get(part.table, []))
    return [
        {OPTION: option.get("code", ""), **row}
        for option in table.get("option", [])
        for row in option.get(part.table, [])
    ]


def with_rows(table: Table, part: PartOf, rows: Sequence[RowGiven]) -> Table:
    """This function will return a case file whose part has these rows and no others.

    What a row holds beside the part's entries stays as it was; an entry that is empty
    is left out.
    """
    changed = deepcopy(table)
    before = rows_of(changed, part)
    made = [
        (str(given.entries.get(OPTION, "")), row)
        for given in rows
        if (row := _row(given, part, before)) is not None
    ]
    if part.once:
        _put(changed, part.table, made[0][1] if made else None)
    elif not part.of_options:
        _put(changed, part.table, [row for _, row in made])
    else:
        for option in changed.get("option", []):
            own = [row for code, row in made if code == option.get("code")]
            _put(option, part.table, own)
    return changed


def _row(given: RowGiven, part: PartOf, before: Sequence[Table]) -> Table | None:
    if not part.once and given.entries.get(part.entries[0]) in (None, ""):
        return None
    row = dict(before[given.at]) if given.at is not None else {}
    row.pop(OPTION, None)
    for name in part.entries:
        value = given.entries.get(name)
        if name == "amounts" and value in (None, ""):
            # Whatever else says how much stays.
            continue
        if name == "amounts":
            for other in ELSEWHERE:
                row.pop(other, None)
        _put(row, name, value)
    return row or None


def _put(table: Table, name: str, value: Any) -> None:
    if value in (None, "", [], False):
        table.pop(name, None)
    else:
        table[name] = value


_BY_YEAR = re.compile(r"\s*([0-9]{4}(?:/[0-9]{2})?)\s*:\s*(\S+)\s*")


def amounts_in(text: str) -> list[Decimal | int] | dict[str, Decimal | int]:
    """This function will read amounts as they are typed: from year 0 on, or by year.

    Raises ValueError, with what would mend it.

    >>> amounts_in("75; 47; 47.5")
    [75, 47, Decimal('47.5')]
    >>> amounts_in("2013/14: 1,000; 2015/16: 50")
    {'2013/14': 1000, '2015/16': 50}
    """
    cells = [cell for cell in text.split(";") if cell.strip()]
    if ":" not in text:
        return [_number(cell) for cell in cells]
    found = {}
    for cell in cells:
        match = _BY_YEAR.fullmatch(cell)
        if match is None:
            message = (
                f'"{cell.strip()}" is no year with its amount: write "2013/14: 75"'
            )
            raise ValueError(message)
        found[match[1]] = _number(match[2])
    return found


def said_amounts(value: object) -> str:
    """This function will write plain amounts as :func:`amounts_in` reads them; "" for
    those that are more than numbers.

    >>> said_amounts([75, Decimal("47.50")]), said_amounts(["input"])
    ('75; 47.50', '')
    """
    if isinstance(value, Mapping):
        if all(map(_is_plain, value.values())):
            return "; ".join(f"{year}: {amount}" for year, amount in value.items())
    elif isinstance(value, list) and all(map(_is_plain, value)):
        return "; ".join(map(str, value))
    return ""


def _is_plain(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _number(text: str) -> Decimal | int:
    cleaned = text.replace(",", "").replace("£", "").strip()
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cleaned):
        message = f'"{text.strip()}" is not an amount: write the number alone'
        raise ValueError(message)
    return Decimal(cleaned) if "." in cleaned else int(cleaned)
