import pytest

from workings.ledger.figures import BY_SLUG

EVIDENCE = "workings-evidence"
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
    measures = {line["Measure"] for line in lines}
    assert measures == {"Planned, over the whole period 2013/14 to 2022/23"}
    assert "These 5 amounts add up to £164,500,000, which is £164.5m." in seen.main


def test_its_workings_lead_to_statement_decision_and_source(one_barnet, see):
    links = see(figure("current-forecast")).links
    statement = links["Full business case, customer and support services"]
    assert statement == f"/one-barnet/statements/2012-12-06-csg-full-case/{AT_2013}"
    assert f"/one-barnet/decisions/D034/{AT_2013}" in links.values()
    source = links["Cabinet approves £320m outsourcing contract"]
    assert source.startswith("http://localgovernmentlawyer.co.uk/")


def is_source(address: str) -> bool:
    """Whether an address is of a source, where it was published or here, or of the
    decision behind it.
    """
    mine = ("/one-barnet/sources/", "/one-barnet/decisions/")
    return address.startswith(("http://", "https://", *mine))


def addresses(seen, within) -> list[str]:
    return [a.get("href", "") for a in seen.every("a", within)]


@pytest.mark.parametrize("day", ["?as-at=2010-12-31", AT_2013, ""])
@pytest.mark.parametrize("name", BY_SLUG)
def test_every_figure_is_two_clicks_from_its_sources(one_barnet, see, name, day):
    seen = see(figure(name, day))
    made_of = [s for s in seen.every("section") if s.get("class") == EVIDENCE]
    for statement in made_of:
        # One click: each statement stands there with its source.
        assert [it for it in addresses(seen, statement) if is_source(it)]
    (main,) = seen.every("main")
    told = [it for it in addresses(seen, main) if "/statements/" in it]
    if not told:
        # Nobody had said anything: there is nothing that a source could be of.
        assert "Nothing of record had been said of it by" in seen.main
        return
    # Two clicks: what is not in the figure, but bears on it, has its source too.
    (page,) = (opened := see(told[-1])).every("main")
    assert [it for it in addresses(opened, page) if is_source(it)]


def test_what_it_was_before_is_told_with_how_it_changed(one_barnet, see):
    seen = see(figure("current-forecast"))
    assert seen.rows["How it compares"] == (
        "It has stood since 31 August 2013. Until 30 August 2013 it was £102m, "
        "£62.5m less than now. How £102m became £165m, step by step."
    )
    bridge = seen.links["How £102m became £165m, step by step"]
    assert "£102m on 30 August 2013 became £164.5m" in see(bridge).main
    spent = see(figure("cost-to-deliver"))
    assert "Until 28 June 2012 it was £9.2m" in spent.rows["How it compares"]
    assert spent.links["See it as at 28 June 2012"].endswith("?as-at=2012-06-28")


def test_a_figure_that_was_never_another_says_so(one_barnet, see):
    first = see(figure("current-forecast", "?as-at=2010-12-31"))
    compared = first.rows["How it compares"]
    assert compared == "Nothing was stated before 29 November 2010."
    assert "How it compares" not in see(figure("net-benefit")).rows


def test_what_was_said_is_told_in_order_claims_apart_with_checks(one_barnet, see):
    seen = see(figure("current-forecast"))
    record = seen.table("Of record, by 31 August 2013")
    claims = seen.table("Claims, by 31 August 2013")
    assert record[0]["Said"].startswith("About 25 November 2010")
    checks = [row["Check"].split(" Its lines")[0] for row in record]
    assert "Agrees with its lines" in checks
    amounts = [row["Amount"].split()[0] for row in claims]
    assert amounts == ["£100,000,000", "£45,000,000"]
    of_record = {row["Statement"] for row in record}
    assert not of_record & {row["Statement"] for row in claims}


def test_a_source_without_an_address_is_named(one_barnet, see):
    seen = see(figure("removed-from-annual-budget"))
    title = "One Barnet transformation programme (the council's own programme page)"
    assert title in seen.rows["Source"]
    assert seen.links[title] == f"/one-barnet/sources/council-programme-page/{AT_2013}"
    assert see(seen.links[title]).rows["Address"] == "No address is known"


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
    assert "Nearly a third" in seen.main
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
    assert "Not stated" in seen.main
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
