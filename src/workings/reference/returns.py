"""The RS and RA workbooks of any year: which account is whose, and whether it adds up.

MHCLG publishes each authority as a row and each line as a column, under a heading row
that names the authority's code: its own (E5031), or in later years that of the ONS
alone. The sheet of *net current expenditure* is the one that
is read: others repeat the lines with capital charges.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from workings.core.money import Money
from workings.core.problems import Problem
from workings.core.years import FinancialYear
from workings.reference.accounts import Sums, add_up
from workings.reference.authorities import Authority
from workings.reference.lines import (
    COUNCIL_TAX,
    NET_REVENUE,
    Place,
    Placing,
    place_lines,
)
from workings.reference.sheets import (
    AccountLine,
    Recognised,
    Sheet,
    number,
    one_of,
)

_YEAR = re.compile(r"(20\d\d)[-/](\d\d)\b")
_CODE = re.compile(r"E\d{4}")
_ONS = re.compile(r"E\d{8}")
_AREA = re.compile(r"E(?:12|13|92)\d{6}")
"""Regions and England, which have rows among the authorities and are none."""
_BUDGET = re.compile(r"revenue account budget|\bRA\b", re.IGNORECASE)
_OUTTURN = re.compile(r"revenue outturn|\bRS\b", re.IGNORECASE)
_OTHER_SHEET = re.compile(r"^(capital (charges|items)|net total cost)", re.IGNORECASE)
ROUNDED = 5_000_00
"""Accounts are rounded line by line: by more than £5,000 no rounding is off."""
WRONG = 0.1
"""By more than a tenth, a cell is wrong; by less, the council's own return may be."""


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    top: int
    code: int
    ons: int | None
    name: int
    kind: int | None
    columns: tuple[int, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        heading = self.sheet.rows[self.top]
        return tuple(" ".join(str(heading[at]).split()) for at in self.columns)

    def bodies(self) -> Iterator[tuple[int, Sequence[object]]]:
        for place, row in enumerate(self.sheet.rows[self.top + 1 :], self.top + 1):
            if len(row) > self.code and self._is_authority(str(row[self.code]).strip()):
                yield place, row

    def _is_authority(self, code: str) -> bool:
        if self.code == self.ons:
            return bool(_ONS.fullmatch(code)) and not _AREA.fullmatch(code)
        return bool(_CODE.fullmatch(code))


def recognise_return(
    sheets: Sequence[Sheet], known: Mapping[str, str] | None = None
) -> Recognised | None:
    """This function will read an RS or RA workbook, or give None for anything else.

    ``known`` gives MHCLG's code for the ONS's, for a workbook that has only the latter;
    a new authority goes by that.
    """
    table = next(filter(None, map(_table, sheets)), None)
    if table is None:
        return None
    said = " ".join(
        str(cell) for row in table.sheet.rows[: table.top] for cell in row if cell
    )
    said += f" {table.sheet.name}"
    found = _YEAR.search(said)
    budget = bool(_BUDGET.search(said)) and "outturn" not in said.casefold()
    if found is None or not (budget or _OUTTURN.search(said)):
        return None
    year = FinancialYear(int(found[1]))
    return _known_as(_read(table, year, budget=budget, said=said), known or {})


def _known_as(found: Recognised, known: Mapping[str, str]) -> Recognised:
    # MHCLG's own codes are none of these, and stay.
    return replace(
        found,
        authorities=tuple(
            replace(one, code=known.get(one.code, one.code))
            for one in found.authorities
        ),
        lines=tuple(
            replace(line, authority=known.get(line.authority, line.authority))
            for line in found.lines
        ),
    )


def _table(sheet: Sheet) -> _Table | None:
    for top, row in enumerate(sheet.rows[:30]):
        ons = one_of(row, starting=["ons"])
        code = one_of(row, starting=["e code", "ecode"])
        code = ons if code is None else code
        name = one_of(row, starting=["local authority", "la name", "authority"])
        if code is None or name is None:
            first = str(row[0]).strip() if row else ""
            if _OTHER_SHEET.match(first):
                return None
            continue
        kind = one_of(row, starting=["class"])
        known = {code, name, ons, kind}
        after = max(place for place in known if place is not None)
        columns = tuple(
            at for at, cell in enumerate(row) if at > after and str(cell).strip()
        )
        return _Table(sheet, top, code, ons, name, kind, columns) if columns else None
    return None


def _read(table: _Table, year: FinancialYear, *, budget: bool, said: str) -> Recognised:
    placings = tuple(place_lines(table.labels))
    problems = list(_heading_problems(table, placings, said))
    lines: list[AccountLine] = []
    authorities: list[Authority] = []
    notes = list(_notes(table.labels, placings))
    for place, row in () if problems else table.bodies():
        one = _authority(table, row)
        read = _account(table, place, row, placings, problems)
        authorities.append(one)
        lines += read
        for where, off, published, what in _off(table, place, placings, read, year):
            if off > WRONG * abs(published):
                problems.append(Problem(where, what, _MEND_SUM))
            else:
                notes.append(
                    f"{where}: {one.name} does not add up as published: {what}."
                )
    if not authorities and not problems:
        where = table.sheet.at(table.top + 1, table.code)
        problems.append(Problem(where, "there are no authorities below", "Give rows"))
    for code, count in Counter(one.code for one in authorities).items():
        if count > 1:
            problems.append(
                Problem(table.sheet.name, f"{code} has {count} rows", "Keep one")
            )
    name = "Revenue account budget (RA)" if budget else "Revenue outturn (RS)"
    return Recognised(
        what=f"{name} {year}",
        year=year.starting,
        basis="budget" if budget else "outturn",
        authorities=tuple(authorities),
        lines=tuple(lines),
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _heading_problems(
    table: _Table, placings: Sequence[Placing], said: str
) -> Iterator[Problem]:
    where = table.sheet.at(table.top, table.columns[0])
    if not re.search(r"£\s*(thousand|000)", said, re.IGNORECASE):
        yield Problem(
            where,
            "nothing above says that amounts are in thousands of pounds",
            'Keep the publisher\'s "(£ thousand)" above the headings',
        )
    items = {placing.item for placing in placings}
    for needed in (NET_REVENUE, COUNCIL_TAX):
        if needed not in items:
            yield Problem(
                where,
                f"no column is the {needed.replace('-', ' ')}",
                "Use the whole workbook as published",
            )


def _authority(table: _Table, row: Sequence[object]) -> Authority:
    ons = str(row[table.ons]).strip() if table.ons is not None else ""
    kind = str(row[table.kind]).strip() if table.kind is not None else ""
    return Authority(
        str(row[table.code]).strip(),
        ons if _ONS.fullmatch(ons) else "",
        " ".join(str(row[table.name]).split()),
        kind,
    )


def _account(
    table: _Table,
    place: int,
    row: Sequence[object],
    placings: Sequence[Placing],
    problems: list[Problem],
) -> list[AccountLine]:
    code = str(row[table.code]).strip()
    found = []
    for order, (at, label) in enumerate(zip(table.columns, table.labels, strict=True)):
        cell = row[at] if at < len(row) else None
        try:
            value = number(cell)
        except ValueError:
            # "Please confirm ...: Yes" stands among the memoranda.
            if placings[order].place is Place.MEMORANDUM:
                continue
            where = table.sheet.at(place, at)
            mend = "Give thousands of pounds, or leave it empty"
            problems.append(Problem(where, f'"{cell}" is not an amount', mend))
            continue
        if value is not None:
            found.append(AccountLine(code, order, label, pence(value)))
    return found


def pence(thousands: float) -> int:
    """This function will turn thousands of pounds into whole pence, halves to even.

    A workbook holds binary fractions: 94.1 thousand is 9,410,000 pence all the same.
    """
    exact = Decimal(repr(thousands)) * 100_000
    return int(exact.to_integral_value(ROUND_HALF_EVEN))


_MEND_SUM = "Correct the line that is wrong, or use the file as published"


def _off(
    table: _Table,
    place: int,
    placings: Sequence[Placing],
    read: Sequence[AccountLine],
    year: FinancialYear,
) -> Iterator[tuple[str, int, int, str]]:
    # Where, by how many pence, of how many, and in words.
    sums = sums_of(read, placings, year)
    for item, found, published in (
        (NET_REVENUE, sums.net_revenue, sums.published_net_revenue),
        (COUNCIL_TAX, sums.council_tax, sums.published_council_tax),
    ):
        if abs(found - published) > ROUNDED:
            at = next(n for n, one in enumerate(placings) if one.item == item)
            where = table.sheet.at(place, table.columns[at])
            what = (
                f"the lines before add up to {Money(found // 100 * 100)}, "
                f"and it says {Money(published // 100 * 100)}"
            )
            yield where, abs(found - published), published, what


def sums_of(
    read: Sequence[AccountLine], placings: Sequence[Placing], year: FinancialYear
) -> Sums:
    """This function will add up one authority's lines, each placed by its number."""
    code = read[0].authority if read else ""
    placed = [(placings[line.number], line.pence) for line in read]
    return add_up(code, year, [(one.place, one.item, amount) for one, amount in placed])


def _notes(labels: Sequence[str], placings: Sequence[Placing]) -> Iterator[str]:
    for label, placing in zip(labels, placings, strict=True):
        if not placing.known:
            yield (
                f'The line "{label}" is new: by where it stands it is counted as '
                f"{placing.item.replace('-', ' ')}."
            )
