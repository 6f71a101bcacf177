"""Cases as the office works on them: drafts too, part by part, and side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.appraisal.appraise import appraise
from workings.appraisal.casefile import read_case
from workings.appraisal.casefile.parts import read_table, rows_of
from workings.appraisal.queries import OfficeCase
from workings.core.dates import say_day
from workings.core.problems import Problem
from workings.intake.cash_flows.brought import FlowsBrought
from workings.programme.queries import programme_titles
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.office.case_parts import PARTS, CasePart
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPage, FormPart, TablesPage, WorkPage
from workings.web.office.presenters.cash_flows import flow_tables, said_of_flows
from workings.web.public.presenters.case_certainty import certainty_part
from workings.web.public.presenters.case_numbers import money_part
from workings.web.public.presenters.case_tests import needs_part, risks_part

ROOM = "office:cases"
REFUSED = "It was not done, and nothing was changed. What is wrong stands below."


def cases_page(
    actor: Actor, held: Mapping[str, Sequence[Any]], asked: Asked
) -> TablesPage:
    """This function will list the cases of every programme."""
    titles = programme_titles()
    every = [(slug, titles[slug], row) for slug, rows in held.items() for row in rows]
    return TablesPage(
        frame=office_frame(actor, "Cases", room=ROOM),
        heading="Cases",
        lead=(
            "A case compares the options for a project. It is a draft, which nobody "
            "else sees, until it is published or an option of it is approved."
        ),
        lists=(listed(_cases(), every, asked),),
        links=tuple(
            Link(f"Begin a case of {title}", reverse("office:begin-case", args=[slug]))
            for slug, title in titles.items()
            if may(actor, Permission.RECORD_REGISTERS)
        ),
    )


def _cases() -> Listing[tuple[str, str, Any]]:
    return Listing(
        name="cases",
        caption="Cases",
        columns=(
            Column("Case", lambda one: _leading(*one), lambda one: one[2].title),
            Column(
                "Project",
                lambda one: content(one[2].project.title, under=(one[1],)),
                lambda one: one[2].project.title,
            ),
            Column(
                "Options weighed",
                lambda one: content(one[2].on.spoken()),
                lambda one: one[2].on.on,
            ),
            Column(
                "Seen by",
                lambda one: content(_seen_by(one[2])),
                lambda one: _seen_by(one[2]),
            ),
        ),
        narrowings=(
            Narrowing("Seen by", lambda one: (_seen_by(one[2]),)),
            Narrowing("Programme", lambda one: (one[1],)),
        ),
        empty="There are no cases yet.",
    )


def _leading(slug: str, _: str, row: Any) -> Content:
    to = reverse("office:case", args=[slug, row.code])
    return content(Link(row.title, to), under=(row.code,))


def _seen_by(row: Any) -> str:
    return "The office" if row.draft else "Everybody"


def begin_case_page(
    actor: Actor, programme: Any, form: Any, problems: Sequence[Problem]
) -> WorkPage:
    """This function will stand around the form of a case to begin."""
    heading = "Begin a case"
    here = reverse("office:begin-case", args=[programme.slug])
    return WorkPage(
        frame=office_frame(
            actor, heading, room=ROOM, trail=(Link("Cases", reverse(ROOM)),)
        ),
        heading=heading,
        lead=f"A case of {programme.title}. It begins as a draft.",
        tables=tuple(_wrong(problems)),
        forms=(FormPart("begin", "", here, "Begin it", form),),
        notice=REFUSED if problems else "",
        status=409 if problems else 200,
    )


def office_case_page(
    actor: Actor,
    found: OfficeCase,
    *,
    bring: Any,
    flows: Any,
    problems: Sequence[Problem],
    brought: FlowsBrought | None,
) -> WorkPage:
    """This function will set out a case: what it has, what it comes to, its versions,
    and what may be done with it. ``brought`` are cash flows that just came back.
    """
    row = found.row
    where = [row.programme.slug, row.code]
    return WorkPage(
        frame=_frame(actor, found, row.title),
        heading=row.title,
        lead=(
            "Every change is a version of its file, and each is kept. What everybody "
            "sees is the version that was published."
        ),
        rows=_rows(found),
        tables=(
            *_wrong(problems),
            *flow_tables(brought),
            *_parts(actor, found),
            *_compared(found),
            _versions(found),
        ),
        forms=tuple(_forms(actor, found, bring, flows, where)),
        links=tuple(_links(actor, found, where)),
        notice=REFUSED if problems else "",
        done=said_of_flows(brought),
        status=409 if problems or bring.errors or flows.errors else 200,
    )


def _frame(actor: Actor, found: OfficeCase, subject: str) -> Any:
    trail = [Link("Cases", reverse(ROOM))]
    if subject != found.row.title:
        where = [found.row.programme.slug, found.row.code]
        trail.append(Link(found.row.title, reverse("office:case", args=where)))
    return office_frame(actor, subject, room=ROOM, trail=tuple(trail))


def _rows(found: OfficeCase) -> tuple[Row, ...]:
    row = found.row
    seen = row.published if row.published is not None else found.seen
    if row.draft:
        shown = "Nobody but the office: it is a draft"
    elif not found.seen:
        shown = "Everybody. It has no file"
    else:
        shown = f"Everybody: version {seen} of {found.seen}" if seen else "No version"
    return (
        Row("Project", content(row.project.title)),
        Row("Options weighed", content(row.on.spoken())),
        Row("Who sees it", content(shown)),
    )


_FILES = (
    ("Download its file", "case-file"),
    ("Download its cash flows as a workbook", "case-flows"),
    ("Download its committee report (Word)", "case-report"),
    ("Download its committee report (Markdown)", "case-report-text"),
)


def _links(actor: Actor, found: OfficeCase, where: Sequence[str]) -> Iterator[Link]:
    if found.seen:
        for text, name in _FILES:
            yield Link(text, reverse(f"office:{name}", args=where))
        if may(actor, Permission.VALIDATE_STATEMENT):
            yield Link("Approve an option", reverse("office:approve", args=where))
    if may(actor, Permission.RECORD_REGISTERS):
        gate = reverse("office:gate", args=[where[0], found.row.project.code])
        yield Link("Take its project to a gate", gate)


def _forms(
    actor: Actor, found: OfficeCase, bring: Any, flows: Any, where: Sequence[str]
) -> Iterator[FormPart]:
    row = found.row
    if may(actor, Permission.RECORD_REGISTERS):
        if found.seen:
            address = reverse("office:bring-case-flows", args=where)
            legend = "Bring its cash flows back from the workbook"
            yield FormPart("bring-flows", legend, address, "Bring them in", flows)
        address = reverse("office:bring-case", args=where)
        yield FormPart(
            "bring", "Bring a new version of its file", address, "Bring it in", bring
        )
    newer = row.published is not None and row.published < found.seen
    if may(actor, Permission.PUBLISH) and (row.draft or newer):
        address = reverse("office:publish-case", args=where)
        button = f"Publish version {found.seen}"
        yield FormPart("publish", "", address, button, quiet=True)


def _parts(actor: Actor, found: OfficeCase) -> Iterator[Table]:
    if not found.seen:
        return
    table, where = read_table(found.text), [found.row.programme.slug, found.row.code]
    changes = may(actor, Permission.RECORD_REGISTERS)
    yield Table(
        name="parts-of-it",
        caption="Its parts",
        headings=(Heading("Part"), Heading("What it has")),
        rows=tuple(
            (
                content(
                    Link(
                        part.heading,
                        reverse("office:case-part", args=[*where, part.name]),
                    )
                    if changes
                    else part.heading
                ),
                content(_has(table, part)),
            )
            for part in PARTS.values()
        ),
    )


def _has(table: Any, part: CasePart) -> str:
    rows = [row for row in rows_of(table, part.place) if row]
    if part.place.once:
        said = sum(1 for name in part.place.entries if rows and rows[0].get(name))
        return f"{said} of {len(part.place.entries)} said"
    return f"{len(rows)}" if rows else "Nothing yet"


def _compared(found: OfficeCase) -> Iterator[Table]:
    """Its options side by side, as its page will show them."""
    if not found.seen:
        return
    worked_out = appraise(read_case(found.text, f"{found.row.code}.toml"))
    parts = (
        money_part(worked_out),
        *certainty_part(worked_out),
        *needs_part(worked_out.case),
        *risks_part(worked_out.case),
    )
    for part in parts:
        yield from part.tables


def _versions(found: OfficeCase) -> Table:
    return Table(
        name="versions",
        caption="Versions of its file",
        headings=tuple(map(Heading, ("Version", "Made", "By", "Checksum"))),
        rows=tuple(
            (
                content(str(one.number)),
                content(say_day(one.recorded_on)),
                content(one.recorded_by),
                content(f"{one.sha256[:16]}..."),
            )
            for one in found.versions
        ),
        empty="It has no file: nothing of it is in numbers.",
    )


def case_part_page(
    actor: Actor, found: OfficeCase, part: CasePart, problems: Sequence[Problem]
) -> FormPage:
    """This function will stand around the rows of a part."""
    where = [found.row.programme.slug, found.row.code, part.name]
    out = "" if part.place.once else " Empty a row's first entry to take it out."
    return FormPage(
        frame=_frame(actor, found, part.heading),
        heading=part.heading,
        lead=f"{part.lead}{out}",
        button="Save as a new version",
        action=reverse("office:case-part", args=where),
        notice=REFUSED if problems else "",
        table=next(_wrong(problems), None),
        status=409 if problems else 200,
    )


def legends(part: CasePart, forms: Sequence[Any]) -> list[tuple[str, Any]]:
    """This function will name the rows of a part."""
    if part.place.once:
        return [(part.heading, form) for form in forms]
    return [(f"Row {at}", form) for at, form in enumerate(forms, 1)]


def options_of(found: OfficeCase) -> list[tuple[str, str]]:
    """This function will list a case's options for a form."""
    if not found.seen:
        return []
    case = read_case(found.text, f"{found.row.code}.toml")
    return [(one.code, f"{one.code}: {one.title}") for one in case.options]


def approve_page(
    actor: Actor, found: OfficeCase, form: Any, problems: Sequence[Problem]
) -> WorkPage:
    """This function will stand around the form to approve an option."""
    where = [found.row.programme.slug, found.row.code]
    heading = "Approve an option"
    return WorkPage(
        frame=_frame(actor, found, heading),
        heading=heading,
        lead=(
            "Its money becomes a plan in the ledger at once, line by line from the "
            "file, and the case is published. Whoever made a version of it cannot."
        ),
        tables=(*_wrong(problems), *_compared(found)),
        forms=(
            FormPart(
                "approve",
                "",
                reverse("office:approve", args=where),
                "Approve it, and post its plan",
                form,
            ),
        ),
        notice=REFUSED if problems else "",
        status=409 if problems else 200,
    )


def _wrong(problems: Sequence[Problem]) -> Iterator[Table]:
    if problems:
        yield problems_table(problems)


def problems_table(problems: Sequence[Problem]) -> Table:
    """This function will list problems: where each is, what, and how to mend it."""
    return Table(
        name="problems",
        caption="What is wrong, and how to mend it",
        headings=tuple(map(Heading, ("What is wrong", "Where", "How to mend it"))),
        rows=tuple(map(_problem, problems)),
    )


def _problem(one: Problem) -> tuple[Content, ...]:
    what = one.what[:1].upper() + one.what[1:]
    return content(what), content(one.where or "This form"), content(one.mend or "-")
