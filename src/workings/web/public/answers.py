"""How every public page answers: its page, or the page that says why there is none."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response

from workings.appraisal.queries import NoSuchCase
from workings.decisions.queries import NoSuchDecision
from workings.documents.papers import DocumentRecord
from workings.documents.queries import NoSuchDocument, NoSuchSource, opened_document
from workings.ledger.queries.answers import NoSuchFigure
from workings.ledger.queries.statements import NoSuchStatement
from workings.programme.queries import NoSuchProgramme, NoSuchProject, NoSuchService
from workings.web.moment import Moment, WrongDay, moment_asked
from workings.web.public.pages import TroublePage
from workings.web.public.presenters.asking import NoSuchChoice
from workings.web.public.presenters.case import NoCaseFile
from workings.web.public.presenters.rating import NotRatedYet
from workings.web.public.presenters.trouble import not_yet_page, wrong_day_page
from workings.web.public.rateable import NotRateable
from workings.web.public.standpoint import NotYet

NO_SUCH = (
    NoSuchProgramme,
    NoSuchProject,
    NoSuchService,
    NoSuchDecision,
    NoSuchCase,
    NoCaseFile,
    NoSuchStatement,
    NoSuchFigure,
    NoSuchDocument,
    NoSuchSource,
    NoSuchChoice,
    NotRateable,
    NotRatedYet,
)

Response = TypeVar("Response", bound=HttpResponseBase)

TROUBLE = "public/trouble.html"


def answer(
    request: HttpRequest, template: str, build: Callable[..., Any], *names: str
) -> HttpResponse:
    """This function will build a page for the day asked for, and render it."""

    def respond(moment: Moment) -> HttpResponse:
        return shown(request, template, build(*names, moment))

    return answered(request, respond)


def answered(
    request: HttpRequest, respond: Callable[[Moment], Response]
) -> Response | HttpResponse:
    """This function will respond as at the day asked for, or say why it cannot."""
    try:
        moment = moment_asked(request.GET, today=timezone.localdate())
    except WrongDay as refusal:
        return _trouble(request, wrong_day_page(refusal, request.path), 422)
    try:
        return respond(moment)
    except NotYet as refusal:
        return _trouble(request, not_yet_page(refusal, moment), 404)
    except NO_SUCH as refusal:
        raise Http404(str(refusal)) from refusal


def shown(request: HttpRequest, template: str, page: Any) -> HttpResponse:
    """This function will render a page, with the status that it is of."""
    return render(request, template, {"page": page}, status=page.frame.status)


def handed_out(request: HttpRequest, document: DocumentRecord) -> HttpResponseBase:
    """This function will stream a document's file, to be saved and not shown: what it
    holds was made elsewhere, and a browser would run some of it.

    Its checksum is its ``ETag``. It is asked for again each time, because it may be
    withdrawn.
    """
    etag = f'"{document.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or FileResponse(
        opened_document(document),
        as_attachment=True,
        filename=_file_name(document),
        content_type=_content_type(document.media_type),
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _file_name(document: DocumentRecord) -> str:
    # Its own name may hold anything; its code is letters, digits and hyphens.
    suffix = document.file_name.rpartition(".")[2].lower()
    known = suffix.isascii() and suffix.isalnum() and len(suffix) < 10
    return f"{document.code}.{suffix}" if known else document.code


def _content_type(media_type: str) -> str:
    is_text = media_type.startswith("text/")
    return f"{media_type}; charset=utf-8" if is_text else media_type


def _trouble(request: HttpRequest, page: TroublePage, status: int) -> HttpResponse:
    return render(request, TROUBLE, {"page": page}, status=status)
