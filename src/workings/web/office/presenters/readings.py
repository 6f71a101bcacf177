"""Sheets of readings that are brought in, with the account of their rows."""

from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor
from workings.intake.actions.readings import Brought
from workings.web.components import Heading, Link, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPart, WorkPage
from workings.web.office.presenters.measures import ROOM
from workings.web.public.presenters.words import capital, count


def bring_page(
    actor: Actor,
    slug: str,
    form: Any,
    *,
    read: Brought | None = None,
    added: int = 0,
    notice: str = "",
) -> WorkPage:
    """This function will stand around the form of a sheet of readings, with the account
    of the one that was brought.
    """
    heading = "Bring in readings"
    problems = read.problems if read else ()
    if problems:
        notice = f"{capital(count(problems, 'problem'))}, so nothing was added."
    return WorkPage(
        frame=office_frame(
            actor, heading, room=ROOM, trail=(Link("Measures", reverse(ROOM)),)
        ),
        heading=heading,
        lead=(
            "A sheet has a row for each reading, headed Measure, Period and Value, or "
            "one for each measure with periods across. Every row is accounted for; "
            "where there is a problem, nothing is added."
        ),
        tables=_account(read) if read else (),
        forms=(
            FormPart(
                "bring",
                "",
                reverse("office:bring-readings", args=[slug]),
                "Read it",
                form,
            ),
        ),
        notice=notice,
        done=_done(read, added) if read and not problems else "",
        status=409 if notice else 200,
    )


def _done(read: Brought, added: int) -> str:
    written = f"{added:,} were added." if added else "Nothing was written."
    return (
        f"{len(read.new) - read.revised:,} readings are new, {read.revised:,} revise "
        f"another, {read.unchanged:,} are as recorded. {written}"
    )


def _account(read: Brought) -> tuple[Table, ...]:
    account = read.account
    rows = [("taken", account.taken)]
    rows += [(f"left out: {why}", found) for why, found in account.left_out.items()]
    told = (
        ("account", "Where every row went", ("Rows", "How many"), rows),
        (
            "problems",
            "What is wrong",
            ("Where", "What", "How to mend it"),
            [(each.where, each.what, each.mend) for each in read.problems],
        ),
        (
            "notices",
            "What to know",
            ("Of the file",),
            [(each,) for each in account.notices],
        ),
    )
    return tuple(
        Table(
            name=name,
            caption=caption,
            headings=tuple(map(Heading, headings)),
            rows=tuple(tuple(content(str(cell)) for cell in row) for row in cells),
        )
        for name, caption, headings, cells in told
        if cells
    )
