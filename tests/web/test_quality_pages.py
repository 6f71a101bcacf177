"""The pages of how services do: measures, charts, and verdicts beside savings."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

QUALITY = "/one-barnet/quality/"


def test_every_measure_and_saving_stands_there(one_barnet, see):
    seen = see(QUALITY)
    assert "25 measures, as read by then" in seen.main
    assert "No measure of its services is in the record." in seen.main
    assert "76% (2016)" not in see(f"{QUALITY}?as-at=2013-08-31").main


def test_only_what_worsened_can_be_asked_for(one_barnet, see):
    seen = see(QUALITY)
    link = seen.links["Only savings beside which a measure worsened"]
    assert "no saving is a measure known to have worsened" in see(link).main


def test_a_long_series_has_a_chart_and_a_short_one_has_none(one_barnet, see):
    seen = see(f"{QUALITY}?service=ADULT-SOCIAL-CARE")
    assert "Days of delayed transfers of care" in seen.main
    assert "105 readings" in seen.main
    assert len(re.findall(r'id="chart-delayed-days', seen.html)) >= 1
    short = see(f"{QUALITY}?service=CUSTOMER")
    assert "chart-calls" not in short.html
    assert "1 value: too few to judge" in short.main


def test_two_instruments_for_one_thing_are_two_measures(one_barnet, see):
    main = see(f"{QUALITY}?service=CUSTOMER&as-at=2016-12-31").main
    assert "Customers satisfied, by the contract's survey" in main
    assert "Residents satisfied with contact, by the residents' survey" in main


def test_a_service_leads_to_its_measures(one_barnet, see):
    link = see("/one-barnet/services/PARKING/").links["How Parking does"]
    assert "Residents content with parking" in see(link).main


NO_MEASURE = "no measure of its services is in the record."
MEASURED = "Measures of its services: "
ALTOGETHER = (
    "none landed on a service of which a measure is known to have worsened since."
)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "",
            ALTOGETHER,
        ),
        ("projects/NSCSO/", MEASURED),
        ("projects/PROCUREMENT/", f"Delivered, but {NO_MEASURE}"),
        ("statements/2012-12-06-csg-full-case/", MEASURED),
        ("figures/current-forecast/?as-at=2013-08-31", MEASURED),
        ("figures/delivered/", f"Delivered, but {NO_MEASURE}"),
        ("services/PARKING/", MEASURED),
        ("services/CUSTOMER/", MEASURED),
        ("services/HR/", NO_MEASURE),
        ("back-office/", NO_MEASURE),
        ("quality/", MEASURED),
        (
            "bridge/",
            ALTOGETHER,
        ),
        ("cases/NSCSO-2012/", MEASURED),
    ],
)
def test_a_saving_never_stands_without_its_services(one_barnet, see, address, said):
    assert said in see(f"/one-barnet/{address}").main


CARE = f"{QUALITY}?service=ADULT-SOCIAL-CARE"
BESIDE = f"{CARE}&beside=councils"


def test_the_council_stands_beside_peers_that_are_named(one_barnet, see):
    with CaptureQueriesContext(connection) as asked:
        seen = see(BESIDE)
    assert len(asked) <= 13
    assert "Peers are the 10 councils of Barnet's class (London Boroughs)" in seen.main
    assert "estimate): Croydon, " in seen.main
    assert "official statistics, as known by 31 December 2024, and not" in seen.main
    assert "Quality of life of carers (score), 2021/22: Barnet has 6.6." in seen.main
    assert "So no limits of chance can be drawn for them" in seen.main


def test_requests_have_a_funnel_with_its_sentence_and_table(one_barnet, see):
    seen = see(BESIDE)
    assert 'id="funnel-asc-requests-title"' in seen.html
    assert "Requests that led to a service: Barnet has fewer than chance" in seen.main
    assert "Barnet had 1,239 for each 100,000 of its 304,318 adults" in seen.main
    assert 'id="funnel-table"' in seen.html


def test_none_stands_beside_others_too_early_or_by_no_official_measure(one_barnet, see):
    other = BESIDE.replace("ADULT-SOCIAL-CARE", "CUSTOMER")
    for none in (f"{BESIDE}&as-at=2024-12-30", other):
        assert "Other councils' values of none of its measures" in see(none).main
    leads = "Its measures of which other councils' are published"
    assert leads in see(f"{CARE}&as-at=2024-12-31").links
    assert leads not in see(f"{CARE}&as-at=2024-12-30").links


def test_run_charts_can_be_asked_for(one_barnet, see):
    seen = see(see(CARE).links["show run charts"])
    assert "As a run chart, the series has shifted: the longest run is" in seen.main
    assert "The median is" in seen.main
    assert "limits of chance" not in seen.main
    # The day that is chosen keeps the kind of chart.
    assert 'name="chart" value="runs"' in seen.html
    assert "show control charts" in seen.links


def test_a_reader_is_told_what_makes_marks_unsafe_and_how_many_are_by_chance(
    one_barnet, see
):
    seen = see(CARE)
    assert "Take care: " in seen.main
    assert "would be marked at the latest value all the same" in seen.main
    assert "would be marked at the latest value all the same" in see(QUALITY).main


def test_every_measure_with_two_values_has_a_small_chart(one_barnet, see):
    seen = see(QUALITY)
    small = re.findall(r'<svg class="workings-spark".*?</svg>', seen.html)
    assert len(small) >= 5
    assert all('role="img" aria-label="Chart of ' in one for one in small)
    assert 'class="workings-spark"' in see("/one-barnet/services/CUSTOMER/").html


def test_long_tables_are_folded_and_short_ones_are_not(one_barnet, see):
    html = see(CARE).html
    whole = r'<details class="govuk-details workings-folded">.*?</details>'
    folded = re.findall(whole, html, re.DOTALL)
    assert any('id="readings-delayed-days' in one for one in folded)
    assert "workings-folded" not in see(f"{QUALITY}?service=CUSTOMER").html
