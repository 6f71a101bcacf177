"""`workings outlook COUNCIL --base YEAR`."""

import json

import pytest

from workings.core.years import FinancialYear
from workings.outlook.gathering import NoOutlook, gather
from workings.outlook.model import simulate
from workings.outlook.queries import Asked, outlook, setting_of


def test_barnet_from_2011(one_barnet, workings):
    done = workings(
        "outlook",
        "Barnet",
        "--base",
        "2011/12",
        "--draws",
        "1000",
        "--programme",
        "one-barnet",
        "--as-at",
        "2013-08-31",
        "--json",
    )
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert {
        "council",
        "code",
        "base",
        "price_base",
        "years",
        "groups",
        "funding",
        "path",
        "gap",
        "gap_with_programme",
        "social_care_takes_all",
        "identity",
        "seed",
        "draws",
        "inputs_digest",
    } <= set(found)
    assert found["years"] == [f"{y}/{y % 100 + 1:02d}" for y in range(2012, 2027)]
    assert abs(found["identity"]["published"] - found["identity"]["modelled"]) <= 1_000
    assert found["base_values"]["adult-social-care"] == 105_465_000
    assert len(found["path"]["children-social-care"]["p50"]) == 15
    lines = {"plan", "forecast", "delivered", "validated"}
    assert set(found["gap_with_programme"]) == lines
    assert any(
        "125" in str(one["amount"]) or one["why"]
        for one in found["programme"]["not_placed"]
    )


def test_it_is_told_in_a_table_and_sentences(database, workings):
    done = workings(
        "outlook",
        "E09000003",
        "--base",
        "2016/17",
        "--years",
        "10",
        "--draws",
        "1000",
        "--scenario",
        "tax-frozen",
    )
    assert done.code == 0
    assert "Council tax by Band D is never raised again." in done.out
    assert done.out.count("\n20") >= 10
    assert "four chances in five" in done.out
    assert "What drives the range most" in done.out
    assert done.out.rstrip().endswith(".")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Barmet", "--base", "2011/12"], 1, 'Did you mean "Barnet"?'),
        (["Barnet", "--base", "2010/11"], 1, "one line for social care"),
        (["Barnet", "--base", "2030/31"], 1, "There are no accounts of 2030/31"),
        (["Barnet"], 2, "--base"),
        (["Barnet", "--base", "2011"], 2, "not a financial year"),
        (["Barnet", "--base", "2011/12", "--years", "99"], 2, "not between 1 and 30"),
        (["Barnet", "--base", "2011/12", "--draws", "many"], 2, "not a whole number"),
        (["Barnet", "--base", "2011/12", "--scenario", "x"], 1, "no scenario"),
        (["Barnet", "--base", "2011/12", "--programme", "x"], 2, "go together"),
        (["Isles of Scilly", "--base", "2016/17"], 1, "no account of Isles of Scilly"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    database, workings, *, arguments, code, said
):
    done = workings("outlook", *arguments)
    assert done.code == code
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("base", [2011, 2016])
def test_every_authority_has_an_outlook_or_one_sentence_why_not(base):
    setting = setting_of(FinancialYear(base), 2)
    refused = []
    for one in setting.held.authorities:
        try:
            inputs = gather(one, setting)
        except NoOutlook as why:
            refused.append(str(why))
            continue
        found = simulate(inputs, draws=2, seed=1)
        # A published account may be off by its own rounding, never by more.
        assert abs(found.base["net-revenue"] - inputs.published) <= 5
        for group, cost in inputs.costs.items():
            assert found.base[group] == cost
    assert len(refused) == 9
    assert all(why.startswith("There is no account of") for why in refused)


def test_a_district_has_no_social_care_to_take_it_over():
    found = outlook(Asked("Hyndburn", FinancialYear(2013), draws=200))
    assert found.outlook.takes_all is None
    assert "adult-social-care" not in found.inputs.costs
    assert found.outlook.gap.values.shape == (3, 15)


def test_a_police_authority_says_that_england_stands_in():
    name = "Kent Police and Crime Commissioner and Chief Constable"
    found = outlook(Asked(name, FinancialYear(2013), years=5, draws=200))
    assert "England's people stand in" in found.inputs.people_said
