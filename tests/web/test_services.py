"""Services: who uses them, what they cost, what was promised of them and came."""

from decimal import Decimal

from tests.ledger.ambridge import BENEFITS, BY, L, S, ambridge, said
from workings.core.dates import DatedTo
from workings.core.periods import Period
from workings.documents.models import Source
from workings.ledger.statement import Benefit
from workings.ledger.words import BenefitKind, Standing
from workings.programme.actions import record_baseline, record_service_users
from workings.programme.models import Service

LIST = "/one-barnet/services/"
HR = f"{LIST}HR/"
BACK_OFFICE = "/one-barnet/back-office/"


def test_services_are_listed_with_the_back_office_by_function(one_barnet, see):
    seen = see(LIST)
    back = seen.table("7 services of the back office")
    assert [row["Function"] for row in back][:4] == [
        "Human resources",
        "Finance",
        "IT",
        "Customer services",
    ]
    assert len(seen.table("27 services for residents and others")) == 27
    assert seen.links["Parking"] == f"{LIST}PARKING/"
    assert seen.links["The back office on one page"] == BACK_OFFICE


def test_a_service_is_there_from_the_day_it_is_spoken_of(one_barnet, see):
    seen = see(f"{LIST}?as-at=2011-03-01")
    assert "Human resources" not in seen.links
    assert "Parking" in seen.links
    assert "Human resources" in see(f"{LIST}?as-at=2011-03-02").links
    # What leads to it before, such as a project's page, leads somewhere.
    assert "from 2 March 2011, after the day" in see(f"{HR}?as-at=2011-03-01").main
    assert "after the day" not in see(f"{HR}?as-at=2011-03-02").main


def test_a_service_says_who_uses_it_and_what_they_need(one_barnet, see):
    staff, pensioners = see(HR).table("Who uses it")
    assert (
        staff["What they need"] == "To fill posts, be paid right and get sound advice"
    )
    assert pensioners["Users"] == "Members of the pension scheme"
    # That is known from October 2018.
    assert len(see(f"{HR}?as-at=2018-09-30").table("Who uses it")) == 1


def test_a_cost_that_is_known_only_together_is_shown_whole(one_barnet, see):
    (cost,) = see(HR).table("Costs")
    assert cost["Amount"] == "£38,800,000"
    assert "Together with Commercial services, Customer" in cost["Of which services"]
    assert "8 services, known only together" in cost["Of which services"]
    before = see(f"{HR}?as-at=2012-12-05")
    assert "What it cost had not been said by then." in before.main


def test_savings_land_on_it_by_year_and_basis(one_barnet, see):
    rows = see(HR).table("Promised and arrived: in the year")
    assert [row["Delivered"] for row in rows] == [
        "£161,000 17 May 2012",
        "£164,000 17 May 2012",
        "£325,000",
    ]
    assert {row["Planned"] for row in rows} == {"Not stated"}
    assert rows[0]["Of what"] == (
        "Recruiting online (E-recruitment) "
        "Delivered, but no measure of its services is in the record."
    )


def test_what_is_known_for_a_whole_project_only_is_not_split(one_barnet, see):
    (row,) = see(HR).table("Savings and income of whole projects")
    assert row["Planned"] == "£117,000,000"
    assert row["Measure"] == "Over the whole period 2013/14 to 2022/23"


def test_a_partners_surplus_is_none_of_the_councils(one_barnet, see):
    page = f"{LIST}ADULT-CARE/"
    rows = see(page).table("Promised and arrived: in the year")
    surplus = [row for row in rows if "Surplus of Your Choice" in row["Of what"]]
    assert surplus
    assert all("none of the council's" in row["Of what"] for row in surplus)
    assert not [row for row in rows if row["Of what"].startswith("Savings and income")]


def test_its_projects_and_decisions_lead_on(one_barnet, see):
    seen = see(HR)
    assert seen.links["E-recruitment"] == "/one-barnet/projects/ERECRUIT/"
    assert len(seen.table("2 projects")) == 2
    assert "/one-barnet/decisions/D034/" in seen.links.values()


def test_a_service_of_which_little_is_known_says_so(one_barnet, see):
    seen = see(f"{LIST}MUSIC/")
    assert "What it cost had not been said by then." in seen.main
    assert "No amount stated by then is said to land on this service." in seen.main
    assert seen.rows["Function"] == "None of the back office"


def test_a_wrong_name_gets_the_nearest(one_barnet, see):
    assert 'Did you mean "LIBRARIES"?' in see(f"{LIST}LIBRARY/", status=404).main


def test_the_back_office_stands_on_one_page_by_function(one_barnet, see):
    seen = see(BACK_OFFICE)
    rows = {row["Function"]: row for row in seen.table("Cost before and savings")}
    assert len(rows) == 5
    assert rows["Human resources"]["Savings"] == (
        "£325,000 delivered in 2010/11: finance has given no verdict"
    )
    assert rows["IT"]["Savings"] == "None stated for it alone"
    assert "Part of £38,800,000 for 8 services" in rows["IT"]["Cost before"]
    whole = seen.table("Savings and income of whole projects")
    assert [row["Planned"] for row in whole] == ["Not stated", "£117,000,000"]


def test_before_anything_is_known_of_the_back_office_it_says_so(one_barnet, see):
    seen = see(f"{BACK_OFFICE}?as-at=2010-12-31")
    assert "No service of the back office is spoken of" in seen.main
    assert "£" not in seen.main


def test_search_and_decisions_lead_to_services(one_barnet, see):
    search = "/one-barnet/search/?q=pension&kind=service"
    assert HR in see(search).links.values()
    early = see(f"{search}&as-at=2011-03-01")
    assert "nothing was found" in early.main
    assert HR in see("/one-barnet/decisions/D034/").links.values()


def test_the_site_map_has_the_services_of_the_day(one_barnet, client):
    assert HR in client.get("/one-barnet/sitemap.xml").content.decode()
    then = client.get("/one-barnet/sitemap.xml?as-at=2010-12-31").content.decode()
    assert HR not in then


HALVES = Benefit(
    "HALVES",
    "Over two services",
    BenefitKind.CASHABLE_SAVING,
    "DESK",
    services=(("DESK-S", Decimal("0.25")), ("HIGHWAYS-S", Decimal("0.75"))),
)


def test_a_share_of_a_benefit_says_that_it_is_one(database, see):
    claim = {"standing": Standing.CLAIM}
    said(
        ambridge(*BENEFITS, HALVES),
        S("s", "2011-04-01", lines=[L("HALVES forecast annual 2011/12 1000")]),
        S("c", "2011-05-01", lines=[L("HALVES forecast annual 2011/12 8")], **claim),
    )
    seen = see("/new-ambridge/services/DESK-S/")
    (row,) = seen.table("Promised and arrived")
    assert row["Forecast"] == "£250 1 April 2011"
    assert "25.0% of it: the rest lands on other services" in row["Of what"]
    (beside,) = seen.table("Claimed or proposed")
    assert (beside["Standing"], beside["Amount"]) == ("Claim", "£2 1 May 2011")


def test_costs_over_several_years_are_drawn_too(database, see):
    ambridge()
    desk = Service.objects.get(code="DESK-S")
    source = Source.objects.get()
    for year, pence in (("2010/11", 100_000_00), ("2011/12", 90_000_00)):
        record_baseline(
            services=[desk],
            period=Period.parse(year),
            pence=pence,
            said=DatedTo.parse("2012-06-30"),
            source=source,
            label="Cost of the desk",
            by=BY,
        )
    record_service_users(service=desk, users="Callers", by=BY)
    seen = see("/new-ambridge/services/DESK-S/")
    assert "The cost fell by £10,000" in seen.main
    assert (
        "Cost of the desk: from £100,000 in 2010/11 to £90,000 in 2011/12." in seen.main
    )
    assert seen.html.count('src="/charts/') == 1
    assert {row["Of which services"] for row in seen.table("Costs")} == {
        "This service alone"
    }
