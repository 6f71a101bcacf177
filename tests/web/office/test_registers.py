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
