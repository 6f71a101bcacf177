from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.intake import queries
from workings.intake.actions import jobs
from workings.intake.actions.importing import Heading
from workings.intake.queries import ImportRead, NoSuchImport
from workings.intake.workbooks.mapping_file import mapping_from
from workings.ledger.queries.choices import choices
from workings.ledger.words import Visibility
from workings.programme.queries import (
    NoSuchProgramme,
    programme_named,
    programme_titles,
    project_titles,
)
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.import_forms import MappingFileForm, TrackerForm
from workings.web.office.listings import asked_of
from workings.web.office.mapping_forms import MappingForm

readers = needs(Permission.READ_EXEMPT)
importers = needs(Permission.RECORD_REGISTERS)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERY = 4
"""Seconds after which a page on which something is under way asks again."""


@readers
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = presenters.imports_page(
        actor, queries.imports(actor), programme_titles(), asked_of(request)
    )
    return render(request, "office/work.html", {"page": page})


@importers
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, programme: str) -> HttpResponse:
    by, notice = actor_of(request), ""
    row = _programme(programme)
    first = {"said": timezone.localdate(), "visibility": str(Visibility.PUBLIC)}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TrackerForm(*given, initial=first, offered=choices(row))
    if form.is_bound and form.is_valid():
        try:
            number = jobs.bring_in(programme=row, **_told(form.cleaned_data), by=by)
            return redirect("office:import", number)
        except Refusal as refusal:
            notice = str(refusal)
    page = presenters.bring_in_page(by, row.slug, row.title, form, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)


@importers
@require_safe
def template(request: HttpRequest, programme: str) -> HttpResponse:
    row, today = _programme(programme), timezone.localdate()
    content = queries.filled_template(row, as_at=today)
    name = f"{row.slug}-{today.isoformat()}.xlsx"
    return HttpResponse(content, content_type=XLSX, headers=to_keep(name))


@readers
@require_safe
def one_import(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _found(request, number))


@importers
@require_POST
def take_step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    by, read = actor_of(request), _found(request, number)
    try:
        if step == "draft":
            jobs.ask_for_drafts(number, by=by)
        elif step == "again":
            jobs.read_again(number, by=by)
        else:
            raise Http404("There is no such step.")
    except Refusal as refusal:
        return _shown(request, read, str(refusal))
    return redirect("office:import", number)


@importers
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, number: int) -> HttpResponse:
    read = _found(request, number)
    data = request.POST if request.method == "POST" else None
    sheets = read.findings.sheets if read.findings else ()
    projects = tuple(project_titles(_programme(read.listed.programme)).items())
    held = mapping_from(read.mapping, name="the mapping") if read.mapping else None
    form = MappingForm(sheets, held, projects, data)
    if data is not None and form.is_whole():
        try:
            jobs.read_again(number, mapping=form.mapping(), by=actor_of(request))
            return redirect("office:import", number)
        except Refusal as refusal:
            return _mapping_shown(request, read, form, refusal)
    return _mapping_shown(request, read, form, None)


@importers
@require_http_methods(["GET", "HEAD", "POST"])
def mapping_file(request: HttpRequest, number: int) -> HttpResponse:
    read = _found(request, number)
    if request.method != "POST":
        name = f"{read.listed.programme}-tracker.toml"
        kind = "text/plain; charset=utf-8"
        return HttpResponse(read.mapping, content_type=kind, headers=to_keep(name))
    form = MappingFileForm(request.POST, request.FILES)
    notice = ""
    if form.is_valid():
        try:
            found = form.cleaned_data["file"]
            jobs.read_again(number, mapping=found, by=actor_of(request))
            return redirect("office:import", number)
        except Refusal as refusal:
            notice = str(refusal)
    return _shown(request, read, notice, file_form=form)


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def _found(request: HttpRequest, number: int) -> ImportRead:
    try:
        return queries.import_numbered(number, actor_of(request))
    except NoSuchImport as refusal:
        raise Http404(str(refusal)) from refusal


def _shown(
    request: HttpRequest,
    read: ImportRead,
    notice: str = "",
    file_form: MappingFileForm | None = None,
) -> HttpResponse:
    still = "still" in request.GET
    page = presenters.import_page(
        actor_of(request),
        read,
        still=still,
        notice=notice,
        file_form=file_form or MappingFileForm(),
    )
    answer = render(request, "office/work.html", {"page": page}, status=page.status)
    if presenters.keeps_current(read) and not still and request.method != "POST":
        # A browser asks again by itself, with no script; the page says how to stop it.
        answer.headers["Refresh"] = str(EVERY)
    return answer


def _mapping_shown(
    request: HttpRequest, read: ImportRead, form: MappingForm, refusal: Refusal | None
) -> HttpResponse:
    problems = tuple(map(str, getattr(refusal, "problems", None) or [refusal or ""]))
    page = presenters.mapping_page(actor_of(request), read, notice=problems[0])
    context = {
        "page": page,
        "head": form.head,
        "parts": tuple(form.parts()),
        "problems": tuple(filter(None, problems)),
    }
    return render(
        request, "office/mapping.html", context, status=409 if refusal else 200
    )


def to_keep(name: str) -> dict[str, str]:
    """The headers of a file that is handed out to be kept by nobody between us."""
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }


def _told(given: dict[str, Any]) -> dict[str, Any]:
    file = given["file"]
    return {
        "content": file.file,
        "size": file.size,
        "file_name": file.name,
        "heading": Heading(given["said"], given["author"], given["visibility"]),
        "afresh": given["afresh"],
    }
