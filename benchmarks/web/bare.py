"""The yardstick: the site's addresses, and among them a view that does nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from benchmarks.web.served import BARE
from workings.web.access import public, unkept


@public
@unkept
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path(BARE.lstrip("/"), bare), path("", include("workings.config.urls"))]
