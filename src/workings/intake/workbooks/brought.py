"""What a workbook brings to the ledger: new benefits, and for each kind of statement
what changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from workings.core.periods import Period
from workings.core.problems import Problem
from workings.intake.workbooks.account import Account
from workings.intake.workbooks.mapping import Mapping, Role, SheetMapping, Signs
from workings.intake.workbooks.naming import Naming, Register, Spot, kind_of, spoken
from workings.intake.workbooks.rows import (
    Amounts,
    SheetRead,
    TakenRow,
    TotalRow,
    Words,
    stated_unit,
)
from workings.intake.workbooks.sheets import cell_name, letters
from workings.ledger.sheet_lines import (
    BroughtLines,
    SheetColumn,
    SheetLines,
    SheetRow,
)
from workings.ledger.statement import Benefit, Key, Total
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
    lines: BroughtLines
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
        self.sheets: defaultdict[StatementKind, list[SheetLines]] = defaultdict(list)
        self.totals: defaultdict[StatementKind, list[Total]] = defaultdict(list)
        self.first_at: defaultdict[int, dict[str, Spot]] = defaultdict(dict)
        self.groups = _groups(mapping.sheets)
        self.problems: list[Problem] = []
        self.renamed: list[str] = []
        self.unchanged = self.stated = self.silent = 0

    def bring(self) -> Brought:
        by_name = {each.sheet: each for each in self.mapping.sheets}
        for read in self.account.sheets:
            self._sheet(read, by_name[read.sheet])
        # A total is repeated only beside something that changed.
        said = tuple(
            Said(kind, BroughtLines(sheets), tuple(self.totals[kind]))
            for kind, sheets in sorted(self.sheets.items())
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

    def _sheet(self, read: SheetRead, mapping: SheetMapping) -> None:
        strands = _strands(mapping)
        first_at = self.first_at[self.groups[read.sheet]]
        codes: list[str] = []
        for row in read.taken:
            at = (read.sheet, row.row, mapping.roles)
            benefit = self._benefit(row, at, mapping, first_at)
            if benefit is None:
                # It has a problem, which is noted.
                codes.append("")
                continue
            codes.append(benefit.code)
            amounts = self._amounts(row, mapping, benefit)
            for strand in strands:
                strand.add(benefit.code, row, amounts)
        for strand in strands:
            if strand.rows:
                columns = strand.columns
                lines = SheetLines(self.sha256, read.sheet, columns, strand.rows)
                self.sheets[strand.kind].append(lines)
        for total in read.totals:
            self._total(read, total, mapping, codes)

    def _benefit(
        self, row: TakenRow, at: Spot, mapping: SheetMapping, first_at: dict[str, Spot]
    ) -> Benefit | None:
        benefit = self.naming.benefit(row, at)
        if benefit is not None and first_at.setdefault(benefit.code, at) is at:
            return benefit
        named_by = Role.REFERENCE if Role.REFERENCE in mapping.roles else Role.TITLE
        if benefit is None:
            what = f"the {named_by} has neither letters nor digits"
            mend = "Give the saving a name"
        else:
            first = spoken(first_at[benefit.code], named_by)
            what = f"{benefit.code} stands at {first} already"
            mend = "Give each saving one row, and a reference of its own"
        self.problems.append(Problem(spoken(at, named_by), what, mend))
        return None

    def _amounts(
        self, row: TakenRow, mapping: SheetMapping, benefit: Benefit
    ) -> Amounts:
        """What the row says that the record does not say already."""
        amounts, code = row.amounts, benefit.code
        if mapping.signs is Signs.UNSIGNED and benefit.kind in _COSTS:
            amounts = tuple(pence and -pence for pence in amounts)
        if code not in self.naming.new:
            self._compare(row, benefit)
        if held := self.position.get(code):
            return self._anew(code, amounts, mapping, held)
        return amounts

    def _compare(self, row: TakenRow, benefit: Benefit) -> None:
        """Note what the row would change of a recorded benefit, and cannot."""
        title, kind = row.words.title, row.words.kind
        other_title = title and title != " ".join(benefit.title.split())
        if other_title or (kind and kind_of(kind) not in (None, benefit.kind)):
            self.renamed.append(benefit.code)

    def _anew(
        self,
        code: str,
        amounts: Amounts,
        mapping: SheetMapping,
        held: Table[Key, int],
    ) -> Amounts:
        before = [
            held.get(Key(code, each.series, mapping.basis, Period.year(each.year)))
            for each in mapping.amounts
        ]
        pairs = list(zip(amounts, before, strict=True))
        self.silent += sum(now is None and was is not None for now, was in pairs)
        self.unchanged += sum(now is not None and now == was for now, was in pairs)
        return tuple(None if now == was else now for now, was in pairs)

    def _total(
        self,
        read: SheetRead,
        total: TotalRow,
        mapping: SheetMapping,
        codes: Sequence[str],
    ) -> None:
        for at, (column, pence) in enumerate(
            zip(mapping.amounts, total.amounts, strict=True)
        ):
            if pence is None:
                continue
            # Only savings that state an amount there: another's would be no line.
            listed = tuple(
                codes[row]
                for row in total.covers
                if codes[row] and read.taken[row].amounts[at] is not None
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
                    period=Period.year(column.year),
                    breakdown=Breakdown.LISTED if listed else Breakdown.NONE,
                    pence=pence,
                    unit=stated_unit(column, pence),
                    benefits=listed,
                    ref=f"{read.sheet} {cell}".strip(),
                )
            )


@dataclass(frozen=True, slots=True)
class _Strand:
    """The columns of a sheet that one kind of statement says, and the rows that state
    something there. ``picked`` are their places among all columns of amounts.
    """

    kind: StatementKind
    picked: tuple[int, ...]
    columns: tuple[SheetColumn, ...]
    whole: bool
    rows: list[SheetRow] = field(default_factory=list)

    def add(self, code: str, row: TakenRow, amounts: Amounts) -> None:
        """Take in what a row states, if it is anything."""
        if not self.whole:
            amounts = tuple(amounts[at] for at in self.picked)
        if amounts.count(None) < len(amounts):
            self.rows.append(SheetRow(code, row.row + 1, _note(row.words), amounts))


def _strands(mapping: SheetMapping) -> tuple[_Strand, ...]:
    kinds = [KIND_OF_SERIES[each.series] for each in mapping.amounts]
    columns = [
        SheetColumn(
            letters(each.column), each.series, mapping.basis, Period.year(each.year)
        )
        for each in mapping.amounts
    ]
    picked = {
        kind: tuple(at for at, each in enumerate(kinds) if each is kind)
        for kind in dict.fromkeys(kinds)
    }
    return tuple(
        _Strand(kind, places, tuple(columns[at] for at in places), len(picked) == 1)
        for kind, places in picked.items()
    )


def _note(words: Words) -> str:
    if words.rag and words.note:
        return f"RAG: {words.rag}; {words.note}"
    return f"RAG: {words.rag}" if words.rag else words.note


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
