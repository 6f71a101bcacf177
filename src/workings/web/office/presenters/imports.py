"""Trackers as the office brings them in: the list, one of them, and its mapping."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.intake.findings import Findings
from workings.intake.queries import ImportListed, ImportRead
from workings.intake.states import READABLE, UNDER_WAY, ImportState
from workings.web.components import Heading, Link, Row, Table, content, numeric
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPage, FormPart, WorkPage
from workings.web.public.presenters.words import amount

ROOM = "office:imports"
SHOWN = 100
"""Rows of a table that a page shows at most; below it stands how many more."""

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


def imports_page(
    actor: Actor, listed: Sequence[ImportListed], titles: Mapping[str, str]
) -> WorkPage:
    """This function will list the trackers that were brought in."""
    table = Table(
        name="imports",
        caption="Trackers that were brought in",
        headings=tuple(map(Heading, ("File", "What became of it", "By whom", "File"))),
        rows=tuple(
            (
                content(
                    Link(item.file_name, reverse("office:import", args=[item.id])),
                    under=(item.programme_title,),
                ),
                content(_state(item)),
                content(item.who, under=(_when(item),)),
                content(_file(item), under=(f"checksum {item.sha256[:16]}...",)),
            )
            for item in listed
        ),
        empty="None was brought in yet.",
    )
    return WorkPage(
        frame=office_frame(actor, "Imports", room=ROOM),
        heading="Imports",
        lead=(
            "A savings tracker becomes a draft of what it says anew. Nothing is half "
            "imported, and every row is accounted for."
        ),
        tables=(table,),
        links=tuple(_doors(actor, titles)),
    )


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
        tables=tuple(_tables(read.findings)) if read.findings else (),
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


def _tables(found: Findings) -> Iterator[Table]:
    if found.problems:
        yield _problems(found)
    yield Table(
        name="account",
        caption=f"Where its {found.rows:,} rows went",
        headings=(Heading("Rows"), Heading("How many", numeric=True)),
        rows=(
            (content("taken"), numeric(f"{found.taken:,}")),
            *(
                (content(f"left out: {why}"), numeric(f"{number:,}"))
                for why, number in found.left_out
            ),
        ),
    )
    yield _columns(found)
    if not found.problems:
        yield _lines(found)
    if found.benefits:
        yield Table(
            name="new-benefits",
            caption=_of("New savings", len(found.benefits)),
            headings=tuple(map(Heading, ("Saving", "Title", "Kind"))),
            rows=tuple(tuple(map(content, each)) for each in found.benefits[:SHOWN]),
        )
    if found.notices:
        yield Table(
            name="notices",
            caption="What was assumed, or not read",
            headings=(Heading("To know"),),
            rows=tuple((content(f"{notice}."),) for notice in found.notices),
        )
    yield Table(
        name="rows",
        caption=_of("Every row", len(found.stretches) + found.more_stretches),
        headings=tuple(map(Heading, ("Rows", "What became of them"))),
        rows=tuple(
            (
                content(f"{each.sheet} {_span(each.first, each.last)}".strip()),
                content(each.fate),
            )
            for each in found.stretches[:SHOWN]
        ),
    )


def _problems(found: Findings) -> Table:
    return Table(
        name="problems",
        caption=_of("Problems", len(found.problems) + found.more_problems),
        headings=tuple(map(Heading, ("Where", "What was found", "How to mend it"))),
        rows=tuple(
            (content(each.where), content(each.what), content(each.mend))
            for each in found.problems[:SHOWN]
        ),
    )


def _columns(found: Findings) -> Table:
    return Table(
        name="columns",
        caption="What every column of amounts adds up to",
        headings=(
            Heading("Column"),
            Heading("All of it", numeric=True),
            Heading("Taken", numeric=True),
            Heading("In totals", numeric=True),
            Heading("With problems", numeric=True),
        ),
        rows=tuple(
            (
                content(each.column),
                *map(amount, (each.whole, each.taken, each.totals, each.left)),
            )
            for each in found.columns
        ),
        empty="No column of amounts was read.",
    )


def _lines(found: Findings) -> Table:
    return Table(
        name="would-say",
        caption=_of("What the draft would hold", found.changed),
        headings=(
            *map(Heading, ("Saving", "Amount of", "Cell")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(
            (
                content(each.benefit),
                content(each.amount_of, under=(each.kind,)),
                content(each.place),
                amount(each.pence),
            )
            for each in found.lines[:SHOWN]
        ),
        empty="Nothing: every amount is as recorded, or it is a draft already.",
    )


def _of(what: str, number: int) -> str:
    shown = f", the first {SHOWN}" if number > SHOWN else ""
    return f"{what}: {number:,}{shown}"


def _span(first: int, last: int) -> str:
    return f"row {first}" if first == last else f"rows {first} to {last}"
