from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workings.web.access import public


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", {})
