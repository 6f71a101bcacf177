"""A tracker on its way from an upload to drafts, done by processes of their own.

Whoever brings it in is answered at once. What became of it is in the database, so
that every process of every machine sees it; one that was killed is not heard of.
"""

import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from workings.access.actions import audit
from workings.access.permissions import COMMAND_LINE, Actor, Permission, require
from workings.access.queries import actor, user_with_email
from workings.core.problems import HasProblems
from workings.core.refusals import Refusal
from workings.documents import store
from workings.documents.models import Document
from workings.documents.store import Shelf
from workings.documents.uploads import TooLarge, scan
from workings.intake.actions.importing import (
    Heading,
    Progress,
    TrackerRead,
    code_of,
    hold,
    import_tracker,
    no_sheet,
    read_tracker,
    untold,
)
from workings.intake.findings import findings_of, findings_text
from workings.intake.models import Import, KeptMapping
from workings.intake.queries import NoSuchImport, is_lost
from workings.intake.states import READABLE, TAKEN_UP, UNDER_WAY, ImportState
from workings.intake.workbooks.mapping import Mapping
from workings.intake.workbooks.mapping_file import mapping_from, mapping_text
from workings.intake.workbooks.template import is_template
from workings.ledger.words import Visibility
from workings.programme.models import Programme

log = logging.getLogger(__name__)

BEAT = 5
"""Seconds between two signs of life."""


class NotNow(Refusal):
    """What was asked for does not apply to the import as it stands."""

    def __init__(self, row: Import) -> None:
        super().__init__(
            f"{row.file_name} {ImportState(row.state).label}: this does not apply now."
        )


class Overtaken(Refusal):
    """Another process has taken the import up since."""

    def __init__(self) -> None:
        super().__init__("Another process took this import up: nothing was written.")


def bring_in(
    *,
    programme: Programme,
    content: BinaryIO,
    size: int,
    file_name: str,
    heading: Heading,
    afresh: bool = False,
    by: Actor,
) -> int:
    """This function will take a tracker in, to be read by a process of its own, and
    return the import's number.

    It is read by the programme's kept mapping, unless there is none or it is wanted
    ``afresh``. Raises ``TooLarge``, ``Infected`` and ``NotScanned``.
    """
    require(by, Permission.PROPOSE_STATEMENT)
    require(by, Permission.RECORD_REGISTERS)
    if size > settings.LARGEST_FILE:
        raise TooLarge(size)
    # Before the transaction: a scan takes its time, and SQLite has one writer.
    scan(content)
    kept = store.keep(content, Shelf.RESTRICTED)
    with transaction.atomic():
        row = Import.objects.create(  # type: ignore[misc]
            programme=programme,
            file_name=Path(file_name).name[-255:],
            sha256=kept.sha256,
            size=kept.size,
            state=ImportState.WAITING,
            mapping="" if afresh else _kept_mapping(programme),
            said=heading.said,
            author=heading.author,
            visibility=heading.visibility,
            who=by.name,
            identity=by.identity,
            address=by.address,
            seen_at=timezone.now(),
        )
        after = {"file": row.file_name, "sha256": row.sha256}
        audit(by, "brought in", _subject(row), after=after)
        _start_after_commit(row.pk)
    return row.pk


def _kept_mapping(programme: Programme) -> str:
    kept = KeptMapping.objects.filter(programme=programme)
    return kept.values_list("text", flat=True).first() or ""


@transaction.atomic
def read_again(number: int, *, mapping: Mapping | None = None, by: Actor) -> None:
    """This function will have a tracker read once more, by a mapping that its
    programme then keeps; None is the one that it was read by.

    Raises :class:`NotNow` while a process has it, and once it is a draft.
    """
    row = _locked(number, by)
    if row.state not in READABLE and not is_lost(row.state, row.seen_at):
        raise NotNow(row)
    if mapping is not None:
        row.mapping = mapping_text(mapping)
        _keep(row, by)
    row.findings = row.told = ""
    _ask(row, ImportState.WAITING, by)


@transaction.atomic
def ask_for_drafts(number: int, *, by: Actor) -> None:
    """This function will have drafts made of a tracker that was read, by a process of
    its own. Raises :class:`NotNow` where it has problems, or is a draft already.
    """
    row = _locked(number, by)
    if row.state != ImportState.READ:
        raise NotNow(row)
    _keep(row, by)
    _ask(row, ImportState.ASKED, by)


def _locked(number: int, by: Actor) -> Import:
    require(by, Permission.PROPOSE_STATEMENT)
    require(by, Permission.RECORD_REGISTERS)
    rows = Import.objects.select_for_update(of=("self",)).select_related("programme")
    row = rows.filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    return row


def _keep(row: Import, by: Actor) -> None:
    """The mapping for next month, where it is another than is kept."""
    before = _kept_mapping(row.programme)
    if row.mapping and before != row.mapping:
        values = {"text": row.mapping}
        KeptMapping.objects.update_or_create(values, programme=row.programme)
        told = {"mapping": row.mapping}
        subject = f"mapping of {row.programme.slug}"
        audit(by, "changed", subject, before={"mapping": before}, after=told)


def _ask(row: Import, state: ImportState, by: Actor) -> None:
    before = {"state": str(row.state)}
    row.state, row.step, row.seen_at = state, "", timezone.now()
    row.who, row.identity, row.address = by.name, by.identity, by.address
    row.save()
    audit(by, "asked for", _subject(row), before=before, after={"state": str(state)})
    _start_after_commit(row.pk)


def _subject(row: Import) -> str:
    return f"import {row.pk} of {row.programme.slug}"


def _start_after_commit(number: int) -> None:
    transaction.on_commit(lambda: start(number))


def start(number: int) -> None:
    """This function will start the process that does what an import waits for.

    It goes on whatever becomes of this one.
    """
    process = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-m", "workings", "run-import", str(number)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody must ask after it, or it stays in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()


def work(number: int, *, progress: Progress = untold) -> ImportState:
    """This function will do what an import waits for, and return what became of it.

    Where another process has it, nothing is done. Raises what is no fault of the
    file's, once it is noted.
    """
    row = Import.objects.select_related("programme").filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    taken = TAKEN_UP.get(ImportState(row.state))
    if taken is None or not _take_up(row, taken):
        raise NotNow(row)
    with _signs_of_life(row):
        try:
            return _do(row, lambda n, what: _tell(row, n, what, progress))
        except Overtaken:
            raise
        except HasProblems as found:
            told = " ".join(map(str, found.problems))
            return _end(row, ImportState.REFUSED, told=told)
        except Refusal as refusal:
            return _end(row, ImportState.REFUSED, told=str(refusal))
        except BaseException:
            log.exception("Unable to do what import %s waits for", number)
            told = "A fault of this system stopped it: it is in the log."
            _end(row, ImportState.STOPPED, told=told)
            raise


def _take_up(row: Import, state: ImportState) -> bool:
    rows = Import.objects.filter(pk=row.pk, state=row.state, attempt=row.attempt)
    now = timezone.now()
    if not rows.update(state=state, attempt=F("attempt") + 1, seen_at=now):
        return False
    row.attempt += 1
    row.state = state
    return True


def _mine(row: Import) -> QuerySet[Import]:
    return Import.objects.filter(pk=row.pk, attempt=row.attempt, state__in=UNDER_WAY)


def _end(row: Import, state: ImportState, **told: object) -> ImportState:
    if not _mine(row).update(state=state, seen_at=timezone.now(), step="", **told):
        raise Overtaken
    row.state = state
    if state is ImportState.REFUSED:
        _let_go(row)
    return state


def _let_go(row: Import) -> None:
    """A file that was refused is not kept, unless it is a document or another import
    still needs it.
    """
    others = Import.objects.filter(sha256=row.sha256).exclude(pk=row.pk)
    needed = others.exclude(state=ImportState.REFUSED).exists()
    if not needed and not Document.objects.filter(sha256=row.sha256).exists():
        store.remove(row.sha256, Shelf.RESTRICTED)


def _tell(row: Import, number: int, what: str, progress: Progress) -> None:
    _mine(row).update(step=f"{number}: {what}", seen_at=timezone.now())
    progress(number, what)


@contextmanager
def _signs_of_life(row: Import) -> Iterator[None]:
    ended = threading.Event()

    def beat() -> None:
        try:
            while not ended.wait(BEAT):
                try:
                    _mine(row).update(seen_at=timezone.now())
                except OperationalError:
                    # The drafts are being written: SQLite has one writer at a time.
                    log.info("Import %s could not give a sign of life", row.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _do(row: Import, progress: Progress) -> ImportState:
    by = _whoever_asked(row)
    heading = Heading(row.said, row.author, Visibility(row.visibility))
    with _file(row) as path:
        read = _read(row, path, progress)
        if row.state == ImportState.READING:
            return _found(row, read, heading, by)
        progress(4, "writing drafts")
        with transaction.atomic():
            return _drafted(row, read, heading, by)


def _whoever_asked(row: Import) -> Actor:
    """With the roles that they hold today; nobody who has left has any."""
    if row.identity == COMMAND_LINE.identity:
        return COMMAND_LINE
    user = user_with_email(row.identity)
    if user is None:
        return Actor(row.who, frozenset(), row.address, row.identity)
    return actor(user, on=timezone.localdate(), address=row.address)


@contextmanager
def _file(row: Import) -> Iterator[Path]:
    """A copy that ends as its name did: readers go by it."""
    with tempfile.TemporaryDirectory(prefix="workings-import-") as folder:
        path = Path(folder, "tracker")
        path.write_bytes(store.read(row.sha256, Shelf.RESTRICTED))
        yield path


def _read(row: Import, path: Path, progress: Progress) -> TrackerRead:
    mapping = mapping_from(row.mapping, name="the mapping") if row.mapping else None
    by_mapping = partial(
        read_tracker,
        path,
        programme=row.programme,
        name=row.file_name,
        progress=progress,
    )
    read = by_mapping(mapping=mapping)
    if mapping is not None and is_template(read.workbook):
        # Ours says itself how it is read, whatever is kept for a tracker.
        return by_mapping(mapping=None)
    return read


def _found(row: Import, read: TrackerRead, heading: Heading, by: Actor) -> ImportState:
    if not read.mapping.sheets:
        read = replace(
            read,
            account=replace(
                read.account, problems=(*read.account.problems, no_sheet(read.workbook))
            ),
        )
    state = ImportState.READ
    if read.problems:
        state = ImportState.PROBLEMS
    elif not read.brought.said:
        state = ImportState.UNCHANGED
    mapping = mapping_text(read.mapping) if read.mapping.sheets else ""
    with transaction.atomic():
        document = hold(read, code_of(read), heading, row.programme, by)
        found = findings_text(findings_of(read))
        return _end(row, state, findings=found, mapping=mapping, document=document)


def _drafted(
    row: Import, read: TrackerRead, heading: Heading, by: Actor
) -> ImportState:
    today = timezone.localdate()
    made = import_tracker(read, heading, programme=row.programme, by=by, on=today)
    drafts = [[draft.pk, draft.title] for draft in made.drafts]
    # What the drafts say is theirs alone from now on: it may be withdrawn there.
    kept = findings_text(replace(findings_of(read), benefits=(), lines=()))
    state = ImportState.DRAFTED if drafts else ImportState.UNCHANGED
    return _end(row, state, drafts=drafts, findings=kept)
