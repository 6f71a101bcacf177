import pytest

AT_2013 = "?as-at=2013-08-31"


def figure(name: str, day: str = AT_2013) -> str:
    return f"/one-barnet/figures/{name}/{day}"


def test_a_figure_opens_to_the_lines_it_is_made_of(one_barnet, see):
    seen = see(figure("current-forecast"))
    assert seen.title == (
        "Savings now forecast, as at 31 August 2013 - One Barnet - Workings"
    )
    assert "£165m" in seen.main
    assert seen.rows["Exactly"] == "£164,500,000, over the whole period"
    assert "agrees" in seen.rows["Note"]
    lines = seen.table("Amounts said 6 December 2012")
    assert [line["Amount"] for line in lines] == [
        "£8,400,000",
        "£70,000,000",
        "£47,000,000",
    ]
    assert {line["Series"] for line in lines} == {"Planned"}
    assert {line["Basis"] for line in lines} == {"Over the whole period"}
    assert {line["Period"] for line in lines} == {"2013/14 to 2022/23"}
    assert "These 5 amounts add up to £164,500,000, which is £164.5m." in seen.main


def test_its_workings_lead_to_statement_decision_and_source(one_barnet, see):
    links = see(figure("current-forecast")).links
    statement = links["Full business case, customer and support services"]
    assert statement == f"/one-barnet/statements/2012-12-06-csg-full-case/{AT_2013}"
    assert f"/one-barnet/decisions/D034/{AT_2013}" in links.values()
    source = links["Cabinet approves £320m outsourcing contract"]
    assert source.startswith("http://localgovernmentlawyer.co.uk/")


def test_a_source_without_an_address_is_named(one_barnet, see):
    seen = see(figure("removed-from-annual-budget"))
    title = "One Barnet transformation programme (the council's own programme page)"
    assert title in seen.rows["Source"]
    assert title not in seen.links


def test_a_stated_total_says_what_it_is_the_total_of(one_barnet, see):
    (line,) = see(figure("current-forecast", "?as-at=2010-12-31")).table("Amounts")
    assert line["Of what"].startswith("Savings over ten years (One Barnet Framework)")
    assert "A stated total" in line["Of what"]
    assert line["Amount"] == "£100,000,000"


def test_what_is_said_beside_it_stands_beside_it(one_barnet, see):
    rate = see(figure("removed-from-annual-budget"))
    assert rate.rows["Exactly"] == "£5,700,000, a year, in force at the date"
    assert rate.rows["Beside it"].startswith("£5.82m")
    first = see(figure("original-forecast"))
    assert first.rows["Beside it"] == "First approved: £100m."


def test_a_share_shows_both_its_sides(one_barnet, see):
    seen = see(figure("share-of-baseline-delivered"))
    assert "nearly a third" in seen.main
    assert seen.rows["Exactly"] == "31.9%, or 0.319145"
    assert "unlike things" in seen.rows["Note"]
    made_of = [it for it in seen.captions if it.startswith("Amounts said")]
    amounts = [line["Amount"] for caption in made_of for line in seen.table(caption)]
    assert amounts == ["£17,860,200", "£5,700,000"]


def test_a_cost_is_a_plus_in_the_figure_and_a_minus_in_its_lines(one_barnet, see):
    seen = see(figure("cost-to-deliver"))
    assert seen.rows["Exactly"] == "£9,400,000, over the whole period"
    (line,) = seen.table("Amounts")
    assert line["Amount"] == "-£9,400,000"


def test_a_figure_without_a_value_says_why(one_barnet, see):
    seen = see(figure("net-benefit"))
    assert "not stated" in seen.main
    assert "Exactly" not in seen.rows
    assert seen.rows["Not stated because"].startswith("The two do not match")
    assert "What it is made of" not in seen.main


def test_the_grade_is_the_weakest_and_says_so(one_barnet, see):
    rows = see(figure("current-forecast")).rows
    assert rows["Evidence"]
    assert "The weakest of the evidence" in see(figure("current-forecast")).main


@pytest.mark.parametrize("day", ["", AT_2013, "?as-at=2012-05-31"])
def test_the_delivered_amounts_add_up_to_the_penny(one_barnet, see, day):
    seen = see(figure("delivered", day))
    amounts = [line["Amount"] for line in seen.table("Amounts")]
    pounds = [int(amount.strip("£").replace(",", "")) for amount in amounts]
    assert seen.rows["Exactly"].startswith(f"£{sum(pounds):,}")
