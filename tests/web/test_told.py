"""The pages of how the forecast changed, and of where sources disagree."""

import pytest

BRIDGE, CONTESTED = "/one-barnet/bridge/", "/one-barnet/contested/"


def test_a_bridge_goes_from_any_day_to_any_other(one_barnet, see):
    seen = see(f"{BRIDGE}?from=31/05/2011&to=31 August 2013")
    assert "£102m on 31 May 2011 became £164.5m on 31 August 2013" in seen.main
    fields = {field.get("name"): field.get("value") for field in seen.every("input")}
    assert (fields["from"], fields["to"]) == ("2011-05-31", "2013-08-31")
    steps = seen.table("The steps, which add up to +£62,500,000 exactly")
    assert steps[0]["Amount"] == "£102,000,000"
    assert steps[-1]["Amount"] == "£164,500,000"


def test_a_bridge_goes_back_too(one_barnet, see):
    seen = see(f"{BRIDGE}?from=2013-08-31&to=2011-05-31")
    assert "From £164.5m on 31 August 2013 back to £102m on 31 May 2011" in seen.main
    assert seen.table("The steps, which add up to \u2212£62,500,000 exactly")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("from=2011-05-31&to=2011-06-30", "did not change: it was £102m on both days"),
        ("from=2001-01-01&to=2002-01-01", "No total had become the programme's"),
        ("from=2011-05-31&to=2031-01-01", "Nothing that was said after"),
    ],
)
def test_a_bridge_says_why_it_has_little_to_show(one_barnet, see, asked, words):
    assert words in see(f"{BRIDGE}?{asked}").main


def test_a_bridge_asks_again_for_what_is_no_day(one_barnet, see):
    seen = see(f"{BRIDGE}?from=May&to=2013-02-30", status=422)
    assert seen.title.startswith("Error: ")
    assert 'From: "May" is not a date such as 2013-08-31.' in seen.main
    assert 'To: "2013-02-30" is no day in the calendar.' in seen.main


def contested(see, subject: str) -> list[dict[str, str]]:
    return see(CONTESTED).table(f"Both sides on: {subject}")


def test_both_sides_stand_with_how_each_is_known(one_barnet, see):
    claimed, *against = contested(
        see, "Savings of customer and support services at year 3"
    )
    assert claimed["What was said"] == "£31m"
    assert "Official" in claimed["Evidence"]
    assert [row["What was said"] for row in against] == ["£31m against £37.6m", "£9m"]


def test_a_cost_is_told_by_its_size_on_every_side(one_barnet, see):
    sides = contested(see, "What the programme cost to deliver")
    assert [row["What was said"] for row in sides] == ["£9.4m", "£24m", "£11m"]
    assert sides[0]["Of what"].startswith("Delivering the programme, a cost")


def test_what_was_not_contested_yet_is_not_told(one_barnet, see):
    early = see(f"{CONTESTED}?as-at=2012-12-31")
    assert "£165m against £102m" not in early.main
    assert "£165m against £102m" in see(f"{CONTESTED}?as-at=2013-08-31").main
