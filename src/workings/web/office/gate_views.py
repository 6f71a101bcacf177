from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from workings.access.permissions import Permission
from workings.appraisal.actions import (
    Finding,
    pass_gate_named,
    record_tests_named,
)
from workings.appraisal.kinds import Verdict
from workings.appraisal.queries import decision_tests, proposal_tests
from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.decisions.queries import decision_list
from workings.programme.queries import (
    NoSuchProgramme,
    posts,
    principles,
    programme_named,
    programme_titles,
    project_row,
)
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.case_forms import FindingForm, GateForm, TestedForm
from workings.web.office.door import actor_of
from workings.web.office.listings import asked_of

pages = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RECORD_REGISTERS)
@pages
def gate(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    row, by, today = _programme(programme), actor_of(request), timezone.localdate()
    try:
        project = project_row(row.slug, name)
    except ObjectDoesNotExist:
        raise Http404("There is no such project.") from None
    about = decision_list(row, as_at=today, project=name)
    form = GateForm(
        request.POST or None,
        offered={
            "approver": [
                (post.code, f"{post.title} ({post.role.label})")
                for post in posts(row, as_at=today, everyone=True)
            ],
            "decision": [(one.code, f"{one.title} ({one.code})") for one in about],
        },
    )
    parts = _findings(row, request.POST or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and _valid(form, parts):
        given = form.cleaned_data
        try:
            pass_gate_named(
                programme,
                name,
                given["stage"],
                on=given["on"],
                approver=given["approver"],
                tests=_typed(parts, given["by"]),
                decision=given["decision"],
                by=by,
            )
            return redirect("office:gate", programme, name)
        except Refusal as refusal:
            problems = _problems(refusal)
    page = presenters.gate_page(by, row, project, problems)
    return _rows(request, page, form, parts)


@needs(Permission.READ_DRAFTS)
@require_safe
def tests(request: HttpRequest) -> HttpResponse:
    rows = {slug: programme_named(slug) for slug in programme_titles()}
    today, asked = timezone.localdate(), asked_of(request)
    page = presenters.tests_page(actor_of(request), rows, asked, on=today)
    return render(request, "office/tables.html", {"page": page})


@needs(Permission.RECORD_REGISTERS)
@pages
def test(request: HttpRequest, programme: str, of: str, name: str) -> HttpResponse:
    row, by, today = _programme(programme), actor_of(request), timezone.localdate()
    title = _title(row, of, name, today)
    form, parts = TestedForm(request.POST or None), _findings(row, request.POST or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and _valid(form, parts):
        given = form.cleaned_data
        try:
            record_tests_named(
                programme,
                _typed(parts, given["by"]),
                on=given["on"],
                decision=name if of == "decision" else "",
                proposal=name if of == "proposal" else "",
                by=by,
            )
            return redirect("office:test", programme, of, name)
        except Refusal as refusal:
            problems = _problems(refusal)
    found = decision_tests if of == "decision" else proposal_tests
    tested = found(row, name, as_at=today)
    page = presenters.test_page(by, row, (of, name, title), tested, problems)
    return _rows(request, page, form, parts)


def _title(row: Any, of: str, name: str, on: date) -> str:
    titles: dict[str, str] = {}
    if of == "decision":
        titles = {one.code: one.title for one in decision_list(row, as_at=on)}
    elif of == "proposal":
        titles = dict(presenters.proposals(row))
    if name not in titles:
        raise Http404("There is no such decision or plan.")
    return titles[name]


def _findings(row: Any, typed: Any) -> list[tuple[str, str, FindingForm]]:
    return [
        (one.code, one.title, FindingForm(typed, prefix=f"principle-{at}"))
        for at, one in enumerate(principles(row))
    ]


def _valid(form: Any, parts: Sequence[tuple[str, str, FindingForm]]) -> bool:
    # Each form is asked, so that everything wrong is said at once.
    forms = [form, *(one for _, _, one in parts)]
    return not [one for one in forms if not one.is_valid()]


def _typed(parts: Sequence[tuple[str, str, FindingForm]], by: str) -> list[Finding]:
    return [
        Finding(
            code,
            Verdict(form.cleaned_data["verdict"]),
            form.cleaned_data["reasons"].strip(),
            form.cleaned_data["evidence"].strip(),
            by.strip(),
        )
        for code, _, form in parts
        if form.cleaned_data["verdict"]
    ]


def _rows(
    request: HttpRequest, page: Any, form: Any, parts: Sequence[Any]
) -> HttpResponse:
    context = {
        "page": page,
        "head": form,
        "seen": 0,
        "parts": [(title, made) for _, title, made in parts],
    }
    return render(request, "office/rows.html", context, status=page.status)


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def _problems(refusal: Refusal) -> tuple[Problem, ...]:
    if isinstance(refusal, HasProblems):
        return tuple(refusal.problems)
    return (Problem("", str(refusal), ""),)
