from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L, S
from workings.ledger.impact import Kind, Slip, impact
from workings.ledger.position import Entry, fold, said_order
from workings.ledger.statement import Benefit
from workings.ledger.words import Bearer, BenefitKind, Standing

SAVING = BenefitKind.CASHABLE_SAVING
HALF = (("ROADS-S", Decimal("0.5")), ("DESK-S", Decimal("0.5")))
BENEFITS = {
    "A": Benefit("A", "A", SAVING, "HIGHWAYS", services=HALF),
    "B": Benefit("B", "B", SAVING, "DESK", services=(("DESK-S", Decimal(1)),)),
    "C": Benefit("C", "C", BenefitKind.INCOME, "HIGHWAYS", services=HALF),
}
YEAR = "annual 2012/13"


def entry(text: str, number: int = 1, said: str = "2012-01-01") -> Entry:
    line = L(text)
    order = said_order(date.fromisoformat(said), number)
    return Entry(line.key, order, number, line.pence)


def told(statement, *held, slips=()):
    return impact(
        statement,
        number=9,
        position=tuple(fold(held).values()),
        history=held,
        benefits=BENEFITS,
        slips=slips,
    )


def kinds(found):
    return [(remark.kind, remark.benefit) for remark in found.remarks]


def test_the_position_before_and_after():
    said = S(
        "s", "2012-05-01", lines=[L(f"A forecast {YEAR} 15"), L(f"B forecast {YEAR} 4")]
    )
    found = told(said, entry(f"A forecast {YEAR} 10"), entry(f"C forecast {YEAR} 1"))
    assert [(c.key.benefit, c.before, c.after) for c in found.changes] == [
        ("A", 1000, 1500),
        ("B", None, 400),
    ]
    (step,) = found.bridge
    assert (step.before, step.added, step.changed, step.after) == (1100, 400, 500, 2000)


def test_what_was_said_of_a_later_day_stays():
    late = S("s", "2012-05-01", lines=[L(f"A forecast {YEAR} 15")])
    assert not told(late, entry(f"A forecast {YEAR} 10", said="2012-06-01")).changes


def test_a_claim_and_a_proposal_stand_beside():
    line = L(f"A plan {YEAR} 15")
    claim = S("s", "2012-05-01", lines=[line], standing=Standing.CLAIM)
    assert "claim" in told(claim).beside
    plan = S("s", "2012-05-01", kind="plan", lines=[line], in_force_on=None)
    assert "No decision" in told(plan).beside
    assert told(plan).changes == ()


def test_the_same_service_year_and_kind_claimed_twice_is_seen():
    said = S("s", "2012-05-01", lines=[L(f"A forecast {YEAR} 10")])
    found = told(said, entry(f"B forecast {YEAR} 10"), entry(f"C forecast {YEAR} 10"))
    # C is income: another kind.
    assert kinds(found) == [(Kind.OVERLAP, "A")]
    assert found.remarks[0].text.startswith("B claims cashable saving on DESK-S")
    assert not told(said, entry("B forecast annual 2013/14 10")).remarks


def test_amounts_far_outside_the_history_are_seen():
    past = (
        entry("A forecast annual 2010/11 10"),
        entry("A forecast annual 2011/12 30"),
    )
    for pounds, odd in ((91, True), (90, False), (4, False), (3, True), (-10, True)):
        said = S("s", "2012-05-01", lines=[L(f"A forecast {YEAR} {pounds}")])
        assert kinds(told(said, *past)) == ([(Kind.OUTLIER, "A")] if odd else [])


def test_delivered_beyond_forecast_is_seen_and_else_beyond_plan():
    more = S("s", "2013-05-01", kind="delivery", lines=[L(f"A delivered {YEAR} 11")])
    plan, forecast = (
        entry(f"A plan {YEAR} 20"),
        entry(f"A forecast {YEAR} 10"),
    )
    assert kinds(told(more, plan, forecast)) == [(Kind.BEYOND_FORECAST, "A")]
    assert kinds(told(more, plan)) == []


def test_a_slipped_milestone_whose_benefit_did_not_move_is_seen():
    slip = Slip(
        "HIGHWAYS", "Go live", date(2012, 1, 1), date(2013, 1, 1), date(2012, 3, 1)
    )
    other = S("s", "2012-05-01", lines=[L(f"C forecast {YEAR} 4")])
    held = entry(f"A forecast {YEAR} 10", said="2012-02-01")
    assert kinds(told(other, held, slips=[slip])) == [(Kind.SLIPPED, "A")]
    elsewhere = S("s", "2012-05-01", lines=[L("B forecast annual 2013/14 4")])
    assert not told(elsewhere, held, slips=[slip]).remarks
    since = entry(f"A forecast {YEAR} 10", said="2012-03-02")
    assert not told(other, since, slips=[slip]).remarks
    moved = S("s", "2012-05-01", lines=[L(f"A forecast {YEAR} 11")])
    assert not told(moved, held, slips=[slip]).remarks


def test_pressures_stand_beside_the_gross_savings():
    pressure = Benefit("P", "Demand", BenefitKind.PRESSURE)
    others = Benefit("N", "A partner's", SAVING, bearer=Bearer.PARTNER)
    known = {**BENEFITS, "P": pressure, "N": others}
    year, next_year = f"forecast {YEAR}", "forecast annual 2013/14"
    lines = [L(f"A {year} 10"), L(f"C {year} 5"), L(f"P {year} -4"), L(f"N {year} 9")]
    said = S("s", "2012-05-01", lines=[*lines, L(f"A {next_year} 7")])
    found = impact(said, number=9, position=(), history=(), benefits=known)
    (net,) = found.nets
    assert (net.gross, net.against, net.net) == (1500, -400, 1100)


@given(
    st.dictionaries(st.sampled_from("ABC"), st.integers(-(10**9), 10**9)),
    st.dictionaries(st.sampled_from("ABC"), st.integers(-(10**9), 10**9), min_size=1),
)
def test_the_bridge_sums_to_the_position_after(before, after):
    held = [
        entry(f"{code} forecast {YEAR} {pounds}") for code, pounds in before.items()
    ]
    lines = [L(f"{code} forecast {YEAR} {pounds}") for code, pounds in after.items()]
    found = told(S("s", "2012-05-01", lines=lines), *held)
    whole = sum((before | after).values()) * 100
    for step in found.bridge:
        assert step.after == whole
    assert bool(found.bridge) == bool(found.changes)
