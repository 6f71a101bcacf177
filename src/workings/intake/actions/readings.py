"""Readings of measures in: every one that is new, or none of the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems, Problem, mend_name
from workings.documents.actions import record_document, record_source
from workings.documents.models import Document, Source
from workings.documents.papers import Status
from workings.documents.sources import SourceKind
from workings.intake.workbooks.opening import open_workbook
from workings.intake.workbooks.reading_cells import Asked, Fractions, Known
from workings.intake.workbooks.readings import Found, ReadingsAccount, account_readings
from workings.intake.workbooks.sheets import Workbook
from workings.ledger.queries.fold import uncollected
from workings.programme.models import Programme
from workings.quality.actions import add_readings
from workings.quality.dating import Dated
from workings.quality.measures import ReadingGiven
from workings.quality.models import Measure
from workings.quality.queries import readings_given
from workings.quality.stated import ADDED


class CannotBringReadings(HasProblems):
    """The file has problems, and nothing of it was written."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file of readings against the record: what of it is new, and what revises.

    ``own`` says that the file itself is the readings' source.
    """

    path: Path
    workbook: Workbook
    account: ReadingsAccount
    asked: Asked
    own: bool
    new: tuple[ReadingGiven, ...]
    revised: int
    unchanged: int
    clashes: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps it from being written."""
        return (*self.account.problems, *self.clashes)


def read_readings(
    path: Path,
    *,
    programme: Programme,
    said: DatedTo,
    measure: str = "",
    source: str = "",
    fractions: Fractions = Fractions.NOT_SAID,
    name: str = "",
) -> Brought:
    """This function will read a file of readings against the record, writing nothing.

    ``measure`` is the one that is wanted, "" for every one that the file names;
    ``source`` the code of a source that the record has, "" where the file itself is
    the source; ``name`` the name it was sent under. Raises ``NotAWorkbook`` for what
    cannot be opened, and :class:`CannotBringReadings` for a measure or a source that
    the record does not have; all else that is wrong stands in the problems.
    """
    rows = Measure.objects.filter(programme=programme).order_by("code")
    known = [Known(row.code, row.title, row.unit, row.frequency) for row in rows]
    _check_names(programme, known, measure, source)
    with uncollected():
        workbook = open_workbook(path, file_name=name)
        code = source or f"readings-{workbook.sha256[:12]}"
        asked = Asked(said, code, measure, fractions)
        found = account_readings(workbook, known, asked)
    compared = _Compared(found.found, readings_given(programme).values())
    return Brought(
        path,
        workbook,
        found,
        asked,
        own=not source,
        new=tuple(compared.new),
        revised=compared.revised,
        unchanged=compared.unchanged,
        clashes=tuple(compared.clashes),
    )


@transaction.atomic
def bring_readings(read: Brought, *, programme: Programme, by: Actor) -> int:
    """This function will add the readings of a file that are new or revise others, and
    return how many. The file becomes a confidential document.

    Where nothing is new, nothing is written. Raises :class:`CannotBringReadings` with
    every problem, and writes nothing then.
    """
    require(by, Permission.RECORD_REGISTERS)
    if read.problems:
        raise CannotBringReadings(read.problems)
    if not read.new:
        return 0
    sources = {read.asked.source: _hold(read, programme, by)}
    return add_readings(read.new, programme=programme, sources=sources, by=by)


def _check_names(
    programme: Programme, known: Iterable[Known], measure: str, source: str
) -> None:
    problems = list(_unknown("measure", measure, [one.code for one in known]))
    if source:
        mine = Source.objects.filter(collection=programme.slug)
        codes = [*mine.values_list("code", flat=True)]
        problems.extend(_unknown("source", source, codes))
    if problems:
        raise CannotBringReadings(problems)


def _unknown(what: str, name: str, codes: list[str]) -> Iterator[Problem]:
    if name and name not in codes:
        found = f'the record has no {what} "{name}"'
        yield Problem(f"the {what}", found, mend_name(name, codes))


class _Compared:
    """What is new of readings beside those that the record has."""

    def __init__(self, found: Iterable[Found], held: Iterable[ReadingGiven]) -> None:
        self.new: list[ReadingGiven] = []
        self.revised = self.unchanged = 0
        self.clashes: list[Problem] = []
        by_period: dict[tuple[str, Dated], list[ReadingGiven]] = {}
        for one in held:
            by_period.setdefault((one.measure, one.period), []).append(one)
        for each in found:
            key = (each.given.measure, each.given.period)
            self._compare(each, by_period.get(key, []))

    def _compare(self, each: Found, held: list[ReadingGiven]) -> None:
        day = each.given.said.on
        then = [one for one in held if one.said.on <= day]
        latest = max(then, key=lambda one: one.said.on, default=None)
        if latest is not None and _says(latest) == _says(each.given):
            self.unchanged += 1
        elif latest is not None and latest.said.on == day:
            what = (
                f"{latest.measure} for {latest.period} has another reading, said on "
                "that day"
            )
            mend = (
                "Readings are never overwritten: give a later day on which it is said"
            )
            self.clashes.append(Problem(each.where, what, mend))
        else:
            self.new.append(each.given)
            self.revised += latest is not None


def _says(one: ReadingGiven) -> tuple[object, ...]:
    """What a reading says, whoever says it and when."""
    bare = one.mark.casefold().strip("[]() ")
    mark = bare if one.value is None else ADDED.get(bare, one.mark)
    return one.value, mark, one.numerator, one.denominator


def _hold(read: Brought, programme: Programme, by: Actor) -> Source:
    """The readings' source, and the file as a document that is not published."""
    code = f"readings-{read.workbook.sha256[:12]}"
    # A file's name may say what only the office should read: the title does not.
    title = f"Readings brought in, said {read.asked.said.spoken()}"
    mine = Source.objects.filter(collection=programme.slug)
    source = mine.filter(code=read.asked.source).first()
    if source is None:
        source = record_source(
            collection=programme.slug,
            code=code,
            title=title,
            publisher=programme.council.name,
            kind=SourceKind.OTHER,
            dated=read.asked.said,
            by=by,
        )
    if not Document.objects.filter(collection=programme.slug, code=code).exists():
        with read.path.open("rb") as content:
            record_document(
                collection=programme.slug,
                code=code,
                title=title,
                content=content,
                file_name=read.workbook.file_name,
                source=source,
                dated=read.asked.said,
                status=Status.CONFIDENTIAL,
                by=by,
            )
    return source
