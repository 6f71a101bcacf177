from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Permission
from workings.appraisal.actions import (
    approve_option_named,
    begin_case,
    bring_file,
    publish_case,
)
from workings.appraisal.casefile.parts import (
    read_table,
    rows_of,
    with_rows,
    written,
)
from workings.appraisal.casefile.starting import starting_file
from workings.appraisal.queries import (
    NoSuchCase,
    OfficeCase,
    case_row,
    office_case,
    office_cases,
)
from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.ledger.queries.choices import choices
from workings.programme.queries import (
    NoSuchProgramme,
    principles,
    programme_named,
    programme_titles,
    project_row,
    project_titles,
)
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.case_forms import ApproveForm, BeginForm, BringForm, FlowsForm
from workings.web.office.case_parts import PARTS
from workings.web.office.case_rows import row_forms, rows_typed
from workings.web.office.door import actor_of
from workings.web.office.listings import asked_of

readers = needs(Permission.READ_DRAFTS)
makers = needs(Permission.RECORD_REGISTERS)
pages = require_http_methods(["GET", "HEAD", "POST"])


@readers
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    held = {slug: office_cases(programme_named(slug)) for slug in programme_titles()}
    page = presenters.cases_page(actor_of(request), held, asked_of(request))
    return render(request, "office/tables.html", {"page": page})


@makers
@pages
def begin(request: HttpRequest, programme: str) -> HttpResponse:
    row, by = _programme(programme), actor_of(request)
    form = BeginForm(
        request.POST or None,
        request.FILES or None,
        projects=project_titles(row).items(),
    )
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        text = given["file"] or written(
            starting_file(
                given,
                {one.code: one.title for one in principles(row)},
                given["project"],
            )
        )
        try:
            made = begin_case(
                programme=row,
                code=given["code"],
                title=given["title"],
                project=project_row(row.slug, given["project"]),
                on=given["on"],
                stage=given["stage"],
                file=text,
                by=by,
            )
            return redirect("office:case", row.slug, made.code)
        except Refusal as refusal:
            problems = problems_of(refusal)
    page = presenters.begin_case_page(by, row, form, problems)
    return render(request, "office/work.html", {"page": page}, status=page.status)


@readers
@require_safe
def case(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    return shown_case(request, found_case(programme, name))


@makers
@pages
def part(request: HttpRequest, programme: str, name: str, part: str) -> HttpResponse:
    found, by = found_case(programme, name), actor_of(request)
    if part not in PARTS or not found.seen:
        raise Http404("There is no such part of it.")
    of, table = PARTS[part], read_table(found.text)
    typed = request.POST if request.method == "POST" else None
    forms = row_forms(of, table, typed)
    problems: tuple[Problem, ...] = ()
    seen = found.seen
    if typed is not None:
        sent = str(typed.get("seen", ""))
        seen = int(sent) if sent.isdecimal() else 0
        # Every form is asked, so that everything wrong is said at once.
        if not [form for form in forms if not form.is_valid()]:
            given = rows_typed(forms, len(rows_of(table, of.place)))
            try:
                text = written(with_rows(table, of.place, given))
                bring_file(found.row, text, seen=seen, by=by)
                return redirect("office:case", programme, name)
            except Refusal as refusal:
                problems = problems_of(refusal)
    page = presenters.case_part_page(by, found, of, problems)
    context = {
        "page": page,
        "head": None,
        "seen": seen,
        "parts": presenters.legends(of, forms),
    }
    return render(request, "office/rows.html", context, status=page.status)


@needs(Permission.VALIDATE_STATEMENT)
@pages
def approve(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    found, by = found_case(programme, name), actor_of(request)
    offered = choices(found.row.programme)
    form = ApproveForm(
        request.POST or None,
        offered={
            "option": presenters.options_of(found),
            "decision": offered.decisions,
            "source": offered.sources,
        },
    )
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            approve_option_named(
                programme,
                name,
                given["option"],
                decision=given["decision"],
                source=given["source"],
                cause=given["cause"],
                by=by,
            )
            return redirect("office:case", programme, name)
        except Refusal as refusal:
            problems = problems_of(refusal)
    page = presenters.approve_page(by, found, form, problems)
    return render(request, "office/work.html", {"page": page}, status=page.status)


@needs(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    publish_case(found_case(programme, name).row, by=actor_of(request))
    return redirect("office:case", programme, name)


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def found_case(programme: str, name: str) -> OfficeCase:
    """The case of an address, or the answer that there is none."""
    try:
        return office_case(case_row(_programme(programme), name))
    except NoSuchCase as refusal:
        raise Http404(str(refusal)) from refusal


def problems_of(refusal: Refusal) -> tuple[Problem, ...]:
    """What a refusal says, as problems that a page lists."""
    if isinstance(refusal, HasProblems):
        return tuple(refusal.problems)
    return (Problem("", str(refusal), ""),)


def shown_case(
    request: HttpRequest,
    found: OfficeCase,
    problems: tuple[Problem, ...] = (),
    *,
    bring: Any = None,
    flows: Any = None,
    brought: Any = None,
) -> HttpResponse:
    """A case's page, with the forms as they were sent and what came of that."""
    page = presenters.office_case_page(
        actor_of(request),
        found,
        bring=bring or BringForm(initial={"seen": found.seen}),
        flows=flows or FlowsForm(),
        problems=problems,
        brought=brought,
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)
