"""Everything that is wrong with a record, at once, in the order of its files."""

import re
from collections.abc import Iterable, Iterator

from workings.core.problems import Problem
from workings.intake.checking.contests import contest_problems
from workings.intake.checking.names import missing_tables, unknown_names
from workings.intake.checking.papers import document_problems, held_problems
from workings.intake.checking.principles import principle_problems
from workings.intake.checking.quality import quality_problems
from workings.intake.checking.registers import register_problems
from workings.intake.checking.statements import Held, ledger_problems
from workings.intake.folder import Folder
from workings.intake.heading import FILE
from workings.intake.reading import file_name
from workings.intake.record import Brought, Record
from workings.intake.tables import TABLES
from workings.programme.programmes import TAKEN

__all__ = ["Held", "in_order", "record_problems"]


def record_problems(
    record: Record, brought: tuple[Brought, ...], folder: Folder, held: Held
) -> list[Problem]:
    """This function will return what is wrong between the rows of a record.

    ``brought`` are its statements in the order in which they are posted; ``held`` is
    what is here already.
    """
    return [
        *missing_tables(record),
        *unknown_names(record),
        *register_problems(record),
        *principle_problems(record),
        *document_problems(record, folder),
        *held_problems(record, folder, held.documents, held.withdrawn),
        *_address(record),
        *_council(record, held),
        *ledger_problems(record, brought, held),
        *contest_problems(record, brought, held),
        *quality_problems(record, held.readings),
    ]


def _address(record: Record) -> Iterator[Problem]:
    if record.heading is not None and record.heading.programme.slug in TAKEN:
        programme = record.heading.programme
        what = f'the site\'s own pages are at "/{programme.slug}/"'
        yield Problem(programme.where("slug"), what, "Give the programme another slug")


def _council(record: Record, held: Held) -> Iterator[Problem]:
    if record.heading is not None and held.council:
        council, programme = record.heading.council, record.heading.programme
        if council.slug != held.council:
            what = f'programme "{programme.slug}" is here, of council "{held.council}"'
            mend = "Give the programme a slug of its own, or name its council"
            yield Problem(council.where("slug"), what, mend)


_PLACE = re.compile(r"\s*(?P<file>\S*)(?: row (?P<row>\d+))?")
_FILES = {name: at for at, name in enumerate([FILE, *map(file_name, TABLES)])}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """This function will sort problems by file and row, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_order))


def _order(problem: Problem) -> tuple[int, str, int]:
    match = _PLACE.match(problem.where)
    assert match is not None, problem
    file, row = match["file"].rstrip(","), int(match["row"] or 0)
    return (_FILES.get(file, len(_FILES)), file, row)
