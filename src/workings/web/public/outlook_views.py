from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from workings.web.access import public
from workings.web.public import presenters
from workings.web.public.answers import answer


@public
@require_safe
def outlook(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.outlook_page, asked=request.GET)
    return answer(request, "public/outlook.html", page, programme)


@public
@require_safe
def back_test(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, "public/outlook.html", presenters.back_test_page, programme)
