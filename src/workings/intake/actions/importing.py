"""Workbooks in: what a tracker says becomes drafts, and the file itself a document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems, Problem, mend_name
from workings.decisions.models import Body
from workings.documents.actions import record_document, record_source
from workings.documents.models import Document
from workings.documents.papers import Status
from workings.documents.sources import Grade, SourceKind
from workings.intake.queries import register
from workings.intake.workbooks.account import Account, account
from workings.intake.workbooks.brought import Brought, Said, brought
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import Mapping
from workings.intake.workbooks.mapping_file import CannotReadMapping, mapping_from
from workings.intake.workbooks.opening import open_workbook
from workings.intake.workbooks.sheets import Workbook
from workings.ledger.actions import begin_draft
from workings.ledger.models import Draft
from workings.ledger.models import Statement as Posted
from workings.ledger.queries.fold import uncollected
from workings.ledger.statement import Statement
from workings.ledger.words import Standing, StatementKind, Visibility
from workings.programme.models import Post, Programme


class CannotImport(HasProblems):
    """The workbook has problems, and nothing of it was written."""


@dataclass(frozen=True, slots=True)
class TrackerRead:
    """A tracker that was read, by a mapping that was given or suggested. Its workbook
    is emptied of its cells.

    ``notices`` are for whoever brings it in: what was assumed, what was not read.
    """

    path: Path
    workbook: Workbook
    mapping: Mapping
    account: Account
    brought: Brought
    notices: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps it from becoming drafts."""
        return (*self.account.problems, *self.brought.problems)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a tracker: its drafts by number, and the code of its document."""

    drafts: tuple[Draft, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the drafts say of themselves: the day, who says it, who may see it."""

    said: DatedTo
    author: str = ""
    visibility: Visibility = Visibility.PUBLIC


Progress = Callable[[int, str], None]
"""Told with each step that begins: its number, from 1 to 4, and what it is."""


def untold(_number: int, _what: str) -> None:
    """This function will tell nobody."""


def read_tracker(
    path: Path,
    *,
    programme: Programme,
    mapping: Mapping | None = None,
    name: str = "",
    progress: Progress = untold,
) -> TrackerRead:
    """This function will read a tracker against a programme's record, writing nothing.

    ``mapping`` None takes the one that its headings suggest; ``name`` is the name it
    was sent under. Raises ``NotAWorkbook`` for what cannot be opened; all else that is
    wrong stands in the problems.
    """
    with uncollected():
        progress(1, "opening the file")
        workbook = open_workbook(path, file_name=name)
        notices: tuple[str, ...] = ()
        if mapping is None:
            suggestion = suggest(workbook)
            mapping, notices = suggestion.mapping, suggestion.notices
        rows = sum(len(sheet.rows) for sheet in workbook.sheets)
        progress(2, f"accounting for {rows:,} rows")
        counted = account(workbook, mapping)
        # A large tracker's cells take as much memory as all that is made of them.
        workbook = workbook.emptied()
        progress(3, "comparing with the record")
        found = brought(counted, mapping, register(programme), sha256=workbook.sha256)
    told = (*notices, *counted.notices, *found.notices)
    return TrackerRead(path, workbook, mapping, counted, found, told)


def mapping_file(path: Path) -> Mapping:
    """This function will read a mapping from a file.

    Raises ``CannotReadMapping`` with everything that is wrong in it, and that it
    cannot be opened.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not in UTF-8"
        problem = Problem(path.name, f"it cannot be read ({why})", "Name another file")
        raise CannotReadMapping([problem]) from None
    return mapping_from(text, name=path.name)


@transaction.atomic
def import_tracker(
    read: TrackerRead, heading: Heading, *, programme: Programme, by: Actor, on: date
) -> Imported:
    """This function will make drafts of what a tracker says anew: one for plans, one
    for forecasts, one for what was delivered. The file becomes a confidential document
    and their source.

    Where nothing changed there is no draft and no document. Raises
    :class:`CannotImport` with every problem, and writes nothing then.
    """
    require(by, Permission.PROPOSE_STATEMENT)
    if read.problems or not read.mapping.sheets:
        raise CannotImport(read.problems or [no_sheet(read.workbook)])
    if not read.brought.said:
        return Imported((), "")
    with uncollected():
        return _import(read, heading, programme, by, on)


def _import(
    read: TrackerRead, heading: Heading, programme: Programme, by: Actor, on: date
) -> Imported:
    code = code_of(read)
    document = hold(read, code, heading, programme, by)
    drafts = []
    for said in read.brought.said:
        statement = _statement(said, code, heading, programme, read.workbook.file_name)
        codes = set(said.lines.benefits())
        new = [each for each in read.brought.benefits if each.code in codes]
        drafts.append(
            begin_draft(statement, programme=programme, by=by, on=on, benefits=new)
        )
    return Imported(tuple(drafts), document)


def code_of(read: TrackerRead) -> str:
    """This function will name the source that a tracker is."""
    return f"tracker-{read.workbook.sha256[:12]}"


def no_sheet(workbook: Workbook) -> Problem:
    """This function will say that nothing in a workbook looks like a tracker."""
    what = "no sheet has a heading that names both savings and financial years"
    mend = "Name the sheet, its heading row and its columns in a mapping"
    return Problem(workbook.file_name, what, mend)


def hold(
    read: TrackerRead, code: str, heading: Heading, programme: Programme, by: Actor
) -> str:
    """This function will keep a tracker as a confidential document, with a source of
    the code, and return the document's code.
    """
    title = f"Savings tracker {read.workbook.file_name}"
    source = record_source(
        collection=programme.slug,
        code=code,
        title=title,
        publisher=programme.council.name,
        kind=SourceKind.OTHER,
        dated=heading.said,
        by=by,
    )
    # However it came here, the same file is the same document.
    held = Document.objects.filter(
        collection=programme.slug, sha256=read.workbook.sha256
    )
    if found := held.values_list("code", flat=True).first():
        return found
    with read.path.open("rb") as content:
        record_document(
            collection=programme.slug,
            code=code,
            title=title,
            content=content,
            file_name=read.workbook.file_name,
            source=source,
            dated=heading.said,
            status=Status.CONFIDENTIAL,
            by=by,
        )
    return code


def _statement(
    said: Said, source: str, heading: Heading, programme: Programme, name: str
) -> Statement:
    body, post = _author(heading.author, programme)
    # Finance may say of it later that it is audited; who brings it in may not.
    return Statement(
        code=_free_code(f"{heading.said.on}-{said.kind}", programme),
        title=f"{_TITLES[said.kind]}, {heading.said.spoken()}",
        kind=said.kind,
        said=heading.said,
        source=source,
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD,
        visibility=heading.visibility,
        lines=said.lines,
        totals=said.totals,
        author_body=body,
        author_post=post,
    )


_TITLES = {
    StatementKind.PLAN: "Savings planned",
    StatementKind.REFORECAST: "Savings forecast",
    StatementKind.DELIVERY: "Savings delivered",
}


def _author(code: str, programme: Programme) -> tuple[str, str]:
    """The code as a body's or a post's; raises :class:`CannotImport` for neither."""
    if not code:
        return "", ""
    bodies, posts = (
        set(model.objects.filter(programme=programme).values_list("code", flat=True))
        for model in (Body, Post)
    )
    if code not in bodies | posts:
        what = f'the record has no body or post "{code}"'
        raise CannotImport([Problem("author", what, mend_name(code, bodies | posts))])
    return (code, "") if code in bodies else ("", code)


def _free_code(wanted: str, programme: Programme) -> str:
    """The code, or with a number behind it where a statement or draft has it."""
    alike = {"programme": programme, "code__startswith": wanted}
    taken = {*Posted.objects.filter(**alike).values_list("code", flat=True)}
    taken |= {*Draft.objects.filter(**alike).values_list("code", flat=True)}
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(code for code in chain([wanted], numbered) if code not in taken)
