"""A large savings tracker: what it takes to make a draft of it, and to post that."""

import json
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from benchmarks.engines import version
from benchmarks.posting import (
    Bare,
    BareBenefit,
    BareText,
    bare,
    make_bare_tables,
)
from benchmarks.record import BY
from benchmarks.timing import Subject
from workings.access.permissions import Actor, Role
from workings.core.dates import DatedTo
from workings.intake.actions.importing import (
    Heading,
    Imported,
    import_tracker,
    read_tracker,
)
from workings.ledger.actions import post_draft, propose, validate
from workings.ledger.bodies import statement_of
from workings.ledger.models import Draft
from workings.programme.actions import (
    record_council,
    record_programme,
    record_project,
    record_service,
)
from workings.programme.models import Programme

ROWS, QUICK_ROWS = 100_000, 200
DIRECTORATES, PROJECTS, OWNERS = 20, 40, 60
YEARS = 4
SAID = date(2024, 6, 30)
FINANCE = Actor("finance", frozenset({Role.FINANCE}))

HEADING = (
    *("Ref", "Description", "Directorate", "Project", "Type"),
    *(f"Forecast {year}/{year - 1999}" for year in range(2024, 2024 + YEARS)),
    *("RAG", "Owner", "Comments"),
)
COMMENTS = (
    *("", "", "", "Staff have been consulted.", "Waits for the new contract to begin."),
    "The equality assessment is with the service; a report goes to cabinet in autumn.",
)
FIRST = "T00"
"""What the references of the first tracker begin with; the next ones count on."""


def _first_path() -> Path:
    return Path(settings.HOME, "tracker.xlsx")


def build(*, quick: bool) -> dict[str, object]:
    """This function will record a programme without any saving, and write a tracker."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    council = record_council(
        slug="ambridge", name="Ambridge", code="E00000001", named_to_level=2, by=BY
    )
    programme = record_programme(
        council=council,
        slug="ambridge",
        title="New Ambridge",
        begins=DatedTo(date(2024, 4, 1)),
        by=BY,
    )
    for number in range(DIRECTORATES):
        code, title = f"D{number}", f"Directorate {number}"
        record_service(programme=programme, code=code, title=title, by=BY)
    for number in range(PROJECTS):
        record_project(
            programme=programme,
            code=f"P{number}",
            title=f"Project {number}",
            wave="1",
            by=BY,
        )
    rows = QUICK_ROWS if quick else ROWS
    _write(_first_path(), rows)
    return {"version": version(), "lines": rows}


def _write(path: Path, rows: int) -> None:
    # Imported here: it is no part of what is measured.
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Tracker")
        page.write_row(0, 0, ["New Ambridge: savings tracker, all figures in £000"])
        page.write_row(2, 0, HEADING)
        for at, row in enumerate(_rows(rows), start=3):
            page.write_row(at, 0, row)


def _rows(rows: int) -> Iterator[tuple[str | float, ...]]:
    """Savings by directorate, each with a heading above. A saving begins in one of
    the years, and goes on.
    """
    dice = random.Random(rows)
    each = rows // DIRECTORATES
    for number in range(rows):
        if number % each == 0:
            yield ("",)
            yield (f"Directorate {number // each}",)
        begins = dice.randrange(YEARS)
        yearly = dice.randrange(10, 20_000) / 10
        yield (
            f"{FIRST}-{number:06}",
            f"Review of contract {number}: fewer visits, one supplier",
            f"Directorate {number // each}",
            f"Project {number % PROJECTS}",
            dice.choice(("Cashable saving", "Income", "Cost avoidance")),
            *("" if year < begins else yearly for year in range(YEARS)),
            dice.choice(("Red", "Amber", "Green")),
            f"Officer {dice.randrange(OWNERS)}",
            dice.choice(COMMENTS),
        )


class Trackers:
    """One new tracker after the other, each of savings that nobody has heard of."""

    def __init__(self) -> None:
        self.programme = Programme.objects.get()
        taken = Draft.objects.count()
        self.numbers = count(taken + 1)
        self.path = _first_path()
        self.number = self.version = 0
        make_bare_tables()

    def write_next(self) -> None:
        """Write the next one, in which references alone are others."""
        name = f"T{next(self.numbers):02}"
        self.path = Path(settings.HOME, f"{name}.xlsx")
        with (
            zipfile.ZipFile(_first_path()) as first,
            zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for part in first.namelist():
                if part == "xl/sharedStrings.xml":
                    before, after = f"<t>{FIRST}-", f"<t>{name}-"
                    texts = first.read(part).decode().replace(before, after)
                    archive.writestr(part, texts)
                    continue
                with first.open(part) as content, archive.open(part, "w") as copy:
                    shutil.copyfileobj(content, copy)

    def import_it(self) -> Imported:
        read = read_tracker(self.path, programme=self.programme)
        heading = Heading(DatedTo(SAID))
        return import_tracker(read, heading, programme=self.programme, by=BY, on=SAID)

    def read_cells(self) -> None:
        """The yardstick of importing."""
        CalamineWorkbook.from_path(self.path).get_sheet_by_index(0).to_python()

    def validate_next(self) -> None:
        """Have a draft wait to be posted, if none does: another process makes it,
        whose memory is its own.
        """
        if self.number and not Draft.objects.get(pk=self.number).number:
            return
        asked = [sys.executable, "-m", "benchmarks.part", "intake", "draft", ""]
        told = subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout
        self.number, self.version = json.loads(told)

    def post_it(self) -> None:
        post_draft(self.number, version=self.version, by=BY, on=SAID)

    def create_bare(self) -> None:
        """The yardstick of posting: its lines, its texts and its new savings."""
        held = Draft.objects.get(pk=self.number)
        statement = statement_of(held.body)
        Bare.objects.bulk_create(
            bare(position, line, 1)
            for position, line in enumerate(statement.lines, start=1)
        )
        BareText.objects.bulk_create(
            BareText(digest="5f" * 32, salt="5f" * 16, body=line.note)
            for line in statement.lines
            if line.note
        )
        BareBenefit.objects.bulk_create(
            BareBenefit(
                programme_id=1,
                code=benefit["code"],
                title=benefit["title"],
                kind=benefit["kind"],
                project_id=1,
                bearer="council",
                note="",
            )
            for benefit in held.benefits
        )


def of(*, quick: bool) -> tuple[Subject, ...]:
    """This function will return what is measured of a tracker."""
    rows = QUICK_ROWS if quick else ROWS
    trackers = Trackers()
    return (
        Subject(
            f"a tracker of {rows:,} rows becomes a draft",
            trackers.import_it,
            trackers.read_cells,
            aim=4,
            prepare=trackers.write_next,
        ),
        Subject(
            f"post the draft of a tracker of {rows:,} rows",
            trackers.post_it,
            trackers.create_bare,
            aim=2,
            repeat=3,
            prepare=trackers.validate_next,
        ),
    )


def validated() -> tuple[int, int]:
    """This function will have the draft of a new tracker validated, and return its
    number and version.
    """
    trackers = Trackers()
    trackers.write_next()
    (made,) = trackers.import_it().drafts
    moved = propose(made.pk, version=made.version, by=BY, on=SAID)
    moved = validate(made.pk, version=moved.version, by=FINANCE)
    return made.pk, moved.version
