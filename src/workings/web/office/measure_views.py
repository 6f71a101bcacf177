import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Permission, may
from workings.core.refusals import Refusal
from workings.documents.queries import source_row
from workings.documents.uploads import check_upload
from workings.intake.actions.readings import Brought, bring_readings, read_readings
from workings.intake.workbooks.reading_cells import Fractions
from workings.programme.queries import (
    NoSuchProgramme,
    post_row,
    programme_named,
    programme_titles,
    service_row,
)
from workings.quality import queries
from workings.quality.actions import record_rebase, record_target
from workings.quality.actions.describing import (
    Described,
    begin_measure,
    describe_measure,
)
from workings.quality.actions.entering import enter_reading
from workings.quality.actions.explaining import explain_signal, withdraw_explanation
from workings.quality.actions.impact import record_yardstick
from workings.quality.measures import MeasureRecord, ReadingGiven
from workings.quality.queries.registers import NoSuchMeasure, measure_row
from workings.quality.signals import signals
from workings.quality.spc import chart_measure
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.listings import asked_of
from workings.web.office.measure_forms import (
    FORMS,
    BringForm,
    MeasureForm,
    NewMeasureForm,
    WithdrawForm,
)

Given = dict[str, Any]


@needs(Permission.READ_DRAFTS)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    known = {
        slug: (title, queries.measures(programme_named(slug), as_at=today))
        for slug, title in programme_titles().items()
    }
    page = presenters.measures_page(
        actor_of(request), known, asked_of(request), on=today
    )
    return render(request, "office/work.html", {"page": page})


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, programme: str) -> HttpResponse:
    row, by, notice = _programme(programme), actor_of(request), ""
    form = NewMeasureForm(request.POST or None, programme=row)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        code, service = given.pop("code"), service_row(programme, given.pop("service"))
        told = _described(programme, given)
        try:
            begin_measure(code, told, programme=row, service=service, by=by)
            return redirect("office:measure", programme, code)
        except Refusal as refusal:
            notice = str(refusal)
    page = presenters.begin_measure_page(by, row.slug, form, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)


@needs(Permission.READ_DRAFTS)
@require_safe
def measure(request: HttpRequest, programme: str, code: str) -> HttpResponse:
    row = _row(programme, code)
    return _measure(request, row, _read(row), {})


@needs(Permission.RECORD_REGISTERS)
@require_POST
def change(
    request: HttpRequest, programme: str, code: str, change: str
) -> HttpResponse:
    if change not in FORMS:
        raise Http404("There is no such change.")
    row, notice = _row(programme, code), ""
    read = _read(row)
    form = FORMS[change](request.POST, of=row, read=read, auto_id=f"{change}_%s")
    if form.is_valid():
        try:
            DONE[change](row, form.cleaned_data, actor_of(request))
            return redirect("office:measure", programme, code)
        except Refusal as refusal:
            notice = _in_words(refusal)
    return _measure(request, row, read, {change: form}, notice)


@needs(Permission.WITHDRAW)
@require_POST
def withdraw(request: HttpRequest, programme: str, code: str) -> HttpResponse:
    row, notice = _row(programme, code), ""
    read = _read(row)
    form = WithdrawForm(request.POST, of=row, read=read, auto_id="withdraw_%s")
    if form.is_valid():
        try:
            withdraw_explanation(
                int(form.cleaned_data["explanation"]),
                measure=row,
                because=form.cleaned_data["because"],
                on=timezone.localdate(),
                by=actor_of(request),
            )
            return redirect("office:measure", programme, code)
        except Refusal as refusal:
            notice = _in_words(refusal)
    return _measure(request, row, read, {"withdraw": form}, notice)


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, programme: str) -> HttpResponse:
    row, by = _programme(programme), actor_of(request)
    initial = {"said": timezone.localdate().isoformat()}
    form = BringForm(
        request.POST or None, request.FILES or None, programme=row, initial=initial
    )
    read, added, notice = None, 0, ""
    if request.method == "POST" and form.is_valid():
        try:
            read, added = _brought(form.cleaned_data, row, by)
        except Refusal as refusal:
            notice = _in_words(refusal)
    page = presenters.bring_page(
        by, row.slug, form, read=read, added=added, notice=notice
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _brought(given: Given, programme: Any, by: Any) -> tuple[Brought, int]:
    file = given["file"]
    check_upload(content=file, size=file.size, file_name=file.name)
    with tempfile.TemporaryDirectory(prefix="workings-readings-") as folder:
        copy = Path(folder, "sheet")
        copy.write_bytes(file.read())
        read = read_readings(
            copy,
            programme=programme,
            said=given["said"],
            measure=given["measure"],
            source=given["source"],
            fractions=Fractions(given["fractions"]),
            name=file.name,
        )
        if read.problems or not given["add"]:
            return read, 0
        return read, bring_readings(read, programme=programme, by=by)


def _in_words(refusal: Refusal) -> str:
    return " ".join(map(str, getattr(refusal, "problems", [refusal])))


def _read(row: Any) -> MeasureRecord:
    today = timezone.localdate()
    found = queries.measures(row.programme, as_at=today, service=row.service.code)
    return next(each for each in found if each.code == row.code)


def _measure(
    request: HttpRequest, row: Any, one: MeasureRecord, sent: Given, notice: str = ""
) -> HttpResponse:
    by, today = actor_of(request), timezone.localdate()
    offered: dict[str, type[MeasureForm]] = {}
    if may(by, Permission.RECORD_REGISTERS):
        offered |= FORMS
    if not signals(one, chart_measure(one, today)):
        offered.pop("explain", None)
    standing = any(each.withdrawn_on is None for each in one.explanations)
    if standing and may(by, Permission.WITHDRAW):
        offered["withdraw"] = WithdrawForm
    fresh: defaultdict[str, Given] = defaultdict(dict, _initial(row))
    parts = {
        name: form(of=row, read=one, initial=fresh[name], auto_id=f"{name}_%s")
        for name, form in offered.items()
        if name not in sent
    }
    page = presenters.measure_page(
        by, row.programme.slug, one, parts | sent, on=today, notice=notice
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _initial(row: Any) -> dict[str, Given]:
    """What stands in forms before they are filled in."""
    plain = ("title", "definition", "unit", "improves", "frequency")
    words = {name: getattr(row, name) for name in (*plain, "collected", "caveats")}
    words |= {name: getattr(row, name) or "" for name in ("counted", "compared_by")}
    words["owner"] = row.owner.code if row.owner else ""
    words["source"] = row.source.code if row.source else ""
    return {"reading": {"said": timezone.localdate().isoformat()}, "words": words}


def _enter(row: Any, given: Given, by: Any) -> None:
    value, mark = given["value"]
    told = {name: given[name] for name in ("period", "numerator", "denominator")}
    told |= {name: given[name] for name in ("said", "source", "note")}
    reading = ReadingGiven(measure=row.code, value=value, mark=mark, **told)
    source = source_row(row.programme.slug, given["source"])
    enter_reading(reading, measure=row, source=source, by=by)


def _target(row: Any, given: Given, by: Any) -> None:
    record_target(measure=row, **_cited(row.programme.slug, given), by=by)


def _rebase(row: Any, given: Given, by: Any) -> None:
    record_rebase(measure=row, **_cited(row.programme.slug, given), by=by)


def _yardstick(row: Any, given: Given, by: Any) -> None:
    record_yardstick(measure=row, **_cited(row.programme.slug, given), by=by)


def _cited(programme: str, given: Given) -> Given:
    """What was filled in, with its source's row."""
    code = given["source"]
    return given | {"source": source_row(programme, code) if code else None}


def _explain(row: Any, given: Given, by: Any) -> None:
    signal = given["signal"]
    explain_signal(
        signal.period,
        signal.rule,
        measure=row,
        explanation=given["explanation"],
        on=timezone.localdate(),
        by=by,
    )


def _reword(row: Any, given: Given, by: Any) -> None:
    describe_measure(row, _described(row.programme.slug, given), by=by)


def _described(programme: str, given: Given) -> Described:
    owner = post_row(programme, given["owner"]) if given["owner"] else None
    return Described(**_cited(programme, given) | {"owner": owner})


DONE: dict[str, Callable[[Any, Given, Any], None]] = {
    "reading": _enter,
    "target": _target,
    "rebase": _rebase,
    "yardstick": _yardstick,
    "words": _reword,
    "explain": _explain,
}


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def _row(programme: str, code: str) -> Any:
    try:
        return measure_row(programme, code)
    except NoSuchMeasure as refusal:
        raise Http404(str(refusal)) from refusal
