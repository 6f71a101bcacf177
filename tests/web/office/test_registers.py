import pytest

from tests.ground.client import StrictClient
from tests.ledger.ambridge import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.programme.models import MilestoneDate, Seat
from workings.publish.models import PageText


@pytest.fixture
def town(database):
    return ambridge()


def test_words_are_looked_at_and_then_published(town, client):
    come_in(client, person(Role.PUBLISHER))
    where = "/office/texts/new-ambridge/why/"
    wrong = client.post(
        where, {"body": "It is {figure:curent-forecast}.", "publish": "yes"}
    )
    assert "current-forecast" in text_of(wrong)
    looked = text_of(
        client.post(where, {"body": "**Because** <b>x</b>", "preview": "yes"})
    )
    assert "How it will look" in looked
    assert "<strong>Because</strong> &lt;b&gt;x&lt;/b&gt;" in looked
    assert not PageText.objects.exists()
    client.post(where, {"body": "**Because**", "publish": "yes"})
    assert "<strong>Because</strong>" in text_of(client.get("/new-ambridge/"))
    assert "version 1" in text_of(client.get("/office/texts/"))
    assert client.get("/office/texts/new-ambridge/when/").status_code == 404
    assert client.get("/office/texts/old-ambridge/why/").status_code == 404


def test_a_holder_is_seated_and_names_a_deputy(town, client):
    come_in(client, person(Role.PROGRAMME_OFFICE))
    ben, dot = person(Role.BENEFIT_OWNER, name="ben"), person(name="dot")
    post = {"post": "new-ambridge/CHIEF"}
    sent = {**post, "user": ben.pk, "first": "2026-01-01"}
    assert client.post("/office/posts/holder/", sent).status_code == 302
    again = client.post("/office/posts/holder/", sent)
    assert again.status_code == 409 and "already" in text_of(again)
    his = come_in(StrictClient(), ben)
    assert "Name a deputy" in text_of(his.get("/office/posts/"))
    asked = {**post, "user": dot.pk, "first": "2026-02-01"}
    open_end = his.post("/office/posts/deputy/", asked)
    assert "give its last day" in text_of(open_end)
    asked |= {"last": "2026-02-28"}
    assert his.post("/office/posts/deputy/", asked).status_code == 302
    assert Seat.objects.get(user=dot).deputy_of == "ben <ben@example.org>"
    alone = his.post("/office/posts/holder/", {**asked, "first": "2027-01-01"})
    assert alone.status_code == 409
    assert client.post("/office/posts/king/", sent).status_code == 404


def test_somebodys_time_in_a_post_is_ended_by_who_may(town, client):
    olive = person(Role.PROGRAMME_OFFICE, name="olive")
    come_in(client, olive)
    ben, dot = person(Role.BENEFIT_OWNER, name="ben"), person(name="dot")
    his = come_in(StrictClient(), ben)
    post = {"post": "new-ambridge/CHIEF", "first": "2026-01-01"}
    page = text_of(client.get("/office/posts/"))
    assert "Name a deputy" not in page
    assert "End somebody" not in text_of(his.get("/office/posts/"))
    for who in (ben, olive):
        client.post("/office/posts/holder/", {**post, "user": who.pk})
    # Who keeps the registers and holds a post may name a deputy in it like any other.
    assert "Name a deputy in your post" in text_of(client.get("/office/posts/"))
    deputy = {**post, "user": dot.pk, "first": "2026-02-01", "last": "2099-02-28"}
    client.post("/office/posts/deputy/", deputy)
    hers, held = Seat.objects.get(user=dot), Seat.objects.get(user=ben)
    ended = {"seat": hers.pk, "until": "2026-03-31"}
    refused = his.post("/office/posts/leave/", ended)
    assert refused.status_code == 409 and "is needed to" in text_of(refused)
    assert client.post("/office/posts/leave/", ended).status_code == 302
    early = {"seat": held.pk, "until": "2025-12-31"}
    assert "cannot end on" in text_of(client.post("/office/posts/leave/", early))
    assert (
        client.post(
            "/office/posts/leave/", {"seat": held.pk, "until": "2099-03-31"}
        ).status_code
        == 302
    )
    hers.refresh_from_db()
    assert str(hers.last) == "2026-03-31"
    empty = text_of(client.post("/office/posts/leave/", {"seat": "77", "until": ""}))
    assert empty.count("Select a valid choice") == 2


def test_a_milestone_keeps_every_date(town, client):
    come_in(client, person(Role.PROGRAMME_OFFICE))
    sent = {
        "project": "new-ambridge/HIGHWAYS",
        "code": "go-live",
        "title": "Go live",
        "kind": "baseline",
        "on": "2026-06",
    }
    client.post("/office/projects/", sent)
    client.post("/office/projects/", {**sent, "kind": "forecast", "on": "2026-09"})
    assert MilestoneDate.objects.count() == 2
    assert "Go live: September 2026 (forecast)" in text_of(
        client.get("/office/projects/")
    )
    wrong = text_of(
        client.post("/office/projects/", {**sent, "on": "soon", "title": ""})
    )
    assert wrong.count("is not a date such as") == 2
