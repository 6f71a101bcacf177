"""The outlook's page and the back-test's."""

import re

import pytest

from workings.outlook.groups import BY_SLUG
from workings.web.charts import drawn
from workings.web.public.presenters.outlook_tables import SHORT, SPOKEN

PAGE = "/one-barnet/outlook/"


def test_it_begins_from_the_account_that_was_out_by_the_day(one_barnet, see):
    seen = see(f"{PAGE}?as-at=2013-08-31")
    assert seen.heading == "What is coming: funding against demand"
    assert "Barnet's published account of 2011/12" in seen.main
    assert "as in 2016/17" in see(PAGE).main
    by_year = seen.table("By year, millions of pounds, cash")
    assert [row["Year"] for row in by_year] == [
        f"{year}/{year % 100 + 1:02d}" for year in range(2012, 2027)
    ]


def test_every_band_has_a_name_that_fits_beside_it():
    for slug, group in BY_SLUG.items():
        assert len(SPOKEN.get(slug, group.label)) <= 26, slug
        assert len(SHORT.get(slug, group.label)) <= 16, slug


def test_before_any_account_was_out_it_says_so(one_barnet, see):
    seen = see(f"{PAGE}?as-at=2010-12-31")
    assert "No account that an outlook can begin from was out by" in seen.main
    assert "<table" not in seen.html and "<figure" not in seen.html


def test_assumptions_move_and_have_an_address(one_barnet, see):
    def gap(address: str) -> float:
        last = see(address).table("By year, millions of pounds, cash")[-1]
        return float(re.match(r"-?[\d.]+", last["Gap"])[0])

    plain, frozen = gap(PAGE), gap(f"{PAGE}?band-d=0")
    assert frozen > plain
    seen = see(f"{PAGE}?band-d=0&prices=2")
    assert 'value="2"' in seen.html
    assert seen.title.startswith("Outlook, assumptions moved")


@pytest.mark.parametrize("typed", ["lots", "99", "nan", "-21"])
def test_what_is_no_rate_is_said_beside_its_field(one_barnet, see, typed):
    seen = see(f"{PAGE}?settlement={typed}", status=422)
    assert f'"{typed}" is not a number from -20 to 20' in seen.main
    assert seen.title.startswith("Error: ")


def test_every_assumption_has_its_source_and_dates(one_barnet, see):
    seen = see(f"{PAGE}?as-at=2013-08-31")
    assumed = seen.table("What is assumed")
    assert len(assumed) > 20
    assert all(row["Source"] and "review" in row["Said"] for row in assumed)
    assert any("Spending Review 2010" in row["Source"] for row in assumed)


def test_the_referendum_principles_that_were_known_are_shown(one_barnet, see):
    # The account of 2011/12 was out by the end of 2012: next year's was not yet said.
    (known,) = see(f"{PAGE}?as-at=2013-08-31").table("By how much council tax may rise")
    assert (known["Year"], known["Council tax"]) == ("2012/13", "3.5%")
    later = see(PAGE).table("By how much council tax may rise")
    assert later[0]["And for adults\u2019 social care"] == "3.0%"


def test_what_has_no_yearly_profile_is_listed(one_barnet, see):
    left = see(f"{PAGE}?as-at=2013-08-31").table("Amounts of the programme")
    assert any("no yearly profile" in row["Why"] for row in left)


def test_the_picture_is_drawn_in_both_sizes(one_barnet, see):
    html = see(f"{PAGE}?as-at=2013-08-31").html
    found = re.findall(r"/charts/([0-9a-f]{64})\.svg", html)
    assert len(set(found)) == 2
    for name in found:
        picture = drawn(name).decode()
        assert "Funding" in picture and "2011/12" in picture


def test_the_back_test_says_what_remains_wrong(one_barnet, see):
    seen = see(f"{PAGE}back-test/")
    assert "What remains wrong" in seen.main
    rows = seen.table("From 2013/14 to 2016/17")
    assert len(rows) == 7
    assert rows[1]["Group"].startswith("Children\u2019s social care")
    assert rows[1]["CRPS lower by"] == "47%"
    assert seen.links["The outlook"] == PAGE
