"""Whatever one cell is spoilt with, its place is named and nothing is written."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.intake.ambridge_folder import RecordFolder, ambridge
from workings.access.models import AuditEntry
from workings.access.permissions import COMMAND_LINE
from workings.core.problems import HasProblems, Problem
from workings.intake.actions import load_folder
from workings.intake.cells import Fault
from workings.intake.checking import Held, in_order, record_problems
from workings.intake.columns import Column, columns_of
from workings.intake.folder import read_folder
from workings.intake.reading import trimmed
from workings.intake.record import read_record, statements
from workings.intake.tables import TABLES
from workings.ledger.models import Statement
from workings.programme.models import Programme

AMBRIDGE = ambridge(Path("/nowhere"))

texts = st.text(st.characters(codec="utf-8"), max_size=40)
NEAR_MISSES = """
    2012-13-01 31/12/2012 2011/13 1.005 £5 1e3 NO-SUCH a;b;a Yes planned IT:0.5 - 99999
"""
near_misses = st.sampled_from(
    [*NEAR_MISSES.split(), "x" * 25_000, "\x00", "\x1b[2J", "\uff10"]
)


@dataclass(frozen=True)
class Cell:
    """A cell of New Ambridge's tables."""

    table: str
    row: int
    column: Column

    def __str__(self) -> str:
        return f"{self.table} row {self.row}, {self.column.name}"


CELLS = [
    Cell(declared.table, number, column)
    for declared in TABLES
    for number in range(2, len(AMBRIDGE.tables[declared.table]) + 2)
    for column in columns_of(declared)
]


def refused(cell: Cell, text: str) -> bool:
    """Whether a text is none that the cell's column takes."""
    text = trimmed(text)
    if not text:
        return cell.column.required
    if cell.column.names and text == "NO-SUCH":
        return True
    try:
        cell.column.read(text)
    except Fault:
        return True
    return False


def spoilt(path: Path, cell: Cell, text: str) -> RecordFolder:
    folder = ambridge(path)
    folder.set(cell.table, cell.row, **{cell.column.name: text})
    folder.write()
    return folder


def found(folder: RecordFolder) -> tuple[Problem, ...]:
    held = read_folder(folder.path)
    record, problems = read_record(held.contents)
    more = record_problems(record, statements(record), held, Held())
    return in_order([*held.problems, *problems, *more])


@given(st.sampled_from(CELLS), texts | near_misses)
@example(CELLS[0], "")
@settings(deadline=None, max_examples=300)
def test_one_spoilt_cell_is_named(cell, text):
    assume(refused(cell, text))
    with tempfile.TemporaryDirectory() as path:
        problems = found(spoilt(Path(path), cell, text))

    place = f"{cell.table}.csv row {cell.row}"
    assert any(problem.where.split(",")[0] == place for problem in problems)
    for problem in problems:
        assert "\n" not in str(problem)
        assert len(str(problem)) < 600
        assert problem.mend


@pytest.mark.parametrize("declared", TABLES, ids=lambda declared: declared.table)
def test_every_column_can_be_spoilt(tmp_path, declared):
    """One cell of each column at least, with a text that none of them takes."""
    for column in columns_of(declared):
        text = "\x01" if column.read.__class__.__name__ == "function" else "\x02"
        cell = Cell(declared.table, 2, column)
        assert refused(cell, text)

        problems = found(spoilt(tmp_path, cell, text))

        where = f"{declared.table}.csv row 2, {column.name}"
        assert where in [problem.where for problem in problems]


@given(st.sampled_from(CELLS), texts | near_misses)
@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_spoilt_cell_is_loaded_whole_or_not_at_all(database, cell, text):
    """What the check lets through, the database takes; what not, leaves no trace."""
    with tempfile.TemporaryDirectory() as path, transaction.atomic():
        folder = spoilt(Path(path), cell, text)
        problems = found(folder)
        if problems:
            with pytest.raises(HasProblems) as refusal:
                load_folder(folder.path, by=COMMAND_LINE)
            assert refusal.value.problems == problems
            assert not Programme.objects.exists()
            assert not Statement.objects.exists()
            assert not AuditEntry.objects.exists()
        else:
            assert len(load_folder(folder.path, by=COMMAND_LINE).posted) == 6
        transaction.set_rollback(True)


spoils = st.sampled_from(["cut", "double", "insert", "remove"])


@given(
    st.sampled_from(["record.toml", *(f"{table}.csv" for table in AMBRIDGE.tables)]),
    spoils,
    st.floats(0, 1, exclude_max=True),
    st.binary(min_size=1, max_size=6),
)
@settings(deadline=None)
def test_a_spoilt_file_never_crashes(name, how, at, inserted):
    with tempfile.TemporaryDirectory() as path:
        folder = ambridge(Path(path))
        file = folder.write() / name
        content = file.read_bytes()
        place = int(at * len(content))
        before, after = content[:place], content[place:]
        file.write_bytes(
            {
                "cut": before,
                "double": content + content,
                "insert": before + inserted + after,
                "remove": before + after[len(inserted) :],
            }[how]
        )
        for problem in found(folder):
            assert "\n" not in str(problem)
