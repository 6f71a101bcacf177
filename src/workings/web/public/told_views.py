from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from workings.web.access import public
from workings.web.public import presenters
from workings.web.public.answers import answer


@public
@require_safe
def bridge(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.bridge_page, asked=request.GET)
    return answer(request, "public/bridge.html", page, programme)


@public
@require_safe
def contested(request: HttpRequest, programme: str) -> HttpResponse:
    page = presenters.contested_page
    return answer(request, "public/contested.html", page, programme)


@public
@require_safe
def statements(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.statements_page, asked=request.GET)
    return answer(request, "public/list.html", page, programme)
