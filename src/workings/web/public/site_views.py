from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workings.web.access import public
from workings.web.moment import Moment
from workings.web.public import presenters
from workings.web.public.answers import answer, answered
from workings.web.public.feeds import DecisionsFeed, FiguresFeed
from workings.web.public.register_pages import Entries


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return answer(request, "site/about.html", presenters.about_page)


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    page = presenters.accessibility_page
    return answer(request, "site/accessibility.html", page)


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return answer(request, "site/privacy.html", presenters.privacy_page)


@public
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    return answer(request, "site/cookies.html", presenters.cookies_page)


@public
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return answer(request, "site/contact.html", presenters.site_contact_page)


@public
@require_safe
def decisions_feed(request: HttpRequest, programme: str) -> HttpResponseBase:
    return answered(request, lambda moment: DecisionsFeed(programme, moment)(request))


@public
@require_safe
def figures_feed(request: HttpRequest, programme: str) -> HttpResponseBase:
    return answered(request, lambda moment: FiguresFeed(programme, moment)(request))


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    page = {"site_map": request.build_absolute_uri("/sitemap.xml")}
    return render(request, "site/robots.txt", page, "text/plain; charset=utf-8")


@public
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    return _map(request, presenters.site_map())


@public
@require_safe
def map_of_site(request: HttpRequest) -> HttpResponse:
    return _map(request, presenters.own_map())


@public
@require_safe
def programme_map(request: HttpRequest, programme: str) -> HttpResponseBase:
    def respond(moment: Moment) -> HttpResponse:
        return _map(request, presenters.programme_map(programme, moment))

    return answered(request, respond)


def _map(request: HttpRequest, entries: Entries) -> HttpResponse:
    whole = [request.build_absolute_uri(address) for address in entries.addresses]
    page = {"addresses": whole, "of_maps": entries.of_maps}
    return render(request, "site/sitemap.xml", page, "application/xml; charset=utf-8")
