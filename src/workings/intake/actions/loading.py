"""A folder is brought in whole, or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection, transaction

from workings.access.permissions import Actor, Permission, require
from workings.core.problems import HasProblems, Problem
from workings.documents import store
from workings.documents.queries import held_files
from workings.documents.store import Shelf
from workings.intake import queries
from workings.intake.actions import (
    cases,
    governance,
    papers,
    people,
    projects,
    quality,
)
from workings.intake.actions.heading import record_heading
from workings.intake.actions.registers import Registers, written_by
from workings.intake.casefiles import file_problems, read_case_files
from workings.intake.checking import Held, in_order, record_problems
from workings.intake.checking.statements import Names
from workings.intake.folder import Folder, read_folder
from workings.intake.heading import FILE, Heading
from workings.intake.reading import file_name
from workings.intake.record import (
    Brought,
    Record,
    benefit,
    contests,
    read_record,
    statements,
    total_projects,
)
from workings.intake.tables.cases import CaseRow
from workings.intake.tables.statements import BenefitRow, LineRow
from workings.intake.texts import FOLDER as TEXTS
from workings.intake.texts import BroughtText, read_texts
from workings.ledger.actions import (
    post,
    record_benefits,
    record_contests,
    record_total_projects,
)
from workings.ledger.guards import CHAIN_LOCK
from workings.ledger.queries import head_digest
from workings.programme.models import Programme
from workings.publish.actions.texts import record_text
from workings.publish.queries.index import refresh


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a folder found: every problem, and the rows of each table."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a folder wrote.

    ``posted`` are the codes of the statements posted now, ``unchanged`` how many
    were posted before; ``changed`` counts the rows written in each register, and
    has none where nothing was.
    """

    programme: str
    posted: tuple[str, ...]
    unchanged: int
    changed: Mapping[str, int]
    counts: Mapping[str, int]
    head_digest: str


def check_folder(folder: Path) -> Checked:
    """This function will say everything that is wrong with a record's folder, also
    against what is held here already, and write nothing.

    Raises ``NotARecord`` where it is no record's folder.
    """
    bundle = _read(folder)
    found = bundle.all_problems(queries.held(bundle.record))
    return Checked(found, bundle.counts())


def load_folder(folder: Path, *, by: Actor) -> Loaded:
    """This function will bring in a record's folder: whatever of it is new here.

    Raises ``NotARecord`` where it is no record's folder, and ``HasProblems`` with
    every problem of it; then nothing of it is left here.
    """
    require(by, Permission.RECORD_REGISTERS)
    require(by, Permission.POST_STATEMENT)
    bundle = _read(folder)
    with _no_file_left_behind(bundle.folder), transaction.atomic():
        loaded = _load(bundle, by)
    # So that the first who searches need not wait for it.
    refresh()
    return loaded


@dataclass(frozen=True, slots=True)
class _Bundle:
    """A folder as it was read."""

    folder: Folder
    record: Record
    statements: tuple[Brought, ...]
    texts: tuple[BroughtText, ...]
    case_files: Mapping[str, str]
    problems: tuple[Problem, ...]

    def all_problems(self, held: Held) -> tuple[Problem, ...]:
        found = record_problems(self.record, self.statements, self.folder, held)
        return in_order([*self.problems, *found])

    def counts(self) -> dict[str, int]:
        rows = {
            declared.table: len(read.rows) + len(read.broken)
            for declared, read in self.record.tables.items()
            if file_name(declared) in self.folder.contents
        }
        return rows | ({TEXTS: len(self.texts)} if self.texts else {})


def _read(path: Path) -> _Bundle:
    folder = read_folder(path)
    record, problems = read_record(folder.contents)
    lines_file = folder.checksum(file_name(LineRow))
    brought = statements(record, lines_file=lines_file)
    texts, faults = read_texts(folder.contents)
    files, wrong = read_case_files(folder.contents)
    projects = dict.fromkeys(record.codes(CaseRow), "")
    projects |= {row.case: row.project for row in record.rows(CaseRow)}
    apart = file_problems(folder.contents, files, projects)
    found = (*folder.problems, *problems, *faults, *wrong, *apart)
    return _Bundle(folder, record, brought, texts, files, found)


def _load(bundle: _Bundle, by: Actor) -> Loaded:
    _wait_for_other_loads()
    heading, held = bundle.record.heading, queries.held(bundle.record)
    problems = bundle.all_problems(held)
    if problems or heading is None:
        raise HasProblems(problems)
    programme, changed = _record_programme(heading, by)
    registers = Registers(programme, by)
    changed |= _record_registers(bundle, registers)
    changed["benefits"] = _record_benefits(bundle.record, programme, by)
    changed |= _written(_OF_SAVINGS, bundle.record, registers)
    posted = _post_new(bundle, held, programme, by)
    changed["contests"] = record_contests(
        contests(bundle.record), programme=programme, by=by
    )
    changed["totals"] = record_total_projects(
        total_projects(bundle.record), programme=programme, by=by
    )
    write = partial(_record_texts, bundle.texts, programme, by)
    changed[TEXTS] = written_by(write, by=by)
    return Loaded(
        programme.slug,
        posted,
        len(bundle.statements) - len(posted),
        {table: count for table, count in changed.items() if count},
        bundle.counts(),
        head_digest(),
    )


def _wait_for_other_loads() -> None:
    """Of two loads at once, the second sees all that the first has written.

    It is the chain's lock, which posting would take later. SQLite has its one write
    lock from the transaction's first word.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


_WRITERS: tuple[tuple[str, Callable[[Registers, Record], None]], ...] = (
    ("sources", papers.record_sources),
    ("posts", people.record_posts),
    ("holders", people.record_holders),
    ("services", people.record_services),
    ("service_users", people.record_users),
    ("baselines", people.record_baselines),
    ("projects", projects.record_projects),
    ("stages", projects.record_histories),
    ("milestones", projects.record_milestones),
    ("bodies", governance.record_bodies),
    ("members", governance.record_members),
    ("consultations", governance.record_consultations),
    ("decisions", governance.record_decisions),
    ("options", governance.record_options),
    ("principle_tests", cases.record_principle_tests),
    ("measures", quality.record_measures),
    ("targets", quality.record_targets),
    ("rebases", quality.record_rebases),
    ("yardsticks", quality.record_yardsticks),
)
"""The registers, each after those that its rows name."""

_OF_SAVINGS: tuple[tuple[str, Callable[[Registers, Record], None]], ...] = (
    ("dis_benefits", quality.record_dis_benefits),
    ("assessments", quality.record_assessments),
)
"""Those that name benefits, too."""


def _record_programme(heading: Heading, by: Actor) -> tuple[Programme, dict[str, int]]:
    found: list[Programme] = []
    changed = written_by(lambda: found.append(record_heading(heading, by=by)), by=by)
    return found[0], {FILE: changed}


def _written(
    writers: Iterable[tuple[str, Callable[[Registers, Record], None]]],
    record: Record,
    registers: Registers,
) -> dict[str, int]:
    return {
        table: written_by(partial(write, registers, record), by=registers.by)
        for table, write in writers
    }


def _record_registers(bundle: _Bundle, registers: Registers) -> dict[str, int]:
    by = registers.by
    changed = _written(_WRITERS, bundle.record, registers)
    weigh = partial(
        cases.record_cases, registers, bundle.record, files=bundle.case_files
    )
    changed["cases"] = written_by(weigh, by=by)
    changed["readings"] = quality.record_readings(registers, bundle.record)
    # Files last: a rollback does not take them back.
    hold = partial(papers.record_documents, registers, bundle.record, bundle.folder)
    changed["documents"] = written_by(hold, by=by)
    return changed


def _record_benefits(record: Record, programme: Programme, by: Actor) -> int:
    brought = [benefit(row) for row in record.rows(BenefitRow)]
    return record_benefits(brought, programme=programme, by=by)


def _record_texts(
    brought: tuple[BroughtText, ...], programme: Programme, by: Actor
) -> None:
    for text in brought:
        record_text(programme=programme, section=text.section, body=text.body, by=by)


def _post_new(
    bundle: _Bundle, held: Held, programme: Programme, by: Actor
) -> tuple[str, ...]:
    """Post each statement that is not posted, in the order of the chain."""
    names = Names(bundle.record, held)
    posted = []
    for each in bundle.statements:
        statement = each.statement
        if statement.code not in held.known.statements:
            post(statement, programme=programme, by=by, known=names.known)
            posted.append(statement.code)
        names.learn(statement)
    return tuple(posted)


@contextmanager
def _no_file_left_behind(folder: Folder) -> Iterator[None]:
    """Take back the files that were put on a shelf, where the load fails.

    A transaction rolls back tables alone.
    """
    places = [(file.sha256, shelf) for file in folder.files.values() for shelf in Shelf]
    new = [place for place in places if not store.path(*place).exists()]
    try:
        yield
    except BaseException:
        wanted = set(held_files())
        for place in new:
            if place not in wanted:
                store.remove(*place)
        raise
