"""Landing: amounts split over services and functions, to the penny."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import BY, L, S, ambridge, said
from tests.ledger.strategies import heard, on_database, records, undone
from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.actions import record_benefits
from workings.ledger.landing import NO_SERVICE, landed
from workings.ledger.position import Part
from workings.ledger.queries import Heard, totals
from workings.ledger.queries.totals import NO_FUNCTION
from workings.ledger.statement import Benefit
from workings.ledger.words import BenefitKind, Series
from workings.programme.actions import record_service
from workings.programme.services import Function

YEARS = st.sampled_from(["2011/12", "2012/13"]).map(Period.parse)
PLACES = st.sampled_from(["HR", "IT", "FINANCE"])


@st.composite
def parts(draw):
    return Part(
        draw(st.sampled_from([Series.PLAN, Series.DELIVERED])),
        Basis.ANNUAL,
        draw(YEARS),
        draw(st.sampled_from(["", "cash"])),
        draw(st.integers(1, 3)),
        draw(st.integers(-(10**12), 10**12)),
    )


@st.composite
def landings(draw):
    weights = draw(st.lists(st.integers(1, 999), min_size=1, max_size=5))
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    return [(draw(PLACES), share) for share in shares]


BENEFITS = st.sampled_from("ABC")


def summed(amounts):
    found = {}
    for part in amounts:
        measure = (part.series, part.basis, part.period, part.prices)
        found[measure] = found.get(measure, 0) + part.pence
    return found


@given(
    st.lists(st.tuples(BENEFITS, parts()), max_size=8),
    st.dictionaries(BENEFITS, landings()),
)
def test_the_parts_are_the_whole(amounts, where):
    places = landed(amounts, where)
    whole = summed(part for _, part in amounts)
    assert summed(part for place in places.values() for part in place) == whole


@given(parts(), landings())
def test_no_place_is_more_than_a_penny_from_its_share(part, landing):
    places = landed([("A", part)], {"A": landing})
    for place in {name for name, _ in landing}:
        shares = [share for name, share in landing if name == place]
        (got,) = places[place]
        assert abs(got.pence - part.pence * sum(shares)) < len(shares)
        assert got.count == part.count


def test_a_benefit_without_services_lands_nowhere_named():
    part = Part(Series.PLAN, Basis.ANNUAL, Period.parse("2011/12"), "", 1, 7)
    assert landed([("A", part)], {}) == {NO_SERVICE: (part,)}


THIRD = Decimal("0.33333333")
SPLIT = Benefit(
    "SPLIT",
    "Over three services",
    BenefitKind.CASHABLE_SAVING,
    services=(("PAYROLL", THIRD), ("LEDGERS", THIRD), ("DESK-S", 1 - 2 * THIRD)),
)
WHOLE = Benefit("WHOLE", "On one", BenefitKind.INCOME, services=(("PAYROLL", 1),))
LOOSE = Benefit("LOOSE", "On none", BenefitKind.INCOME)


def three_benefits():
    programme = ambridge()
    for code, function in (
        ("PAYROLL", Function.HUMAN_RESOURCES),
        ("LEDGERS", Function.FINANCE),
    ):
        record_service(
            programme=programme, code=code, title=code, function=function, by=BY
        )
    record_benefits([SPLIT, WHOLE, LOOSE], programme=programme, by=BY)
    return programme


def pounds(groups):
    return {name: str(one.money) for name, (one,) in sorted(groups.items())}


def test_totals_by_service_and_by_function(database):
    programme = three_benefits()
    lines = [
        L("SPLIT forecast annual 2011/12 100"),
        L("WHOLE forecast annual 2011/12 10"),
        L("LOOSE forecast annual 2011/12 1"),
    ]
    said(programme, S("s", "2011-04-01", lines=lines))
    question = Heard(programme.pk, AsAt(date(2011, 4, 1)))
    assert pounds(totals(question, by="service")) == {
        NO_SERVICE: "£1",
        "DESK-S": "£33.34",
        "LEDGERS": "£33.33",
        "PAYROLL": "£43.33",
    }
    assert pounds(totals(question, by="function")) == {
        NO_FUNCTION: "£33.34",
        NO_SERVICE: "£1",
        "finance": "£33.33",
        "human_resources": "£43.33",
    }


def test_every_grouping_adds_up_to_the_same(database):
    programme = three_benefits()
    codes = {"ROADS": "SPLIT", "FEES": "WHOLE"}

    def moved(line):
        code = codes.get(line.key.benefit, line.key.benefit)
        return replace(line, key=replace(line.key, benefit=code))

    def added(groups):
        found = {}
        for sums in groups.values():
            for one in sums:
                if one.money:
                    key = (one.series, one.basis)
                    found[key] = found.get(key, 0) + one.money.pence
        return found

    @on_database(15)
    @given(records(), st.data())
    def holds(record, data):
        bare = [
            replace(
                statement,
                lines=tuple(moved(line) for line in statement.lines),
                prices="",
            )
            for statement in record
        ]
        with undone():
            said(programme, *bare)
            question = data.draw(heard(programme.pk))
            whole = added(totals(question))
            for by in ("kind", "project", "service", "function"):
                parts = added(totals(question, by=by))
                assert {key: parts.get(key, 0) for key in whole} == whole

    holds()
