"""The log of everything said about a programme."""

import pytest

from tests.ledger.ambridge import L, S, ambridge, said
from workings.ledger.models import Wording, WordingWithdrawn
from workings.ledger.words import Visibility

LOG = "/one-barnet/statements/"
AMBRIDGE = "/new-ambridge/statements/"
COUNTED = "{} statements by"


def test_it_lists_the_newest_first_a_page_at_a_time(one_barnet, see):
    seen = see(LOG)
    assert seen.title == "Statements, page 1 of 6 - One Barnet - Workings"
    rows = seen.table("150 statements")
    assert len(rows) == 25
    assert [row["Said"].split(" by ")[0] for row in rows[:3]] == [
        "2024",
        "6 December 2024",
        "2 March 2023",
    ]
    last = see(f"{LOG}?page=6").table("150 statements")
    assert last[-1]["Seal"].startswith("Number ")


def test_each_says_what_it_is_who_said_it_and_where(one_barnet, see):
    seen = see(f"{LOG}?as-at=2012-12-06")
    rows = {row["Statement"]: row for row in seen.table("")}
    case = rows["Full business case, customer and support services Plan"]
    assert case["Said"] == "6 December 2012 by Cabinet"
    assert case["Standing"] == "Of record Evidence: reported in the press"
    assert case["Source"].endswith("Local Government Lawyer")
    page = see("/one-barnet/statements/2012-12-06-csg-full-case/").rows
    assert case["Seal"].startswith(f"Number {page['Number in the chain']} ")
    digest = case["Seal"].split()[-1].removesuffix("…")
    assert page["Digest (SHA-256)"].startswith(digest)
    day = "?as-at=2012-12-06"
    assert f"/one-barnet/sources/lgl-2012-12/{day}" in seen.links.values()
    assert f"{LOG}2012-12-06-csg-full-case/{day}" in seen.links.values()


@pytest.mark.parametrize("name", ["kind", "standing"])
def test_it_is_filtered_and_says_how_many_there_are(one_barnet, see, name):
    log = see(LOG)
    offered = [
        (option.get("value", ""), "".join(option.itertext()))
        for select in log.every("select")
        if select.get("name") == name
        for option in log.every("option", select)
    ]
    assert len(offered) > 2
    total = 0
    for value, words in offered[1:]:
        many = int(words.split("(")[1].strip(")"))
        one = many == 1
        seen = see(f"{LOG}?{name}={value}")
        assert seen.table("1 statement " if one else COUNTED.format(many))
        assert seen.links["Show all"] == LOG
        total += many
    assert total == 150


def test_filters_and_day_go_along_to_the_next_page(one_barnet, see):
    asked = "standing=claim&page=2&as-at=2013-08-31"
    seen = see(f"{LOG}?standing=claim&as-at=2013-08-31")
    (following,) = (a for a in seen.every("a") if a.get("rel") == "next")
    assert following.get("href") == f"{LOG}?{asked}"
    rows = see(f"{LOG}?{asked}").table("")
    assert all(row["Standing"].startswith("Claim") for row in rows)


def test_what_is_no_kind_gets_the_nearest(one_barnet, see):
    assert "Did you mean" in see(f"{LOG}?kind=reforcast", status=404).main


def test_nothing_internal_is_in_it_and_a_proposal_says_so(database, see):
    plan = [L("ROADS plan annual 2011/12 1000")]
    said(
        ambridge(),
        S("plan", "2011-02-01", kind="plan", title="Open plan", lines=plan),
        S("secret", "2011-02-02", title="Secret", visibility=Visibility.INTERNAL),
    )
    seen = see(f"{AMBRIDGE}?as-at=2011-02-28")
    (proposed,) = seen.table("1 statement by 28 February 2011")
    assert proposed["Standing"].endswith("Proposed: not in force by then")
    assert "secret" not in seen.html.lower()
    (in_force,) = see(AMBRIDGE).table("1 statement by")
    assert in_force["Standing"] == "Of record Evidence: official"


def test_words_that_were_withdrawn_are_told_to_be(database, see):
    (gone,) = said(ambridge(), S("gone", "2011-04-03", title="About Mrs X"))
    wording = Wording.objects.get(digest=gone.wording_id)
    WordingWithdrawn.objects.create(
        wording=wording, because="it named a resident", at=gone.recorded_at
    )
    (row,) = see(AMBRIDGE).table("1 statement by")
    assert row["Statement"].endswith("Its words were withdrawn")


def test_before_anything_was_said_it_says_so(one_barnet, see):
    seen = see(f"{LOG}?as-at=2008-06-01")
    assert "Nothing that had been said by then fits all of these." in seen.main


def test_every_statement_is_one_step_below_it(one_barnet, see):
    seen = see("/one-barnet/statements/2010-11-29-framework/")
    assert seen.links["Statements"] == LOG
