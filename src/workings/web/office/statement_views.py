from collections.abc import Callable
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
from workings.ledger import actions
from workings.ledger.queries.drafts import DraftRead, NoSuchDraft, draft, drafts
from workings.ledger.workflow import Step
from workings.programme.queries import NoSuchProgramme, programme_named
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.listings import asked_of
from workings.web.office.statement_editing import Editing, editing

read_only = needs(Permission.READ_DRAFTS)
proposers = needs(Permission.PROPOSE_STATEMENT)


@read_only
@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    actor, ended = actor_of(request), request.GET.get("ended") == "yes"
    found = drafts(actor, closed=ended)
    page = presenters.statements_page(actor, found, asked_of(request), closed=ended)
    return render(request, "office/tables.html", {"page": page})


@read_only
@require_safe
def statement(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _found(request, number))


@proposers
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, programme: str) -> HttpResponse:
    try:
        row = programme_named(programme)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal
    return _edited(request, editing(row, None, request.POST or None))


@proposers
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    read = _found(request, number)
    if read.statement is None:
        return _shown(request, read, "It is posted: correct it by another statement.")
    return _edited(request, editing(read.programme, read, request.POST or None))


@read_only
@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    taken = STEPS.get(step)
    if taken is None:
        raise Http404("There is no such step.")
    read = _found(request, number)
    try:
        version = int(request.POST.get("version", "0"))
        taken(request, number, version)
    except (Refusal, ValueError) as refusal:
        return _shown(request, read, str(refusal))
    return redirect("office:statement", number)


def _propose(request: HttpRequest, number: int, version: int) -> None:
    by, on = actor_of(request), timezone.localdate()
    actions.propose(number, version=version, by=by, on=on)


def _validate(request: HttpRequest, number: int, version: int) -> None:
    actions.validate(number, version=version, by=actor_of(request))


def _send_back(request: HttpRequest, number: int, version: int) -> None:
    reason = request.POST.get("reason", "")
    actions.send_back(number, version=version, reason=reason, by=actor_of(request))


def _post(request: HttpRequest, number: int, version: int) -> None:
    by, on = actor_of(request), timezone.localdate()
    actions.post_draft(number, version=version, by=by, on=on)


def _withdraw(request: HttpRequest, number: int, version: int) -> None:
    reason, by = request.POST.get("reason", ""), actor_of(request)
    today = timezone.localdate()
    actions.withdraw_draft(number, version=version, reason=reason, by=by, on=today)


STEPS: dict[str, Callable[[HttpRequest, int, int], Any]] = {
    Step.PROPOSE: _propose,
    Step.VALIDATE: _validate,
    Step.SEND_BACK: _send_back,
    Step.POST: _post,
    Step.WITHDRAW: _withdraw,
}


def _found(request: HttpRequest, number: int) -> DraftRead:
    try:
        return draft(actor_of(request), number)
    except NoSuchDraft as refusal:
        raise Http404(str(refusal)) from refusal


def _shown(request: HttpRequest, read: DraftRead, refusal: str = "") -> HttpResponse:
    today = timezone.localdate()
    page = presenters.draft_page(actor_of(request), read, on=today, refusal=refusal)
    return render(
        request, "office/draft.html", {"page": page}, status=409 if refusal else 200
    )


def _edited(request: HttpRequest, form: Editing) -> HttpResponse:
    actor = actor_of(request)
    if request.method == "POST" and form.is_valid():
        saved = form.save(by=actor, on=timezone.localdate())
        if saved is not None:
            return redirect("office:statement", saved)
    page = presenters.editing_page(actor, form)
    context = {
        "page": page,
        "head": form.head,
        "lines": form.lines,
        "totals": form.totals,
        "facts": form.facts,
        "version": form.version,
    }
    return render(request, "office/edit_statement.html", context, status=form.status)
