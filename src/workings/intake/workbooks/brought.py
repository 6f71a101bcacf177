"""What a workbook brings to the ledger: new benefits, and for each kind of statement
what changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass

from workings.core.periods import Period
from workings.core.problems import Problem
from workings.core.years import FinancialYear
from workings.intake.workbooks.account import Account
from workings.intake.workbooks.mapping import (
    AmountColumn,
    Mapping,
    Role,
    SheetMapping,
    Signs,
)
from workings.intake.workbooks.naming import Naming, Register, Spot, kind_of, spoken
from workings.intake.workbooks.rows import (
    SheetRead,
    TakenRow,
    TotalRow,
    stated_unit,
)
from workings.intake.workbooks.sheets import cell_name
from workings.ledger.statement import Benefit, Key, Line, Origin, Total
from workings.ledger.words import BenefitKind, Breakdown, Series, StatementKind

KIND_OF_SERIES = {
    Series.PLAN: StatementKind.PLAN,
    Series.FORECAST: StatementKind.REFORECAST,
    Series.DELIVERED: StatementKind.DELIVERY,
    Series.CARRIED_FORWARD: StatementKind.DELIVERY,
    Series.MITIGATED: StatementKind.DELIVERY,
    Series.WRITTEN_OUT: StatementKind.DELIVERY,
}
"""The kind of statement that says each series."""

_COSTS = frozenset(
    {BenefitKind.COST_TO_DELIVER, BenefitKind.PRESSURE, BenefitKind.DIS_BENEFIT}
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a workbook says in one kind of statement."""

    kind: StatementKind
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What a workbook brings: where it has problems, nothing of it may be written."""

    benefits: tuple[Benefit, ...]
    said: tuple[Said, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


def brought(
    account: Account, mapping: Mapping, register: Register, *, sha256: str
) -> Brought:
    """This function will make of an account what it would bring to the ledger.

    An amount that the position has already becomes no line: what a tracker repeats
    every month was said once. ``sha256`` is the file's checksum, the origin of every
    line. Problems are those of names: what cannot be read is in the account's own.
    """
    return _Bringing(account, mapping, register, sha256).bring()


class _Bringing:
    def __init__(
        self, account: Account, mapping: Mapping, register: Register, sha256: str
    ) -> None:
        self.account, self.mapping = account, mapping
        self.sha256 = sha256
        # Apart by benefit: a new one has no position, and a key is slow to hash.
        self.position: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        for key, pence in register.position.items():
            self.position[key.benefit][key] = pence
        self.naming = Naming(mapping, register)
        self.lines: defaultdict[StatementKind, list[Line]] = defaultdict(list)
        self.totals: defaultdict[StatementKind, list[Total]] = defaultdict(list)
        self.first_at: dict[tuple[int, str], Spot] = {}
        self.groups = _groups(mapping.sheets)
        self.at_row: dict[tuple[str, int], str] = {}
        self.periods: dict[FinancialYear, Period] = {}
        self.problems: list[Problem] = []
        self.renamed: list[str] = []
        self.unchanged = self.stated = self.silent = 0

    def bring(self) -> Brought:
        by_name = {each.sheet: each for each in self.mapping.sheets}
        for read in self.account.sheets:
            mapping = by_name[read.sheet]
            for row in read.taken:
                self._row(read.sheet, row, mapping)
            stating = self._stating(read) if read.totals else {}
            for total in read.totals:
                self._total(read, total, mapping, stating)
        # A total is repeated only beside something that changed.
        said = tuple(
            Said(kind, tuple(lines), tuple(self.totals[kind]))
            for kind, lines in sorted(self.lines.items())
        )
        problems = (*self.problems, *self.naming.problems())
        new = tuple(self.naming.new.values())
        return Brought(new, said, self.unchanged, problems, tuple(self._notices()))

    def _notices(self) -> Iterator[str]:
        if self.silent:
            stay = "amounts of the record are empty here: they stay as they are"
            if self.silent == 1:
                stay = "amount of the record is empty here: it stays as it is"
            yield f"{self.silent:,} {stay}; type 0 to say that there is none"
        if self.renamed:
            named = ", ".join(self.renamed[:5]) + (", ..." if self.renamed[5:] else "")
            yield f"recorded benefits keep their title and kind, changed here: {named}"

    def _row(self, sheet: str, row: TakenRow, mapping: SheetMapping) -> None:
        named_by = Role.REFERENCE if Role.REFERENCE in mapping.roles else Role.TITLE
        at = (sheet, row.row, mapping.roles)
        benefit = self.naming.benefit(row, at)
        if benefit is None:
            what = f"the {named_by} has neither letters nor digits"
            self.problems.append(
                Problem(spoken(at, named_by), what, "Give the saving a name")
            )
            return
        first = self.first_at.setdefault((self.groups[sheet], benefit.code), at)
        if first is not at:
            what = f"{benefit.code} stands at {spoken(first, named_by)} already"
            mend = "Give each saving one row, and a reference of its own"
            self.problems.append(Problem(spoken(at, named_by), what, mend))
            return
        self.at_row[sheet, row.row] = benefit.code
        held = self.position.get(benefit.code, {})
        if benefit.code not in self.naming.new:
            self._compare(row, mapping, benefit, held)
        for line in self._lines(sheet, row, mapping, benefit):
            if held and held.get(line.key) == line.pence:
                self.unchanged += 1
            else:
                self.lines[KIND_OF_SERIES[line.key.series]].append(line)

    def _compare(
        self,
        row: TakenRow,
        mapping: SheetMapping,
        benefit: Benefit,
        held: Table[Key, int],
    ) -> None:
        """Note what the row would change of a recorded benefit, and cannot."""
        title, kind = row.word(Role.TITLE), row.word(Role.KIND)
        other_title = title and title != " ".join(benefit.title.split())
        if other_title or (kind and kind_of(kind) not in (None, benefit.kind)):
            self.renamed.append(benefit.code)
        if held:
            stated = {(column.series, column.year) for column, _ in row.amounts}
            self.silent += sum(
                1
                for each in mapping.amounts
                if (each.series, each.year) not in stated
                and self._key(benefit, each, mapping) in held
            )

    def _key(
        self, benefit: Benefit, column: AmountColumn, mapping: SheetMapping
    ) -> Key:
        period = self._period(column.year)
        return Key(benefit.code, column.series, mapping.basis, period)

    def _lines(
        self, sheet: str, row: TakenRow, mapping: SheetMapping, benefit: Benefit
    ) -> Iterator[Line]:
        flip = mapping.signs is Signs.UNSIGNED and benefit.kind in _COSTS
        rag = row.word(Role.RAG)
        note = "; ".join(filter(None, [rag and f"RAG: {rag}", row.word(Role.NOTE)]))
        for column, amount in row.amounts:
            key = self._key(benefit, column, mapping)
            origin = Origin(self.sha256, sheet, cell_name(row.row, column.column))
            pence = -amount.pence if flip else amount.pence
            yield Line(key, pence, note=note, origin=origin)

    def _period(self, year: FinancialYear) -> Period:
        if year not in self.periods:
            self.periods[year] = Period.year(year)
        return self.periods[year]

    def _stating(self, read: SheetRead) -> dict[int, set[int]]:
        """The rows that state an amount, by column."""
        stating: defaultdict[int, set[int]] = defaultdict(set)
        for row in read.taken:
            for column, _ in row.amounts:
                stating[column.column].add(row.row)
        return stating

    def _total(
        self,
        read: SheetRead,
        total: TotalRow,
        mapping: SheetMapping,
        stating: Table[int, set[int]],
    ) -> None:
        for column, amount in total.amounts:
            # Only savings that state an amount there: another's would be no line.
            adding = (row for row in total.covers if row in stating[column.column])
            listed = tuple(
                self.at_row[read.sheet, row]
                for row in adding
                if (read.sheet, row) in self.at_row
            )
            cell = cell_name(total.row, column.column)
            self.stated += 1
            self.totals[KIND_OF_SERIES[column.series]].append(
                Total(
                    code=f"{self.sha256[:12]}-{self.stated}",
                    label=f"{total.label}, {column.series.label} {column.year}",
                    scope=f"the {len(listed)} savings that it adds up in the workbook",
                    series=column.series,
                    basis=mapping.basis,
                    period=self._period(column.year),
                    breakdown=Breakdown.LISTED if listed else Breakdown.NONE,
                    pence=amount.pence,
                    unit=stated_unit(column, amount.pence),
                    benefits=listed,
                    ref=f"{read.sheet} {cell}".strip(),
                )
            )


def _groups(sheets: Sequence[SheetMapping]) -> dict[str, int]:
    """A number for each sheet: the same for all that state the same series and year,
    in which a saving may stand once; sheets of other series repeat every saving.
    """
    groups: dict[str, int] = {}
    for at, sheet in enumerate(sheets):
        mine = {(each.series, each.year) for each in sheet.amounts}
        others = (
            groups[other.sheet]
            for other in sheets[:at]
            if mine & {(each.series, each.year) for each in other.amounts}
        )
        groups[sheet.sheet] = next(others, at)
    return groups
