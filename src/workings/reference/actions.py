"""Add newer statistics that a council brings: recognised, checked, used at once."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from django.db import transaction
from django.utils import timezone

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.core.problems import HasProblems
from workings.core.years import FinancialYear
from workings.reference.files import recognise
from workings.reference.packaging import lines_table, people_table, write
from workings.reference.queries import added_folder, codes
from workings.reference.sheets import Recognised


@dataclass(frozen=True, slots=True)
class Added:
    """What a file added, or would add."""

    what: str
    covers: str
    authorities: int
    lines: int
    counts: int
    notes: tuple[str, ...]
    already: bool
    """Whether the very file was added before."""


def look(file: Path, *, year: int | None = None) -> Added:
    """This function will say what a file would add, and write nothing.

    Raises :class:`HasProblems` with every cell at fault, and the refusals of reading.
    """
    return _summary(_sound(file, year), already=_stem(file) in _held())


def add_file(file: Path, *, by: Actor, year: int | None = None) -> Added:
    """This function will add a file's statistics, which are used from now on.

    Adding it again changes nothing. Raises as :func:`look` does.
    """
    require(by, Permission.RECORD_REGISTERS)
    found = _sound(file, year)
    stem = _stem(file)
    already = stem in _held()
    if not already:
        with transaction.atomic():
            audit(
                by,
                "add reference statistics",
                found.what,
                after={"file": file.name, "sha256": stem.partition("-")[2]},
            )
            _keep(found, file, stem)
    return _summary(found, already=already)


def _sound(file: Path, year: int | None) -> Recognised:
    found = recognise(file, known=codes(), year=year)
    if found.problems:
        raise HasProblems(found.problems)
    return found


def _stem(file: Path) -> str:
    return f"added-{hashlib.sha256(file.read_bytes()).hexdigest()}"


def _held() -> set[str]:
    # The name begins with a count, so that what was added last is read last.
    return {
        path.name.partition("-")[2].rpartition("-")[0]
        for path in added_folder().glob("*.parquet")
    }


def _keep(found: Recognised, file: Path, stem: str) -> None:
    folder = added_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    count = len(list(folder.glob("*.json"))) + 1
    tables = (
        {"people": people_table(found.people)}
        if found.people
        else {
            "accounts": lines_table(found.lines, found.year, found.basis),
            "authorities": pl.DataFrame(
                {
                    "code": [one.code for one in found.authorities],
                    "ons": [one.ons for one in found.authorities],
                    "name": [one.name for one in found.authorities],
                    "kind": [one.kind for one in found.authorities],
                }
            ),
        }
    )
    said = {
        "what": found.what,
        "covers": _covers(found),
        "file": file.name,
        "sha256": stem.partition("-")[2],
        "added_at": timezone.now().isoformat(),
    }
    for kind, table in tables.items():
        path = folder / f"{count:04d}-{stem}-{kind}.parquet"
        path.with_suffix(".json").write_text(json.dumps(said, indent=2))
        # Last, and whole at once: a table is there from when it can be read.
        write(table, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)


def _covers(found: Recognised) -> str:
    if found.people:
        years = sorted({one.year for one in found.people})
        return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return str(FinancialYear(found.year))


def _summary(found: Recognised, *, already: bool) -> Added:
    areas = {one.area for one in found.people}
    return Added(
        found.what,
        _covers(found),
        len(areas) or len({line.authority for line in found.lines}),
        len(found.lines),
        len(found.people),
        found.notes,
        already,
    )
