"""Figures: each number of the design's table, or the reason there is none."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import BENEFITS, K, L, S, T, ambridge, said
from tests.ledger.hearing import heard_by, reading, without_words
from tests.ledger.strategies import heard, on_database, records, undone
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.money import Basis, Money
from workings.ledger import queries
from workings.ledger.figures import BY_SLUG, DEFINITIONS, figure, figures
from workings.ledger.queries import Heard
from workings.ledger.queries.answers import NoSuchFigure, traced, whole_position
from workings.ledger.shares_in_words import in_words
from workings.ledger.statement import Benefit, Headline, Share
from workings.ledger.verdicts import Judgement
from workings.ledger.words import (
    SAVING_KINDS,
    Bearer,
    BenefitKind,
    Breakdown,
    Grade,
    Standing,
    Sufficiency,
    Visibility,
)

ALL, LISTED = Breakdown.ALL, Breakdown.LISTED
TEN_YEARS = "cumulative 2010/11 to 2019/20"
MILLION = 10**8


def test_the_figures_are_those_of_the_designs_table():
    assert [item.slug for item in DEFINITIONS] == [
        "current-forecast",
        "original-forecast",
        "delivered",
        "removed-from-annual-budget",
        "share-of-baseline-delivered",
        "cost-to-deliver",
        "net-benefit",
    ]


def found(slug, day, *record, benefits=BENEFITS):
    return figure(reading(day, *record, benefits=benefits), slug)


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("current-forecast", "no total had become the programme's number by then"),
        ("original-forecast", "no total had become the programme's number by then"),
        ("delivered", "nothing delivered in a closed year had been stated by then"),
        (
            "removed-from-annual-budget",
            "no amount taken out of the annual budget had been stated by then",
        ),
        (
            "share-of-baseline-delivered",
            "no baseline had been declared by then",
        ),
        ("cost-to-deliver", "no delivery budget had been stated by then"),
        ("net-benefit", "no total had become the programme's number by then"),
    ],
)
def test_what_was_not_stated_is_null_and_says_why(slug, reason):
    nothing = found(slug, "2010-01-01")
    assert (nothing.value, nothing.wording, nothing.reason) == (
        None,
        "not stated",
        reason,
    )
    assert nothing.workings == () and nothing.grade is None


HUNDRED = S(
    "framework",
    "2011-03-01",
    kind="plan",
    totals=[T("T-100", f"plan {TEN_YEARS} 100000000", unit=MILLION)],
    headlines=[Headline("T-100", date(2011, 3, 1))],
)
TWO = {"breakdown": LISTED, "benefits": ("ROADS", "FEES"), "scope": "two contracts"}
PAGE = S(
    "page",
    "2013-08",
    lines=[
        L(f"ROADS forecast {TEN_YEARS} 125400000"),
        L(f"FEES forecast {TEN_YEARS} 39100000"),
    ],
    totals=[
        T("T-102", f"forecast {TEN_YEARS} 102000000", unit=MILLION),
        T(
            "T-165",
            f"forecast {TEN_YEARS} 165000000",
            unit=MILLION,
            compares_with="T-102",
            **TWO,
        ),
    ],
    headlines=[Headline("T-165", date(2013, 8, 31))],
)


def test_a_headline_without_a_breakdown_is_its_stated_amount():
    current = found("current-forecast", "2011-03-01", HUNDRED)
    assert current.value == Money(10_000_000_000, Basis.CUMULATIVE)
    assert current.wording == "£100m"
    assert current.note == (
        "stated without a breakdown, for the whole programme, 2010/11 to 2019/20"
    )
    (working,) = current.workings
    assert (working.item, working.benefit) == ("total T-100", "")
    assert working.statement.code == "framework"


def test_a_headline_with_lines_is_the_sum_of_them():
    current = found("current-forecast", "2013-08-31", HUNDRED, PAGE)
    assert current.value == Money(16_450_000_000, Basis.CUMULATIVE)
    assert current.wording == "£165m"
    assert current.note == (
        'its parts come to £164.5m, which agrees with "£165m" as stated; for two '
        "contracts"
    )
    assert [(w.benefit, w.pence // 100) for w in current.workings] == [
        ("FEES", 39_100_000),
        ("ROADS", 125_400_000),
    ]


def test_a_headline_says_where_it_differs_from_its_lines():
    less = S("less", "2013-09-30", lines=[L(f"ROADS forecast {TEN_YEARS} 100000000")])
    current = found("current-forecast", "2013-10-01", HUNDRED, PAGE, less)
    assert current.value == Money(13_910_000_000, Basis.CUMULATIVE)
    assert 'which differs from "£165m" as stated' in current.note


def test_a_headline_holds_until_another_replaces_it():
    record = (HUNDRED, PAGE)
    assert found("current-forecast", "2011-02-28", *record).value is None
    assert found("current-forecast", "2013-08-30", *record).wording == "£100m"
    assert found("current-forecast", "2013-08-31", *record).wording == "£165m"


def test_of_two_headlines_from_one_day_the_one_said_later_holds():
    again = replace(HUNDRED, code="again", totals=(), headlines=HUNDRED.headlines)
    other = T("T-90", f"plan {TEN_YEARS} 90000000", unit=MILLION)
    again = replace(
        again, totals=(other,), headlines=(Headline("T-90", date(2011, 3, 1)),)
    )
    assert found("current-forecast", "2011-03-01", HUNDRED, again).wording == "£90m"


def test_the_plan_in_force_stands_where_there_is_no_forecast():
    plan = S(
        "plan",
        "2011-03-01",
        kind="plan",
        lines=[L("ROADS plan annual 2011/12 10"), L("FEES plan annual 2011/12 5")],
        totals=[T("SUM", "plan annual 2011/12 15", breakdown=ALL)],
        headlines=[Headline("SUM", date(2011, 3, 1))],
    )
    fees = S("fees", "2011-06-01", lines=[L("FEES forecast annual 2011/12 4")])
    assert found("current-forecast", "2011-03-01", plan).value.pence == 15_00
    current = found("current-forecast", "2011-06-01", plan, fees)
    assert current.value.pence == 14_00
    assert [w.series for w in current.workings] == ["forecast", "plan"]


def test_lines_that_do_not_add_up_give_no_forecast():
    cash = S(
        "cash",
        "2013-09-30",
        prices="cash",
        lines=[L(f"ROADS forecast {TEN_YEARS} 125400000")],
    )
    current = found("current-forecast", "2013-10-01", HUNDRED, PAGE, cash)
    assert current.value is None
    assert current.reason == (
        "its lines are not added: they are in different price bases "
        "(cash and not stated)"
    )
    twice = S("twice", "2013-09-30", lines=[L("ROADS forecast cumulative 2010/11 1")])
    current = found("current-forecast", "2013-10-01", HUNDRED, PAGE, twice)
    assert current.value is None and "overlap" in current.reason


def test_the_original_forecast_is_what_the_headline_compares_itself_with():
    original = found("original-forecast", "2013-08-31", HUNDRED, PAGE)
    assert (original.wording, original.beside) == (
        "£102m",
        ("first approved: £100m",),
    )
    assert original.workings[0].item == "total T-102"


def test_without_a_comparator_it_is_the_first_headline_approved():
    original = found("original-forecast", "2011-03-01", HUNDRED)
    assert (original.wording, original.beside) == ("£100m", ())


def test_a_headline_that_names_none_and_was_never_approved_has_no_original():
    bare = S(
        "bare",
        "2011-05-01",
        totals=[T("T-1", f"forecast {TEN_YEARS} 1")],
        headlines=[Headline("T-1", date(2011, 5, 1))],
    )
    original = found("original-forecast", "2011-05-01", bare)
    assert original.value is None
    assert original.reason == "the headline names no comparator, and none was approved"


def outturn(code, said_on, *lines):
    return S(code, said_on, kind="delivery", lines=[*map(L, lines)])


def test_delivered_adds_up_closed_years_and_names_the_gaps():
    first = outturn("first", "2011-06-01", "ROADS delivered annual 2010/11 1436900")
    delivered = found("delivered", "2013-08-31", first)
    assert delivered.value == Money(143_690_000, Basis.ANNUAL)
    assert delivered.wording == "£1.4369m (2010/11 only)"
    assert delivered.note == "not stated for 2011/12 and 2012/13"


def test_a_gap_of_many_years_is_named_by_its_ends():
    first = outturn("first", "2011-06-01", "ROADS delivered annual 2010/11 1")
    delivered = found("delivered", "2015-08-31", first)
    assert delivered.note == "not stated for 2011/12 to 2014/15"


def test_gaps_that_are_apart_are_all_named():
    parts = outturn(
        "some",
        "2015-06-01",
        "ROADS delivered annual 2010/11 1",
        "ROADS delivered annual 2012/13 1",
    )
    delivered = found("delivered", "2015-08-31", parts)
    assert delivered.wording == "£2 (2010/11 and 2012/13 only)"
    assert delivered.note == "not stated for 2011/12, 2013/14 and 2014/15"


def test_claimed_and_validated_stand_side_by_side():
    out = outturn(
        "both",
        "2012-06-01",
        "ROADS delivered annual 2010/11 1000000",
        "FEES delivered annual 2011/12 500000",
    )
    lines = [entry.key for entry in reading("2013-03-31", out).entries]

    def validated(*verdicts):
        read = replace(
            reading("2013-03-31", out),
            verdicts={
                (1, key): Judgement(word, 2, date(2012, 7, 1))
                for key, word in zip(lines, verdicts, strict=False)
            },
        )
        return figure(read, "delivered").validated

    sufficient, partial = Sufficiency.SUFFICIENT, Sufficiency.PARTIAL
    assert validated() == "finance has given no verdict on the evidence for it"
    assert validated(partial) == "finance has validated none of it"
    assert validated(sufficient, partial) == "finance has validated £1m of it"
    assert validated(sufficient, sufficient) == "finance has validated all of it"


def test_all_years_stated_leave_no_gap():
    both = outturn(
        "both",
        "2012-06-01",
        "ROADS delivered annual 2010/11 1",
        "FEES delivered annual 2011/12 1",
    )
    delivered = found("delivered", "2013-03-31", both)
    assert (delivered.wording, delivered.note) == ("£2 (2010/11 and 2011/12)", "")
    assert found("delivered", "2013-04-01", both).note == "not stated for 2012/13"


def test_what_is_said_within_the_year_is_no_outturn():
    within = outturn("within", "2012-03-31", "ROADS delivered annual 2011/12 7")
    delivered = found("delivered", "2013-08-31", within)
    assert delivered.value is None
    assert (
        delivered.reason == "nothing delivered in a closed year had been stated by then"
    )
    first = outturn("first", "2011-06-01", "ROADS delivered annual 2010/11 1")
    delivered = found("delivered", "2013-08-31", within, first)
    assert delivered.value.pence == 1_00
    assert delivered.beside == (
        "£7 for 2011/12 was said within the year (31 March 2012): not an outturn",
    )


@pytest.mark.parametrize("kind", BenefitKind)
def test_only_what_leaves_the_budget_or_comes_in_is_delivered(kind):
    benefit = Benefit("X", "Something", kind)
    told = outturn("told", "2011-06-01", "X delivered annual 2010/11 1")
    delivered = found("delivered", "2013-08-31", told, benefits=[benefit])
    assert (delivered.value is not None) == (kind in SAVING_KINDS)


@pytest.mark.parametrize("bearer", Bearer)
def test_only_this_councils_effect_is_its_saving(bearer):
    benefit = Benefit("X", "Something", BenefitKind.CASHABLE_SAVING, bearer=bearer)
    told = outturn("told", "2011-06-01", "X delivered annual 2010/11 1")
    delivered = found("delivered", "2013-08-31", told, benefits=[benefit])
    assert (delivered.value is not None) == (bearer is Bearer.COUNCIL)


def test_claims_and_what_is_not_public_are_not_delivered():
    told = outturn("told", "2011-06-01", "ROADS delivered annual 2010/11 1")
    for changed in (
        replace(told, standing=Standing.CLAIM),
        replace(told, visibility=Visibility.INTERNAL),
    ):
        assert found("delivered", "2013-08-31", changed).value is None


def test_outturns_that_overlap_are_not_counted_twice():
    told = outturn(
        "told",
        "2011-06-01",
        "ROADS delivered annual 2010/11 2",
        "ROADS delivered annual 2010-04-01 to 2010-09-30 1",
    )
    delivered = found("delivered", "2013-08-31", told)
    assert delivered.value is None and "overlap" in delivered.reason


REMOVED = outturn("removed", "2012-03-31", "BASE delivered run_rate 2012-03-31 5700000")


def test_the_latest_run_rate_is_what_was_removed():
    april = outturn("april", "2012-04", "BASE delivered run_rate 2012-04-30 5820000")
    removed = found("removed-from-annual-budget", "2012-04-29", REMOVED, april)
    assert removed.wording == "£5.7m at 31 March 2012"
    removed = found("removed-from-annual-budget", "2012-04-30", REMOVED, april)
    assert removed.value == Money(582_000_000, Basis.RUN_RATE)
    assert removed.beside == ("£5.7m (31 March 2012)",)


def test_what_was_said_of_it_before_stands_beside():
    """The page of August 2013 still said £5.7m; the council had said £5.82m."""
    april = outturn("april", "2012-04", "BASE delivered run_rate 2012-03-31 5820000")
    page = outturn("page", "2013-08", "BASE delivered run_rate 2012-03-31 5700000")
    removed = found("removed-from-annual-budget", "2013-08-31", april, page)
    assert removed.wording == "£5.7m at 31 March 2012"
    assert removed.beside == ("£5.82m (31 March 2012, said April 2012)",)


def test_the_whole_programmes_rate_is_not_added_to_its_projects():
    roads = outturn("roads", "2012-05-01", "ROADS delivered run_rate 2012-03-31 1")
    removed = found("removed-from-annual-budget", "2012-06-01", REMOVED, roads)
    assert removed.value.pence == 570_000_000
    alone = found("removed-from-annual-budget", "2012-06-01", roads)
    assert alone.value.pence == 1_00


BASELINE = T("T-1786", "plan cumulative 2010/11 to 2012/13 17860200")
RATE = K("BASE delivered run_rate 2012-03-31")


def share(*, inferred=True, wording="", on="2012-06-01"):
    return S(
        "declared",
        on,
        kind="report",
        totals=[BASELINE],
        shares=[Share("SH", "Share", RATE, "T-1786", wording, inferred)],
    )


def test_a_declared_share_shows_both_its_sides():
    part = found("share-of-baseline-delivered", "2012-06-01", REMOVED, share())
    assert part.value == Fraction(5_700_000, 17_860_200)
    assert part.wording == "nearly a third"
    assert [w.item for w in part.workings] == ["line", "total T-1786"]
    assert "£5.7m a year at 31 March 2012, over £17.8602m in all over 2010" in part.note
    assert "unlike things, so only a guide" in part.note


def test_an_inferred_share_is_graded_as_computed():
    inferred = found("share-of-baseline-delivered", "2012-06-01", REMOVED, share())
    assert inferred.grade is Grade.COMPUTED
    assert inferred.beside == ("the source does not say of which total it is a share",)
    named = share(inferred=False, wording="a third")
    declared = found("share-of-baseline-delivered", "2012-06-01", REMOVED, named)
    assert (declared.grade, declared.beside) == (Grade.OFFICIAL, ())
    assert declared.wording == "a third"


def test_a_share_of_what_is_not_in_the_position_is_null():
    part = found("share-of-baseline-delivered", "2012-06-01", share())
    assert part.value is None
    assert part.reason == (
        "the line it is a share of, BASE/delivered/run_rate/2012-03-31, "
        "is not in the position"
    )


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("31.9", "nearly a third"),
        ("33.3", "a third"),
        ("34.5", "just over a third"),
        ("50", "half"),
        ("50.5", "half"),
        ("52", "just over half"),
        ("53", "53%"),
        ("86", "86%"),
        ("100", "all"),
        ("100.4", "all"),
        ("102", "just over all"),
        ("0", "0%"),
        ("-5", "-5%"),
        ("62.5", "63%"),
        ("140", "140%"),
    ],
)
def test_a_share_in_words(percent, words):
    assert in_words(Fraction(percent) / 100) == words


@given(st.fractions(-2, 3))
def test_a_share_in_words_is_never_far_from_the_number(share):
    words = in_words(share)
    if words.endswith("%"):
        assert abs(Fraction(words[:-1]) / 100 - share) <= Fraction(1, 200)


BUDGET = S(
    "budget",
    "2011-03-01",
    kind="plan",
    lines=[L("DELIVERY plan cumulative 2010/11 to 2012/13 -9200000")],
)


def test_the_cost_to_deliver_is_the_latest_budget_with_its_scope():
    cost = found("cost-to-deliver", "2011-03-01", BUDGET)
    assert cost.value == Money(920_000_000, Basis.CUMULATIVE)
    assert (cost.wording, cost.note) == ("£9.2m", "2010/11 to 2012/13")
    more = S(
        "more",
        "2012-06-20",
        lines=[L("DELIVERY forecast cumulative 2010/11 to 2013/14 -9400000")],
    )
    cost = found("cost-to-deliver", "2012-06-20", BUDGET, more)
    assert cost.wording == "£9.4m"
    assert cost.note == (
        "2010/11 to 2013/14. The decision that approved it is not in the record"
    )


def test_a_budget_that_counts_years_twice_is_no_figure():
    twice = S(
        "twice",
        "2012-06-20",
        lines=[
            L("DELIVERY forecast cumulative 2010/11 to 2012/13 -9"),
            L("DELIVERY forecast cumulative 2011/12 -3"),
        ],
    )
    cost = found("cost-to-deliver", "2012-06-20", twice)
    assert cost.value is None and "overlap" in cost.reason


THREE_YEARS = "cumulative 2010/11 to 2012/13"
MATCHED = S(
    "matched",
    "2011-03-01",
    kind="plan",
    prices="cash",
    lines=[
        L(f"ROADS plan {THREE_YEARS} 15000000"),
        L(f"FEES plan {THREE_YEARS} 5000000"),
        L(f"DELIVERY plan {THREE_YEARS} -9200000"),
    ],
    totals=[T("T-20", f"plan {THREE_YEARS} 20000000", unit=MILLION, breakdown=ALL)],
    headlines=[Headline("T-20", date(2011, 3, 1))],
)


def test_the_net_benefit_is_computed_when_everything_matches():
    net = found("net-benefit", "2011-03-01", MATCHED)
    assert net.value == Money(1_080_000_000, Basis.CUMULATIVE, "cash")
    assert net.wording == "£10.8m"
    assert sorted(w.benefit for w in net.workings) == ["DELIVERY", "FEES", "ROADS"]
    gross = found("current-forecast", "2011-03-01", MATCHED)
    assert gross.value.pence == 2_000_000_000
    assert 'which agrees with "£20m" as stated' in gross.note


def total(**changes):
    return (replace(MATCHED.totals[0], **changes),)


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"headlines": ()}, "no total had become the programme's number by then"),
        ({"lines": MATCHED.lines[:2]}, "no delivery budget had been stated by then"),
        (
            {"totals": total(breakdown=LISTED, benefits=("ROADS", "FEES"))},
            "the cost for delivering the whole programme",
        ),
        ({"totals": total(breakdown=Breakdown.NONE)}, "said in words only"),
        (
            {"totals": total(period=K("ROADS plan annual 2011/12").period)},
            "the forecast covers 2011/12, the cost 2010/11 to 2012/13",
        ),
        ({"totals": total(basis=Basis.ANNUAL)}, "the forecast is annual"),
        ({"prices": ""}, "neither says in which prices it is"),
    ],
)
def test_the_net_benefit_is_null_with_what_is_missing(changed, missing):
    net = found("net-benefit", "2011-03-01", replace(MATCHED, **changed))
    assert net.value is None and missing in net.reason


def test_the_net_benefit_names_price_bases_that_differ():
    budget = replace(
        BUDGET, code="real", said=DatedTo.parse("2011-04-01"), prices="2010/11"
    )
    net = found("net-benefit", "2011-04-01", MATCHED, budget)
    assert "the prices that they are in differ: 2010/11 and cash" in net.reason


def test_the_net_benefit_is_null_where_a_side_of_it_is():
    twice = replace(
        MATCHED, lines=(*MATCHED.lines, L("ROADS plan cumulative 2011/12 1"))
    )
    net = found("net-benefit", "2011-03-01", twice)
    assert net.value is None and "overlap" in net.reason


def test_a_figure_is_known_no_better_than_its_weakest_entry():
    press = replace(PAGE, lines=PAGE.lines[:1])
    heard_of = S(
        "fees",
        "2013-08-31",
        grade=Grade.REPORTED,
        lines=[L(f"FEES forecast {TEN_YEARS} 39100000")],
    )
    current = found("current-forecast", "2013-08-31", HUNDRED, press, heard_of)
    assert current.grade is Grade.REPORTED


@given(records("numbers"), st.dates(date(2010, 6, 1), date(2014, 12, 31)))
def test_a_figure_has_a_value_and_workings_or_a_reason(record, day):
    for item in figures(heard_by(record, Heard(1, AsAt(day)))):
        assert (item.value is None) == bool(item.reason)
        assert (item.value is None) == (item.wording == "not stated")
        assert (item.value is None) == (not item.workings)
        assert item.slug in BY_SLUG and item.as_at == day
        for working in item.workings:
            assert working.statement.counts_on <= day
            assert working.statement.visibility is Visibility.PUBLIC
            assert working.statement.standing is Standing.OF_RECORD
        if isinstance(item.value, Money):
            total_ = sum(working.pence for working in item.workings)
            sign = -1 if item.slug == "cost-to-deliver" else 1
            assert item.value.pence == sign * total_


def test_the_database_reads_as_python_does(database):
    programme = ambridge()

    @on_database(15)
    @given(records("everything"), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            question = data.draw(heard(programme.pk))
            stored, expected = (
                queries.reading(question),
                heard_by(record, question),
            )
            assert {e.key: e for e in stored.entries} == {
                e.key: e for e in expected.entries
            }
            assert list(stored.totals) == list(expected.totals)
            assert [h.total.total for h in stored.headlines] == [
                h.total.total for h in expected.headlines
            ]
            assert [s.code for s in stored.shares] == [s.code for s in expected.shares]
            assert [told(item) for item in figures(stored)] == [
                told(item) for item in figures(expected)
            ]

    holds()


def told(item):
    """All of a figure that its statements' recording has no part in."""
    workings = [
        (w.statement.number, w.item, w.benefit, w.series, w.basis, w.period, w.pence)
        for w in item.workings
    ]
    return replace(item, workings=()), sorted(workings)


def test_a_question_is_answered_in_one_call(database):
    programme = ambridge()
    said(programme, HUNDRED, PAGE)
    question = Heard(programme.pk, AsAt(date(2013, 8, 31)))
    whole = whole_position(question)
    assert [item.slug for item in whole.figures] == list(BY_SLUG)
    assert traced(question, "current-forecast") == whole.figures[0]
    assert [benefit.code for benefit, _, _ in whole.benefits] == ["FEES", "ROADS"]
    assert whole.head_digest == queries.head_digest()
    assert without_words(whole.statements[1]).title == "framework"
    with pytest.raises(NoSuchFigure, match='Did you mean "current-forecast"'):
        traced(question, "curent-forecast")
