from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from workings.web.access import public
from workings.web.public import presenters
from workings.web.public.answers import answer


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return answer(request, "public/home.html", presenters.home_page)


@public
@require_safe
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    page = presenters.programme_page
    return answer(request, "public/programme.html", page, programme)


@public
@require_safe
def figure(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.figure_page
    return answer(request, "public/figure.html", page, programme, name)


@public
@require_safe
def statement(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.statement_page
    return answer(request, "public/statement.html", page, programme, name)


@public
@require_safe
def project(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.project_page
    return answer(request, "public/dossier.html", page, programme, name)


@public
@require_safe
def decision(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.decision_page
    return answer(request, "public/register.html", page, programme, name)
