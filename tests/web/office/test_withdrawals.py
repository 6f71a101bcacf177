import zipfile

import pytest
from django.utils import timezone

from tests.config.whole_record import hold
from tests.ground.client import StrictClient
from tests.ledger.ambridge import BY, L, S, ambridge, said
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.core.dates import say_day
from workings.publish.actions.texts import record_text
from workings.publish.texts import Section

WORDS = "Mrs Archer of Brookfield Farm objects"
ASKED = {"programme": "new-ambridge", "reason": "It names a resident."}


@pytest.fixture
def town(database):
    programme = ambridge()
    note = L("ROADS forecast annual 2012/13 5", note=WORDS)
    said(programme, S("letter", "2012-05-01", title=WORDS, reason=WORDS, lines=[note]))
    return programme


@pytest.fixture
def olive(town, client):
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


def second():
    return come_in(StrictClient(), person(Role.PUBLISHER, name="pru"))


def test_two_people_withdraw_words_and_the_chain_holds(
    olive, client, workings, tmp_path
):
    asked = {**ASKED, "what": "statement", "name": "letter"}
    client.post("/office/withdrawals/", asked)
    alone = client.post("/office/withdrawals/1/agree/")
    assert alone.status_code == 409 and "takes two people" in text_of(alone)
    pru = second()
    assert "Answer 1 withdrawal" in text_of(pru.get("/office/"))
    pru.post("/office/withdrawals/1/agree/")
    page = text_of(client.get("/new-ambridge/statements/letter/"))
    assert WORDS not in page
    assert "It names a resident." in page and str(timezone.localdate().year) in page
    assert workings("verify").code == 0
    copy = tmp_path / "backup.zip"
    assert workings("backup", str(copy)).code == 0
    with zipfile.ZipFile(copy) as kept:
        assert not [n for n in kept.namelist() if WORDS.encode() in kept.read(n)]
    again = client.post("/office/withdrawals/", asked)
    assert "were withdrawn already" in text_of(again)


def test_a_document_and_a_text_go_the_same_way(olive, client, town):
    hold("PLAN")
    record_text(programme=town, section=Section.WHY, body="Because.", by=BY)
    for what, name in (("document", "PLAN"), ("text", "why/1")):
        client.post("/office/withdrawals/", {**ASKED, "what": what, "name": name})
    pru = second()
    for number in (1, 2):
        assert pru.post(f"/office/withdrawals/{number}/agree/").status_code == 302
    assert client.get("/new-ambridge/documents/PLAN/").status_code == 410
    page = text_of(client.get("/new-ambridge/"))
    today = say_day(timezone.localdate())
    assert "Because." not in page
    assert f"were withdrawn on {today}. It names a resident." in page
    record_text(programme=town, section=Section.WHY, body="Better.", by=BY)
    page = text_of(client.get("/new-ambridge/"))
    assert "Better." in page and "were withdrawn" not in page


def test_one_who_asks_twice_or_for_nothing_is_told(olive, client):
    asked = {**ASKED, "what": "document", "name": "PLAM"}
    assert "There is no document" in text_of(client.post("/office/withdrawals/", asked))
    wrong = {**ASKED, "what": "text", "name": "why"}
    assert "what/3" in text_of(client.post("/office/withdrawals/", wrong))
    asked = {**ASKED, "what": "statement", "name": "letter"}
    client.post("/office/withdrawals/", asked)
    twice = client.post("/office/withdrawals/", asked)
    assert "it waits for another" in text_of(twice)
    client.post("/office/withdrawals/1/decline/")
    gone = second().post("/office/withdrawals/1/agree/")
    assert gone.status_code == 409 and WORDS in text_of(
        client.get("/new-ambridge/statements/letter/")
    )
