from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from workings.documents.papers import DocumentRecord
from workings.web.access import public, unkept
from workings.web.case_reports import handed_out_report
from workings.web.moment import Moment
from workings.web.public import presenters
from workings.web.public.answers import answer, answered, handed_out, shown

LIST = "public/list.html"
DOSSIER = "public/dossier.html"


@public
@require_safe
def decisions(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.decisions_page, asked=request.GET)
    return answer(request, LIST, page, programme)


@public
@require_safe
def documents(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.documents_page, asked=request.GET)
    return answer(request, LIST, page, programme)


@public
@require_safe
def document(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.document_page
    return answer(request, "public/register.html", page, programme, name)


@public
@unkept
@require_safe
def document_file(request: HttpRequest, programme: str, name: str) -> HttpResponseBase:
    def respond(moment: Moment) -> HttpResponseBase:
        found = presenters.document_file(programme, name, moment)
        if isinstance(found, DocumentRecord):
            return handed_out(request, found)
        return shown(request, "public/register.html", found)

    return answered(request, respond)


@public
@require_safe
def source(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    page = presenters.source_page
    return answer(request, "public/register.html", page, programme, name)


@public
@require_safe
def case(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    return answer(request, DOSSIER, presenters.case_page, programme, name)


@public
@require_safe
def case_report(
    request: HttpRequest, programme: str, name: str, suffix: str
) -> HttpResponse:
    def respond(moment: Moment) -> HttpResponse:
        worked_out = presenters.case_worked_out(programme, name, moment)
        return handed_out_report(worked_out, name, suffix)

    return answered(request, respond)


@public
@require_safe
def tests(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, DOSSIER, presenters.tests_page, programme)


@public
@require_safe
def quality(request: HttpRequest, programme: str) -> HttpResponse:
    service = request.GET.get("service", "")
    if service:
        page = partial(
            presenters.service_quality_page, service=service, asked=request.GET
        )
        return answer(request, DOSSIER, page, programme)
    every = partial(presenters.quality_page, asked=request.GET)
    return answer(request, "public/groups.html", every, programme)


@public
@require_safe
def impact(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, "public/groups.html", presenters.impact_page, programme)


@public
@require_safe
def services(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, "public/groups.html", presenters.services_page, programme)


@public
@require_safe
def service(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    return answer(request, DOSSIER, presenters.service_page, programme, name)


@public
@require_safe
def back_office(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, DOSSIER, presenters.back_office_page, programme)


@public
@require_safe
def people(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, "public/people.html", presenters.people_page, programme)


@public
@require_safe
def search(request: HttpRequest, programme: str) -> HttpResponse:
    page = partial(presenters.search_page, asked=request.GET)
    return answer(request, "public/search.html", page, programme)


@public
@require_safe
def contact(request: HttpRequest, programme: str) -> HttpResponse:
    return answer(request, "public/contact.html", presenters.contact_page, programme)
