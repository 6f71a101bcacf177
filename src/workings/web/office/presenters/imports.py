"""Trackers as the office brings them in: the list, one of them, and its mapping."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.intake.queries import ImportListed, ImportRead
from workings.intake.states import READABLE, UNDER_WAY, ImportState
from workings.web.components import Content, Link, Row, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPage, FormPart, WorkPage
from workings.web.office.presenters.import_tables import findings_tables

ROOM = "office:imports"
LEADS = {
    ImportState.WAITING: "It waits for its turn to be read.",
    ImportState.READING: "It is being read.",
    ImportState.READ: "Nothing is in the record yet. Look at what was read.",
    ImportState.PROBLEMS: (
        "Nothing of it was brought in. Mend what stands below, in the workbook or in "
        "how it is read, and bring it in again: how it is read is kept."
    ),
    ImportState.REFUSED: "Nothing of it was brought in.",
    ImportState.ASKED: "It waits for its turn to become a draft.",
    ImportState.WRITING: "Its draft is being written.",
    ImportState.DRAFTED: "It is a draft: look there at what it would change.",
    ImportState.UNCHANGED: "Everything it says is recorded already: no draft is made.",
    ImportState.STOPPED: "Nothing of it was brought in. Read it again.",
}


def keeps_current(read: ImportRead) -> bool:
    """This function will tell whether what a page shows will soon be something else."""
    return read.listed.state in UNDER_WAY and not read.listed.lost


def _trackers() -> Listing[ImportListed]:
    return Listing(
        name="imports",
        caption="Trackers that were brought in",
        columns=(
            Column("Tracker", _opened, lambda item: item.file_name),
            Column("What became of it", lambda item: content(_state(item)), _state),
            Column(
                "Brought in",
                lambda item: content(_when(item), under=(item.who,)),
                lambda item: item.asked_at,
            ),
            Column(
                "File",
                lambda item: content(
                    _file(item), under=(f"checksum {item.sha256[:16]}...",)
                ),
            ),
        ),
        narrowings=(
            Narrowing("What became of it", lambda item: (_state(item),)),
            Narrowing("Programme", lambda item: (item.programme_title,)),
            Narrowing("By", lambda item: (item.who,)),
        ),
        order="-brought-in",
        empty="None was brought in yet.",
    )


def imports_page(
    actor: Actor,
    found: Sequence[ImportListed],
    titles: Mapping[str, str],
    asked: Asked,
) -> WorkPage:
    """This function will list the trackers that were brought in."""
    return WorkPage(
        frame=office_frame(actor, "Imports", room=ROOM),
        heading="Imports",
        lead=(
            "A savings tracker becomes a draft of what it says anew. Nothing is half "
            "imported, and every row is accounted for."
        ),
        lists=(listed(_trackers(), found, asked),),
        links=tuple(_doors(actor, titles)),
    )


def _opened(item: ImportListed) -> Content:
    to = reverse("office:import", args=[item.id])
    return content(Link(item.file_name, to), under=(item.programme_title,))


def _doors(actor: Actor, titles: Mapping[str, str]) -> Iterator[Link]:
    if may(actor, Permission.RECORD_REGISTERS):
        for slug, title in titles.items():
            to = reverse("office:bring-in", args=[slug])
            yield Link(f"Bring in a tracker of {title}", to)
            to = reverse("office:template", args=[slug])
            yield Link(f"Download a workbook filled with {title}", to)


def bring_in_page(
    actor: Actor, slug: str, title: str, form: Any, *, notice: str = ""
) -> WorkPage:
    """This function will stand around the form of a tracker to bring in."""
    heading = f"Bring in a tracker of {title}"
    here = reverse("office:bring-in", args=[slug])
    return WorkPage(
        frame=office_frame(actor, heading, room=ROOM, trail=_trail()),
        heading=heading,
        lead=(
            "It is read first, and you see what would come of it. The file is kept as "
            "a confidential document."
        ),
        forms=(FormPart("tracker", "", here, "Read it", form),),
        notice=notice,
        status=409 if notice else 200,
    )


def import_page(
    actor: Actor,
    read: ImportRead,
    *,
    still: bool,
    notice: str = "",
    file_form: Any = None,
) -> WorkPage:
    """This function will show what became of a tracker, and what may be done.

    ``still``: the reader asked that the page stay as it is.
    """
    item = read.listed
    able = may(actor, Permission.RECORD_REGISTERS)
    able = able and may(actor, Permission.PROPOSE_STATEMENT)
    return WorkPage(
        frame=office_frame(actor, item.file_name, room=ROOM, trail=_trail()),
        heading=item.file_name,
        lead=_lead(item),
        rows=tuple(_rows(item)),
        tables=tuple(findings_tables(read.findings)) if read.findings else (),
        forms=tuple(_forms(read, file_form)) if able else (),
        links=tuple(_links(read, still=still, able=able)),
        notice=notice,
        status=409 if notice else 200,
    )


def mapping_page(actor: Actor, read: ImportRead, *, notice: str = "") -> FormPage:
    """This function will stand around the form of how a tracker is read."""
    item = read.listed
    back = Link(item.file_name, reverse("office:import", args=[item.id]))
    heading = "How it is read"
    return FormPage(
        frame=office_frame(actor, heading, room=ROOM, trail=(*_trail(), back)),
        heading=heading,
        lead=(
            "Columns are named by their letters. A column of amounts without a letter "
            f"is left out. {item.programme_title} keeps this for next month."
        ),
        button="Keep it, and read again",
        action=reverse("office:import-mapping", args=[item.id]),
        notice=notice,
        links=(back,),
    )


def _trail() -> tuple[Link, ...]:
    return (Link("Imports", reverse(ROOM)),)


def _lead(item: ImportListed) -> str:
    if item.lost:
        return "The process that had it was killed: nothing was brought in."
    return LEADS[item.state]


def _state(item: ImportListed) -> str:
    return "stopped before its end" if item.lost else item.state.label


def _when(item: ImportListed) -> str:
    return say_day(timezone.localdate(item.asked_at))


def _file(item: ImportListed) -> Link | str:
    if not item.document:
        return "not kept"
    names = [item.programme, item.document]
    return Link("Document", reverse("office:document-file", args=names))


def _rows(item: ImportListed) -> Iterator[Row]:
    yield Row("Programme", content(item.programme_title))
    yield Row("What became of it", content(_state(item)))
    if item.state in UNDER_WAY and not item.lost and item.step:
        number, _, what = item.step.partition(": ")
        yield Row("Step", content(f"{number} of 4, {what}"))
    if item.told:
        yield Row("Why", content(item.told))
    yield Row("Said", content(item.said.spoken()))
    yield Row("Brought in by", content(item.who, under=(_when(item),)))
    yield Row("File", content(_file(item), under=(f"checksum {item.sha256}",)))


def _links(read: ImportRead, *, still: bool, able: bool) -> Iterator[Link]:
    item = read.listed
    here = reverse("office:import", args=[item.id])
    for number, title in item.drafts:
        yield Link(title, reverse("office:statement", args=[number]))
    if keeps_current(read):
        again = f"{here}?still" if still else here
        yield Link("Check again", again)
        if still:
            yield Link("Have this page check by itself", here)
        else:
            yield Link("Stop this page checking by itself", f"{here}?still")
    if able and read.findings and (item.state in READABLE or item.lost):
        to = reverse("office:import-mapping", args=[item.id])
        yield Link("Change how it is read", to)
    if able and read.mapping:
        to = reverse("office:import-mapping-file", args=[item.id])
        yield Link("Download how it is read, as TOML", to)
    if able:
        to = reverse("office:bring-in", args=[item.programme])
        yield Link("Bring in another file", to)


def _forms(read: ImportRead, file_form: Any) -> Iterator[FormPart]:
    item = read.listed

    def to(step: str) -> str:
        return reverse("office:import-step", args=[item.id, step])

    if item.state is ImportState.READ:
        yield FormPart("draft", "", to("draft"), "Make this a draft")
    # A file that was refused before it became a document is not kept.
    kept = bool(item.document) or item.state is not ImportState.REFUSED
    if item.lost or (kept and item.state in (ImportState.STOPPED, ImportState.REFUSED)):
        yield FormPart("again", "", to("again"), "Read it again", quiet=True)
    if kept and item.state in READABLE:
        yield FormPart(
            "mapping-file",
            "A mapping of your own",
            reverse("office:import-mapping-file", args=[item.id]),
            "Read it by this mapping",
            file_form,
            quiet=True,
        )
