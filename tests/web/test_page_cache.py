"""Pages that are kept: the same for as long as nothing they are made of changed."""

import gzip
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.ledger.ambridge import BY, ambridge
from workings.programme.actions import record_project
from workings.web import page_cache
from workings.web.access import public, unkept
from workings.web.page_cache import PageCache, until_midnight

KEPT = "django.core.cache.backends.locmem.LocMemCache"


@pytest.fixture(autouse=True)
def keeping():
    """Tests keep no page but for these."""
    pages = settings.CACHES["pages"] | {"BACKEND": KEPT}
    with override_settings(CACHES=settings.CACHES | {"pages": pages}):
        yield
        caches["pages"].clear()


@pytest.fixture
def now(monkeypatch):
    """`now("2026-07-01T22:59")`: the moment that it is, in UTC."""

    def stand_at(moment):
        instant = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: instant)

    return stand_at


def tag(client, address, **headers):
    return client.get(address, headers=headers).headers["ETag"]


def test_a_page_that_stands_is_rendered_once_and_asks_one_query(one_barnet, client):
    first = client.get("/one-barnet/")
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/one-barnet/")
    assert len(asked) == 1, asked.captured_queries
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)


def test_who_has_the_page_still_is_told_so_and_sent_nothing(one_barnet, client):
    had = tag(client, "/one-barnet/")
    caches["pages"].clear()
    for ask in (client.get, client.head):
        with CaptureQueriesContext(connection) as asked:
            told = ask("/one-barnet/", headers={"If-None-Match": f'"other", {had}'})
        assert (told.status_code, told.content) == (304, b"")
        assert len(asked) == 1
        assert told.headers["ETag"] == had
        assert told.headers["Vary"] == "Accept-Encoding"
        assert told.headers["Cache-Control"].startswith("public, max-age=0, s-maxage=")


def test_it_is_sent_compressed_to_who_takes_it_so(one_barnet):
    client = Client()
    plain = client.get("/one-barnet/")
    takes = {"Accept-Encoding": "br;q=1, gzip;q=0.8"}
    zipped = client.get("/one-barnet/", headers=takes)
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert int(zipped.headers["Content-Length"]) < len(plain.content) / 4
    for refuses in ("", "br", "gzip;q=0", "gzip; q=0.0"):
        told = client.get("/one-barnet/", headers={"Accept-Encoding": refuses})
        assert "Content-Encoding" not in told.headers
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] == zipped.headers["ETag"]


@pytest.mark.parametrize("kept", [True, False])
def test_head_gives_the_headers_of_the_page_alone(one_barnet, client, kept):
    if kept:
        client.get("/one-barnet/")
    head = client.head("/one-barnet/")
    whole = client.get("/one-barnet/")
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)
    assert int(head.headers["Content-Length"]) == len(whole.content)


def test_whatever_is_written_in_the_record_is_seen_at_once(database, client):
    programme = ambridge()
    before = client.get("/new-ambridge/")
    assert b"Mend the ford" not in before.content
    record_project(
        programme=programme, code="FORD", title="Mend the ford", wave="1", by=BY
    )
    had = {"If-None-Match": before.headers["ETag"]}
    after = client.get("/new-ambridge/", headers=had)
    assert after.status_code == 200
    assert b"Mend the ford" in after.content


def test_a_page_of_today_is_gone_at_midnight_here_and_not_in_utc(
    one_barnet, client, now
):
    now("2026-07-01T22:59:55")
    evening = client.get("/one-barnet/")
    assert b"As at 1 July 2026" in evening.content
    assert "s-maxage=5," in evening.headers["Cache-Control"]
    now("2026-07-01T23:00:00")
    morning = client.get("/one-barnet/", headers={"If-None-Match": evening["ETag"]})
    assert morning.status_code == 200
    assert b"As at 2 July 2026" in morning.content
    assert "s-maxage=10," in morning.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2026-03-28T23:00", 1), ("2026-03-29T00:00", 23), ("2026-10-25T00:00", 24)],
)
def test_a_day_is_as_long_as_its_clock_says(moment, hours):
    instant = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert until_midnight(instant) == timedelta(hours=hours)


def test_a_tag_is_of_the_address_the_site_and_the_build(
    one_barnet, client, monkeypatch
):
    tags = [
        tag(client, "/one-barnet/"),
        tag(client, "/one-barnet/?as-at=2013-08-31"),
        tag(client, "/about/"),
        tag(client, "/one-barnet/", host="localhost"),
    ]
    monkeypatch.setattr(page_cache, "build", lambda: "another")
    tags.append(tag(client, "/one-barnet/"))
    with override_settings(SECRET_KEY="k" * 50):
        tags.append(tag(client, "/one-barnet/"))
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    "address",
    ["/one-barmet/", "/one-barnet/?as-at=yesterday", "/one-barnet/?as-at=2001-01-01"],
)
def test_what_is_no_page_is_never_kept(one_barnet, client, address):
    told = client.get(address)
    assert told.status_code >= 400
    assert told.headers["Cache-Control"] == "no-store"
    assert "ETag" not in told.headers
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers={"If-None-Match": "*"}).status_code >= 400
    assert asked


def test_a_form_that_is_sent_is_never_answered_from_what_is_kept(one_barnet, client):
    had = tag(client, "/one-barnet/")
    sent = client.post("/one-barnet/", headers={"If-None-Match": had})
    assert sent.status_code == 405
    assert sent.headers["Cache-Control"] == "no-store"


def test_the_state_of_health_is_asked_each_time(one_barnet, client):
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            told = client.get("/health")
        assert len(asked) > 1
        assert "no-store" in told.headers["Cache-Control"]


def test_without_the_database_what_needs_none_is_answered_and_not_kept(client):
    told = client.get("/robots.txt")
    assert told.status_code == 200
    assert told.headers["Cache-Control"] == "no-store"
    assert "ETag" not in told.headers


def _with_cookie(request):
    response = HttpResponse("yours")
    response.set_cookie("who", "you")
    return response


def _with_session(request):
    request.session = SimpleNamespace(accessed=True)
    return HttpResponse("yours")


VIEWS = {
    "a cookie is set": public(_with_cookie),
    "the session was read": public(_with_session),
    "a form's token is in it": public(lambda request: HttpResponse(get_token(request))),
    "its view says how": public(
        lambda request: HttpResponse("", headers={"Cache-Control": "private"})
    ),
    "it varies": public(lambda request: HttpResponse("", headers={"Vary": "Cookie"})),
    "it is too long": public(
        lambda request: HttpResponse(" " * (page_cache.LARGEST + 1))
    ),
    "its view is not kept": public(unkept(lambda request: HttpResponse(""))),
    "its view is not public": lambda request: HttpResponse(""),
}


@pytest.mark.parametrize("why", VIEWS)
def test_what_is_of_one_reader_or_one_moment_is_never_kept(one_barnet, rf, why):
    asked = []

    def look(request):
        found = cache.process_view(request, VIEWS[why], (), {})
        if found is None:
            asked.append(why)
        return found or VIEWS[why](request)

    cache = PageCache(look)
    for _ in range(2):
        told = cache(rf.get("/"))
        assert "public" not in told.headers["Cache-Control"] or why == "it is too long"
    assert len(asked) == 2


def test_no_more_pages_are_kept_than_there_is_room_for(one_barnet, client):
    room = settings.CACHES["pages"]["OPTIONS"]["MAX_ENTRIES"]
    for number in range(room + 5):
        caches["pages"].set(f"other-{number}", number)
    client.get("/about/")
    assert len(caches["pages"]._cache) <= room


def test_whoever_edits_a_template_sees_it_at_once():
    with override_settings(DEBUG=True), pytest.raises(MiddlewareNotUsed):
        PageCache(HttpResponse)
