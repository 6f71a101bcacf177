"""The search of a programme."""

from urllib.parse import quote

SEARCH = "/one-barnet/search/"


def test_every_page_of_a_programme_can_search_it(one_barnet, see):
    seen = see("/one-barnet/?as-at=2013-08-31")
    (form,) = (f for f in seen.every("form") if f.get("role") == "search")
    assert form.get("action") == SEARCH
    hidden = [i for i in form.iter() if i.get("type") == "hidden"]
    assert [i.get("value") for i in hidden] == ["2013-08-31"]
    named = [label.get("for") for label in seen.every("label", form)]
    assert named == [i.get("id") for i in form.iter() if i.get("type") == "search"]


def test_what_is_found_is_marked_and_leads_there(one_barnet, see):
    seen = see(f"{SEARCH}?q=framework&kind=decision&as-at=2013-08-31")
    assert "Decision: 2 results for “framework”." in seen.main
    marks = {mark.text for mark in seen.every("mark")}
    assert "Framework" in marks
    assert "/one-barnet/decisions/D011/?as-at=2013-08-31" in seen.links.values()


def test_kinds_are_links_that_keep_the_question(one_barnet, see):
    seen = see(f"{SEARCH}?q=savings&as-at=2013-08-31")
    (statements,) = (
        href for text, href in seen.links.items() if text.startswith("Statement (")
    )
    assert statements == f"{SEARCH}?q=savings&kind=statement&as-at=2013-08-31"
    assert see(statements).status == 200


def test_results_come_a_page_at_a_time(one_barnet, see):
    seen = see(f"{SEARCH}?q=savings")
    assert seen.links["Next page"] == f"{SEARCH}?q=savings&page=2"
    assert see(seen.links["Next page"]).title.startswith("savings: search, page 2 of")


def test_nothing_found_offers_the_nearest_words(one_barnet, see):
    seen = see(f"{SEARCH}?q=outsorcing+contrct")
    assert "Nothing was found for “outsorcing contrct”." in seen.main
    assert seen.links["outsourcing contract"] == f"{SEARCH}?q=outsourcing+contract"
    assert "Use fewer words" in seen.main
    assert "try a later one" not in seen.main
    assert "try a later one" in see(f"{SEARCH}?q=zzz&as-at=2010-01-01").main


def test_words_that_say_too_little_are_said_to_be_so(one_barnet, see):
    assert "in everything" in see(f"{SEARCH}?q=the").main
    assert "in everything" not in see(f"{SEARCH}?q=zzz").main
    assert "in everything" not in see(f"{SEARCH}?q=%21").main


def test_what_was_not_said_yet_is_not_found(one_barnet, see):
    assert "/decisions/D034/" in see(f"{SEARCH}?q=preferred+bidder").html
    early = see(f"{SEARCH}?q=preferred+bidder&as-at=2010-12-31").html
    assert "/decisions/D034/" not in early


def test_any_question_is_safe(one_barnet, see):
    for asked in ('"><script>alert(1)</script>', "' OR 1=1 --", "\0", "a" * 5000):
        seen = see(f"{SEARCH}?q={quote(asked)}")
        assert "<script>alert" not in seen.html
    assert see(f"{SEARCH}?q=savings&page=-1").status == 200
    assert see(f"{SEARCH}?q=savings&page=x").status == 200
    assert see(f"{SEARCH}?q=savings&kind=nonsense", status=404)


def test_an_empty_question_asks_for_one(one_barnet, see):
    seen = see(SEARCH)
    assert seen.heading == "Search One Barnet"
    assert "Nothing was found" not in seen.main
