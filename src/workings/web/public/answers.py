"""How every public page answers: its page, or the page that says why there is none."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from workings.decisions.queries import NoSuchDecision
from workings.ledger.queries.answers import NoSuchFigure
from workings.ledger.queries.statements import NoSuchStatement
from workings.programme.queries import NoSuchProgramme, NoSuchProject
from workings.web.moment import WrongDay, moment_asked
from workings.web.public.presenters.trouble import not_yet_page, wrong_day_page
from workings.web.public.standpoint import NotYet

NO_SUCH = (
    NoSuchProgramme,
    NoSuchProject,
    NoSuchDecision,
    NoSuchStatement,
    NoSuchFigure,
)

TROUBLE = "public/trouble.html"


def answer(
    request: HttpRequest, template: str, build: Callable[..., Any], *names: str
) -> HttpResponse:
    """This function will build a page for the day asked for, and render it."""
    try:
        moment = moment_asked(request.GET, today=timezone.localdate())
    except WrongDay as refusal:
        page = wrong_day_page(refusal, request.path)
        return render(request, TROUBLE, {"page": page}, status=422)
    try:
        page = build(*names, moment)
        # A page that asks again for what was typed wrong says so in its status.
        status = getattr(page, "status", 200)
        return render(request, template, {"page": page}, status=status)
    except NotYet as refusal:
        page = not_yet_page(refusal, moment)
        return render(request, TROUBLE, {"page": page}, status=404)
    except NO_SUCH as refusal:
        raise Http404(str(refusal)) from refusal
