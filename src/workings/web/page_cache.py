"""Public pages are rendered once for each state of the record, and then kept.

A page's tag is made of the last entry of the audit log, today's date, the build and the
whole address. Who shows the tag again has the page still (304); else it is looked for
among those that this process keeps. What no tag can vouch for is never kept.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from workings.access.queries import log_mark
from workings.access.standing import stand_at, standing_at
from workings.web.access import AnyView, Rule, is_kept, rule_of
from workings.web.build import build

HELD = timedelta(seconds=10)
"""How long a proxy may answer without asking us whether its page still stands."""

LARGEST = 500_000
"""Bytes of a page that is kept. The bound is on what somebody can make us hold: our
longest page has a third of it.
"""

# Quick to do, and on these pages within a tenth of the best.
COMPRESSION = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it is kept: its headers, its content, and the same compressed."""

    headers: tuple[tuple[str, str], ...]
    content: bytes
    gzipped: bytes


class PageCache:
    """Middleware: answers with what is kept, and keeps what was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("A template that was edited is to be seen at once.")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with standing_at(""):
            # Within, the mark is set as soon as it is known that one is asked for.
            response = self.get_response(request)
        tag = getattr(request, "page_tag", None)
        if "ETag" in response.headers:
            return response
        if tag is None or not _may_be_kept(request, response):
            response.headers.setdefault("Cache-Control", "no-store")
            return response
        kept = Kept(
            tuple(response.headers.items()),
            response.content,
            gzip.compress(response.content, COMPRESSION, mtime=0),
        )
        if len(kept.content) <= LARGEST:
            caches["pages"].set(tag, kept)
        return _answer(request, kept, tag)

    def process_view(
        self, request: HttpRequest, view: AnyView, *_: Any
    ) -> HttpResponseBase | None:
        """Answer in the view's place where the page is here, or still there."""
        if rule_of(view) is not Rule.PUBLIC or not is_kept(view):
            return None
        if request.method not in {"GET", "HEAD"}:
            return None
        try:
            mark = log_mark()
        except DatabaseError:
            # The view will say so, if it needs the database at all.
            return None
        tag = page_tag(request, mark)
        if _etag(tag) in parse_etags(request.headers.get("If-None-Match", "")):
            return _described(HttpResponseNotModified(), tag)
        request.page_tag = tag  # type: ignore[attr-defined]
        kept = caches["pages"].get(tag)
        if kept:
            return _answer(request, kept, tag)
        if settings.KEEP_READINGS:
            stand_at(mark)
        return None


def page_tag(request: HttpRequest, mark: str) -> str:
    """This function will name all that a page is made of, of the record as it stands at
    a mark. Nobody else can make up the
    name: who shows it had it from us, with the page.
    """
    parts = (build(), mark, str(timezone.localdate()))
    named = "\n".join((*parts, request.build_absolute_uri()))
    key = settings.SECRET_KEY.encode()[:64]
    return blake2b(named.encode(), key=key, digest_size=16).hexdigest()


def until_midnight(now: datetime) -> timedelta:
    """This function will return how long today's date is still today's, here."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time())) - now


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Nothing of one reader's own, and nothing that its view has other plans for."""
    session = getattr(request, "session", None)
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not (session is not None and session.accessed)
        and not {"Cache-Control", "Content-Encoding", "Vary"} & {*response.headers}
    )


def _answer(request: HttpRequest, kept: Kept, tag: str) -> HttpResponse:
    takes_gzip = _takes_gzip(request.headers.get("Accept-Encoding", ""))
    content = kept.gzipped if takes_gzip else kept.content
    response = HttpResponse(content, headers=dict(kept.headers))
    if takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    return _described(response, tag)


def _described(response: HttpResponse, tag: str) -> HttpResponse:
    left = min(HELD, until_midnight(timezone.now()))
    held = f"max-age=0, s-maxage={int(left.total_seconds())}"
    response.headers["ETag"] = _etag(tag)
    response.headers["Cache-Control"] = f"public, {held}, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _etag(tag: str) -> str:
    # Weak: it stands for the page, compressed or not.
    return f'W/"{tag}"'


def _takes_gzip(accepted: str) -> bool:
    for coding in accepted.lower().split(","):
        name, _, weight = coding.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
