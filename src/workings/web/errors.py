"""What is answered where no view answers: in the same look, as long as that stands."""

import logging

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404
from django.utils import timezone

from workings.core.problems import UnknownName
from workings.web.components import Link
from workings.web.moment import WrongDay, moment_asked
from workings.web.public.answers import TROUBLE
from workings.web.public.pages import TroublePage
from workings.web.public.presenters import trouble
from workings.web.public.presenters.nearest import nearest_links, renamed_link

log = logging.getLogger(__name__)

BROKEN = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Something went wrong - Workings</title>
  </head>
  <body>
    <main>
      <h1>Something went wrong</h1>
      <p>The page could not be made, and that is our fault. Try again in a while.</p>
      <p><a href="/">See the programmes that are held here</a></p>
    </main>
  </body>
</html>
"""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This function will answer for what is not there."""
    why, unknown = "", exception.__cause__
    if isinstance(unknown, UnknownName):
        why = unknown.plainly
    elif isinstance(exception, Http404) and not isinstance(exception, Resolver404):
        why = str(exception)
    page = trouble.not_found_page(why, *_meant(request, unknown))
    return _trouble(request, page, 404)


def _meant(request: HttpRequest, unknown: BaseException | None) -> tuple[Link, ...]:
    """What the address may have meant; to say that a page is not there, the database
    need not be.
    """
    try:
        links = nearest_links(request.path_info, _day_kept(request))
    except DatabaseError:
        # /health says so, louder.
        log.debug("Unable to look for the nearest pages", exc_info=True)
        return ()
    if isinstance(unknown, UnknownName):
        return (*renamed_link(request.get_full_path(), unknown), *links)
    return links


def _day_kept(request: HttpRequest) -> str:
    try:
        return moment_asked(request.GET, today=timezone.localdate()).query
    except WrongDay:
        return ""


def wrong_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This function will answer a request that makes no sense."""
    return _trouble(request, trouble.wrong_request_page(), 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This function will answer for what nobody was let in to."""
    return _trouble(request, trouble.forbidden_page(), 403)


def not_sent_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This function will answer for a form without the token of the page it stood on
    (cross-site request forgery): it is too old, or came from elsewhere.
    """
    return _trouble(request, trouble.not_sent_from_here_page(), 403)


def broken(request: HttpRequest) -> HttpResponse:
    """This function will answer when we failed: in the same look where that stands, and
    else with a page that cannot fail too.
    """
    try:
        return _trouble(request, trouble.broken_page(), 500)
    except Exception:
        # Whatever it was that broke, it broke this too.
        log.exception("Unable to render the page that says that we failed")
        return HttpResponse(BROKEN, status=500)


def _trouble(request: HttpRequest, page: TroublePage, status: int) -> HttpResponse:
    return render(request, TROUBLE, {"page": page}, status=status)
