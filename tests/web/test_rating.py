"""Rating a page: the form, what comes of sending it, and what is published."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tests.web.seen import Seen
from workings.access.permissions import COMMAND_LINE
from workings.access.queries import log_mark
from workings.config import environment
from workings.publish.actions.ratings import moderate
from workings.publish.models import Rating
from workings.publish.ratings import (
    LONGEST_COMMENT,
    VOICE_LIMIT,
    VOICE_REFUSED,
    Moderation,
    Score,
)
from workings.web.public import rating_views
from workings.web.public.rateable import rating_address
from workings.web.sender import address_behind, place_of, sender_of

PAGE = "/about/"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Clock:
    """Tests wait for nobody: a form is a minute old when it is sent."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(rating_views, "timezone", SimpleNamespace(now=clock.now))
    return clock


@pytest.fixture
def rate(database, client, clock):
    """`rate(useful="yes")` opens the form of a page, waits, and sends it."""

    def send(page: str = PAGE, *, wait: float = 60, address="192.0.2.7", **typed):
        form = rating_address("rate", page)
        token = token_of(client.get(form))
        clock.time += timedelta(seconds=wait)
        return client.post(form, {"token": token, **typed}, REMOTE_ADDR=address)

    return send


def token_of(response) -> str:
    return re.search(r'name="token" value="([^"]*)"', response.content.decode())[1]


def counts(see, page: str = PAGE) -> tuple[str, str, str]:
    rows = see("/about/ratings/").table("Ratings of each page")
    (row,) = (row for row in rows if row["Page"] == page)
    return row["Useful"], row["Not useful"], row["Set aside"]


def test_every_page_leads_to_its_own_form(one_barnet, see):
    for page in (
        "/",
        "/about/privacy/",
        "/one-barnet/",
        "/one-barnet/figures/delivered/",
    ):
        form = see(page).links["Rate this page"]
        assert form == rating_address("rate", page)
        assert see(form).links[page] == page


def test_the_form_leads_back_to_the_day_and_the_list_that_it_came_from(one_barnet, see):
    day = "?as-at=2013-08-31"
    form = see(f"/one-barnet/decisions/{day}&body=CABINET").links["Rate this page"]
    assert see(form).links["/one-barnet/decisions/"] == f"/one-barnet/decisions/{day}"


def test_a_page_of_trouble_is_not_rated(one_barnet, see):
    for page in ("/nowhere/", "/one-barnet/figures/nothing/"):
        assert "Rate this page" not in see(page, status=404).links


@pytest.mark.parametrize(
    "meant", ["", "/about/", "/nowhere/", "/about/:forged", "/one-barnet/:" + "A" * 43]
)
def test_only_pages_that_we_showed_have_a_form(database, see, client, meant):
    form = f"/about/rate/?page={meant}"
    assert 'choose "Rate this page" at its foot' in see(form, status=404).main
    assert client.post(form, {"useful": "yes"}).status_code == 404
    assert see(f"/about/rate/thanks/?page={meant}", status=404)


def test_a_rating_is_kept_thanked_for_and_published(rate, client, see):
    response = rate(useful="yes", comment="Very\r\nclear.")
    assert response.status_code == 303
    thanks = see(response.headers["Location"])
    assert thanks.heading == "Thank you"
    assert thanks.links[PAGE] == PAGE
    assert Rating.objects.get().comment == "Very\nclear."
    rate(useful="no", address="192.0.2.8")
    assert counts(see) == ("1", "1", "0")
    form = see(rating_address("rate", PAGE))
    assert "So far 1 of 2 found it useful." in form.main
    told = list(csv.reader(io.StringIO(client.get("/about/ratings.csv").text)))
    assert told == [
        ["page", "useful", "not_useful", "set_aside"],
        [PAGE, "1", "1", "0"],
    ]


def test_the_ratings_are_summed_up_in_words(rate, see):
    assert "No rating counts yet." in see("/about/ratings/").main
    rate(useful="no")
    assert "1 rating of 1 page: 0 useful, 1 not." in see("/about/ratings/").main


def test_a_hundred_pages_stand_on_one_sheet_of_the_ratings(database, see, monkeypatch):
    found = {f"/p{number:03}/": Score(useful=1) for number in range(150)}
    monkeypatch.setattr(
        "workings.web.public.presenters.rating.scores_by_page", found.copy
    )
    first = see("/about/ratings/?as-at=2013-08-31")
    assert len(first.table("Ratings of each page")) == 100
    assert "150 ratings of 150 pages: 150 useful, 0 not." in first.main
    second = see(first.links["Next page"])
    assert [row["Page"] for row in second.table("Ratings of each page")][-1] == "/p149/"
    assert "as-at=2013-08-31" in first.links["Next page"]


def test_a_comment_is_published_when_a_moderator_let_it_through(rate, see):
    rate(useful="no", comment="Where is 2014?")
    page = f"/about/ratings/?page={PAGE}"
    assert "Where is 2014?" not in see(page).text
    number = Rating.objects.get().pk
    moderate(rating=number, verdict=Moderation.ACCEPTED, at=NOON, by=COMMAND_LINE)
    seen = see(page)
    assert "Where is 2014?" in seen.main
    assert seen.rows["Not useful"] == "1"
    assert seen.links[PAGE] == PAGE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Say whether you found the page useful"),
        ({"useful": "perhaps"}, "Say whether you found the page useful: yes or no"),
        (
            {"useful": "yes", "comment": "x" * (LONGEST_COMMENT + 1)},
            "The comment has 1,201 characters",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(rate, typed, said):
    response = rate(**{"comment": "</textarea>Why <b>", **typed})
    seen = Seen(response)
    assert seen.status == 422
    assert seen.title.startswith("Error: ")
    assert f"There is a problem {said}" in " ".join(seen.main.split())
    (kept,) = seen.every("textarea")
    assert kept.text == typed.get("comment", "</textarea>Why <b>")
    chosen = [it.get("value") for it in seen.every("input") if "checked" in it.attrib]
    assert chosen == ([typed["useful"]] if typed.get("useful") == "yes" else [])
    assert not Rating.objects.exists()


def test_a_comment_of_the_longest_length_may_have_many_lines(rate):
    lines = "\r\n".join(["x"] * (LONGEST_COMMENT // 2)) + "y"
    assert rate(useful="yes", comment=lines).status_code == 303


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (1, "That was quick. Wait a few seconds"),
        (90_000, "The form was more than a day old"),
    ],
)
def test_too_soon_or_too_late_can_be_sent_again(rate, client, clock, wait, said):
    response = rate(useful="no", comment="Hm.", wait=wait)
    assert response.status_code == 422
    assert said in Seen(response).main
    token = token_of(response)
    clock.time += timedelta(seconds=60)
    again = {"token": token, "useful": "no", "comment": "Hm."}
    form = rating_address("rate", PAGE)
    assert client.post(form, again).status_code == 303
    assert client.post(form, again).status_code == 303
    assert Rating.objects.count() == 1


def test_a_form_of_another_page_or_of_nobody_is_not_taken(rate, client, clock):
    of_another = token_of(client.get(rating_address("rate", "/")))
    clock.time += timedelta(seconds=60)
    for token in ("", "made up", of_another):
        typed = {"token": token, "useful": "yes"}
        response = client.post(rating_address("rate", PAGE), typed)
        assert response.status_code == 422
        assert "not one of ours" in Seen(response).main
    assert not Rating.objects.exists()


def test_what_programs_fill_in_is_thanked_for_and_not_kept(rate):
    assert rate(useful="yes", website="https://pills.example").status_code == 303
    assert not Rating.objects.exists()


def test_a_form_on_somebody_elses_page_is_not_taken(rate, client, clock):
    form = rating_address("rate", PAGE)
    token = token_of(client.get(form))
    clock.time += timedelta(seconds=60)
    typed = {"token": token, "useful": "no", "comment": "theirs"}
    for origin in ("https://evil.example", "null"):
        response = client.post(form, typed, headers={"origin": origin})
        assert response.status_code == 422
        assert "theirs" not in response.text
    assert not Rating.objects.exists()
    ours = {"origin": "http://testserver"}
    assert client.post(form, typed, headers=ours).status_code == 303


def test_a_burst_changes_no_score_and_ends_in_a_page_that_says_when(rate, see):
    rate(useful="yes", address="192.0.2.8")
    for _ in range(VOICE_REFUSED):
        assert rate(useful="no").status_code == 303
    assert counts(see) == ("1", "0", str(VOICE_REFUSED))
    response = rate(useful="no")
    assert response.status_code == 429
    assert "Rate again tomorrow." in Seen(response).main
    assert 0 < int(response.headers["Retry-After"]) <= 12 * 3600


def test_another_name_for_the_browser_is_no_other_voice(rate, client, clock, see):
    for number in range(VOICE_LIMIT):
        form = rating_address("rate", PAGE)
        typed = {"token": token_of(client.get(form)), "useful": "no"}
        clock.time += timedelta(seconds=5)
        client.post(form, typed, headers={"user-agent": f"Browser {number}"})
    assert counts(see) == ("0", "1", str(VOICE_LIMIT - 1))


def test_it_asks_for_no_cookie_and_sets_none(rate, client):
    client.handler.enforce_csrf_checks = True
    response = rate(useful="yes")
    assert response.status_code == 303
    assert not client.cookies
    assert "no-store" in response.headers["Cache-Control"]


def test_a_rating_changes_no_page_and_not_the_mark_that_pages_are_kept_by(rate, client):
    pages = (PAGE, "/", "/about/privacy/")

    def answers():
        found = [client.get(page) for page in pages]
        return [(it.content, it.headers.get("ETag")) for it in found]

    before, mark = answers(), log_mark()
    rate(useful="yes", comment="Hm.")
    assert (answers(), log_mark()) == (before, mark)


OURS = [ip_network("10.0.0.0/8")]


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        # No proxy of ours: what it says of others is nothing to go by.
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("10.1.2.3", "198.51.100.1", "198.51.100.1"),
        ("10.1.2.3", "203.0.113.9, 198.51.100.1, 10.0.0.9", "198.51.100.1"),
        ("10.1.2.3", "198.51.100.1, <script>", "10.1.2.3"),
        ("10.1.2.3", "10.0.0.1", "10.0.0.1"),
        ("::ffff:10.1.2.3", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("10.1.2.3", "2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("", "", ""),
    ],
)
def test_where_it_came_from_behind_proxies_of_ours(peer, forwarded, found):
    assert place_of(address_behind(peer, forwarded, OURS)) == found


def test_a_request_says_where_it_came_from(rf, monkeypatch):
    monkeypatch.setattr(settings, "TRUSTED_PROXIES", OURS)
    headers = {"x-forwarded-for": "198.51.100.1"}
    assert sender_of(rf.get("/", headers=headers)) == "127.0.0.1"
    found = sender_of(rf.get("/", headers=headers, REMOTE_ADDR="10.1.2.3"))
    assert found == "198.51.100.1"


def test_proxies_are_networks_or_stop_the_program(monkeypatch):
    name = "WORKINGS_TRUSTED_PROXIES"
    monkeypatch.setenv(name, "10.0.0.0/8")
    assert environment.networks(name) == OURS
    monkeypatch.setenv(name, "10.0.0.0/8, proxy.example")
    with pytest.raises(ImproperlyConfigured, match="neither an address"):
        environment.networks(name)
