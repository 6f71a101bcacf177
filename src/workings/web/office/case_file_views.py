"""A case's files, out and in: its case file, its cash flows, its committee report."""

import tempfile
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from workings.access.permissions import Permission
from workings.appraisal.actions import bring_file
from workings.appraisal.appraise import appraise
from workings.appraisal.casefile import read_case
from workings.appraisal.queries import OfficeCase
from workings.core.refusals import Refusal
from workings.documents.uploads import check_upload
from workings.intake.actions.cash_flows import bring_cash_flows
from workings.intake.cash_flows.brought import FlowsBrought
from workings.intake.queries import filled_cash_flows
from workings.web.access import needs
from workings.web.case_reports import handed_out_report
from workings.web.office.case_forms import BringForm, FlowsForm
from workings.web.office.case_views import found_case, problems_of, shown_case
from workings.web.office.door import actor_of
from workings.web.office.import_views import XLSX, to_keep

readers = needs(Permission.READ_DRAFTS)
makers = needs(Permission.RECORD_REGISTERS)


@readers
@require_safe
def case_file(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    found = _with_file(programme, name)
    kind = "application/toml; charset=utf-8"
    headers = to_keep(f"{found.row.code}.toml")
    return HttpResponse(found.text, content_type=kind, headers=headers)


@makers
@require_POST
def bring(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    found = found_case(programme, name)
    form = BringForm(request.POST, request.FILES)
    if form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            bring_file(
                found.row, form.cleaned_data["file"], seen=seen, by=actor_of(request)
            )
            return redirect("office:case", programme, name)
        except Refusal as refusal:
            return shown_case(request, found, problems_of(refusal), bring=form)
    return shown_case(request, found, bring=form)


@readers
@require_safe
def flows(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    found = _with_file(programme, name)
    content = filled_cash_flows(found.row)
    file_name = f"{found.row.code}-version-{found.seen}.xlsx"
    return HttpResponse(content, content_type=XLSX, headers=to_keep(file_name))


@makers
@require_POST
def bring_flows(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    found = _with_file(programme, name)
    form = FlowsForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown_case(request, found, flows=form)
    try:
        done = _brought(found, form.cleaned_data["workbook"], actor_of(request))
    except Refusal as refusal:
        return shown_case(request, found, problems_of(refusal), flows=form)
    return shown_case(request, found_case(programme, name), brought=done)


def _brought(found: OfficeCase, sent: Any, by: Any) -> FlowsBrought:
    check_upload(content=sent, size=sent.size, file_name=sent.name)
    with tempfile.TemporaryDirectory(prefix="workings-flows-") as folder:
        copy = Path(folder, "workbook")
        copy.write_bytes(sent.read())
        return bring_cash_flows(found.row, copy, file_name=sent.name, by=by)


@readers
@require_safe
def report(
    request: HttpRequest, programme: str, name: str, suffix: str
) -> HttpResponse:
    found = _with_file(programme, name)
    worked_out = appraise(read_case(found.text, f"{found.row.code}.toml"))
    answer = handed_out_report(worked_out, found.row.code, suffix)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _with_file(programme: str, name: str) -> OfficeCase:
    found = found_case(programme, name)
    if not found.seen:
        raise Http404("It has no file.")
    return found
