"""The rules a statement keeps: each one broken, with its place, what and mend."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import BENEFITS, K, L, S, T
from tests.ledger.strategies import records
from workings.core.money import LIMIT
from workings.ledger.rules import (
    Known,
    KnownDecision,
    benefit_problems,
    problems,
)
from workings.ledger.statement import (
    Benefit,
    Fact,
    Headline,
    Origin,
    Share,
    Verdict,
)
from workings.ledger.words import (
    SERIES_OF_KIND,
    BenefitKind,
    Breakdown,
    Series,
    Standing,
    StatementKind,
    Sufficiency,
)

DELIVERED = K("ROADS delivered annual 2010/11")
KNOWN = Known(
    sources=["PAPERS"],
    benefits=[benefit.code for benefit in BENEFITS],
    projects=["HIGHWAYS", "DESK"],
    bodies=["CABINET"],
    posts=["CHIEF"],
    decisions={
        "D1": KnownDecision(True, date(2011, 3, 1)),
        "D2": KnownDecision(False, date(2011, 3, 1)),
    },
    statements={"earlier": {DELIVERED, K("ROADS plan annual 2010/11")}},
    totals=["T0"],
    facts=["F0"],
    shares=["SH0"],
)
LINE = L("ROADS forecast annual 2011/12 100")
TOTAL = T("T1", "forecast annual 2011/12 100")
FACT = Fact("F1", "Staff", "Posts", "12")
SHARE = Share("SH1", "Share", DELIVERED, "T0")
LISTED = {"breakdown": Breakdown.LISTED}
PLAN = S("s", "2011-02-01", kind="plan")
GOOD = S("s", "2011-05-01", lines=[LINE], totals=[TOTAL], facts=[FACT], shares=[SHARE])


def good(**changes):
    changes = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in changes.items()
    }
    return replace(GOOD, **changes)


def line(text="ROADS forecast annual 2011/12 100", **more):
    return good(lines=[L(text, **more)])


def kind(word, text="ROADS plan annual 2011/12 0", **more):
    lines = [L(text)] if text else []
    bare = {"totals": [], "facts": [], "shares": []}
    return good(kind=StatementKind(word), lines=lines, **bare, **more)


def test_a_good_statement_has_no_problems():
    assert problems(GOOD, KNOWN) == []
    assert problems(PLAN, KNOWN) == []


BROKEN = [
    # Names.
    (
        good(source="PAPER"),
        "source",
        'there is no source "PAPER"',
        'Did you mean "PAPERS"?',
    ),
    (good(source=""), "source", 'there is no source ""', "Use one of: PAPERS"),
    (
        good(author_body="CABNET"),
        "author",
        'there is no body "CABNET"',
        'Did you mean "CABINET"?',
    ),
    (
        good(author_body="", author_post="CHEIF"),
        "author",
        'there is no post "CHEIF"',
        'Did you mean "CHIEF"?',
    ),
    (
        good(author_post="CHIEF"),
        "author",
        "both a body and a post are named as author",
        "Name one of them",
    ),
    (
        good(decision="D9"),
        "decision",
        'there is no decision "D9"',
        'Did you mean "D2"?',
    ),
    (
        line("ROAD forecast annual 2011/12 100"),
        "lines 1, benefit",
        'there is no benefit "ROAD"',
        'Did you mean "ROADS"?',
    ),
    (
        good(facts=[replace(FACT, projects=("DESKS",))]),
        "facts 1, projects",
        'there is no project "DESKS"',
        'Did you mean "DESK"?',
    ),
    (
        good(facts=[replace(FACT, projects=("DESK", "DESK"))]),
        "facts 1, projects",
        'project "DESK" is named twice',
        "Name it once",
    ),
    # Each thing once.
    (
        good(code="earlier"),
        "statement",
        'statement "earlier" was posted already',
        "Give the new statement a code of its own",
    ),
    (
        good(lines=[LINE, LINE, LINE]),
        "lines 2, benefit",
        "ROADS/forecast/annual/2011/12 stands twice in statement s",
        "Keep one line for each benefit, series, basis and period",
    ),
    (
        good(totals=[replace(TOTAL, code="T0")]),
        "totals 1, total",
        'total "T0" is there already',
        "Give each its own code",
    ),
    (
        good(totals=[TOTAL, TOTAL]),
        "totals 2, total",
        'total "T1" is there already',
        "Give each its own code",
    ),
    (
        good(shares=[replace(SHARE, code="SH0")]),
        "shares 1, share",
        'share "SH0" is there already',
        "Give each its own code",
    ),
    (
        good(facts=[replace(FACT, code="F0")]),
        "facts 1, fact",
        'fact "F0" is there already',
        "Give each its own code",
    ),
    # Kinds and what they carry.
    (
        kind("reforecast"),
        "lines 1, series",
        "a reforecast cannot carry a line of series plan",
        "Its lines may be: forecast",
    ),
    (
        kind("report"),
        "lines 1, series",
        "a report cannot carry a line of series plan",
        "Its lines may be: none",
    ),
    (
        kind("withdrawal", "ROADS plan annual 2011/12 5", corrects="earlier"),
        "lines 1, amount",
        "a withdrawal posts zero",
        "Write 0, or use a reforecast",
    ),
    (
        good(verdicts=[Verdict("earlier", DELIVERED, Sufficiency.PARTIAL)]),
        "verdicts 1, statement",
        "a reforecast cannot carry verdicts",
        "Put them in a statement of kind verdict",
    ),
    # Periods, ranges, prices.
    (
        line("ROADS forecast run_rate 2011/12 5"),
        "lines 1, period",
        "run_rate does not fit the period 2011/12",
        "A run rate is in force at one date; every other basis covers a period",
    ),
    (
        line("ROADS forecast annual 2012-03-31 5"),
        "lines 1, period",
        "annual does not fit the period 2012-03-31",
        "A run rate is in force at one date; every other basis covers a period",
    ),
    (
        line("ROADS forecast increment 2011/12 to 2012/13 5"),
        "lines 1, period",
        "increment amounts belong to one year, not to 2011/12 to 2012/13",
        "Give a line for each year, or use the basis cumulative",
    ),
    (
        line(low=1),
        "lines 1, low",
        "a range has one end",
        "Give both low and high, or neither",
    ),
    (
        line(high=1),
        "lines 1, low",
        "a range has one end",
        "Give both low and high, or neither",
    ),
    (
        line(low=101_00, high=102_00),
        "lines 1, low",
        "the amount does not lie between low and high",
        "Give low, amount and high in rising order (costs are minus)",
    ),
    (
        good(prices="2012"),
        "prices",
        '"2012" is not a financial year such as 2011/12',
        'Write "cash" or a year such as 2012/13',
    ),
    # Plans and decisions.
    (
        good(in_force_on=date(2011, 5, 1)),
        "in_force",
        "only a plan is in force, not a reforecast",
        "Leave it empty",
    ),
    (
        replace(PLAN, decision=""),
        "in_force",
        "a plan is in force only by a decision, and none is named",
        "Name the decision, or leave in_force empty while it is a proposal",
    ),
    (
        replace(PLAN, decision="D2"),
        "in_force",
        "decision D2 did not approve anything",
        "Name the decision that approved the plan",
    ),
    (
        replace(PLAN, in_force_on=date(2011, 2, 28)),
        "in_force",
        (
            "the plan would be in force on 2011-02-28, before its decision D1 takes "
            "effect on 2011-03-01"
        ),
        "Write 2011-03-01 or later",
    ),
    # Corrections and verdicts.
    (
        kind("correction"),
        "corrects",
        "a correction names the statement it is about, and this names none",
        "Name the earlier statement",
    ),
    (
        kind("withdrawal"),
        "corrects",
        "a withdrawal names the statement it is about, and this names none",
        "Name the earlier statement",
    ),
    (
        good(corrects="earlier"),
        "corrects",
        "a reforecast does not correct another statement",
        "Leave it empty, or make it a correction",
    ),
    (
        kind("correction", corrects="earliest"),
        "corrects",
        'there is no earlier statement "earliest"',
        'Did you mean "earlier"?',
    ),
    (
        kind(
            "verdict",
            "",
            verdicts=[Verdict("earliest", DELIVERED, Sufficiency.PARTIAL)],
        ),
        "verdicts 1, about",
        'there is no earlier statement "earliest"',
        'Did you mean "earlier"?',
    ),
    (
        kind(
            "verdict",
            "",
            verdicts=[
                Verdict("earlier", K("ROADS plan annual 2010/11"), Sufficiency.PARTIAL)
            ],
        ),
        "verdicts 1, about",
        "statement earlier has no delivered line ROADS/plan/annual/2010/11",
        "Name a delivered line by its benefit, series, basis and period",
    ),
    (
        kind(
            "verdict",
            "",
            verdicts=[
                Verdict(
                    "earlier", K("FEES delivered annual 2010/11"), Sufficiency.PARTIAL
                )
            ],
        ),
        "verdicts 1, about",
        "statement earlier has no delivered line FEES/delivered/annual/2010/11",
        "Name a delivered line by its benefit, series, basis and period",
    ),
    # Totals, headlines, shares.
    (
        good(totals=[replace(TOTAL, **LISTED)]),
        "totals 1, benefits",
        "breakdown is listed, and benefits are not listed",
        "List the benefits for breakdown listed, and for no other",
    ),
    (
        good(totals=[replace(TOTAL, benefits=("ROADS",))]),
        "totals 1, benefits",
        "breakdown is none, and benefits are listed",
        "List the benefits for breakdown listed, and for no other",
    ),
    (
        good(totals=[replace(TOTAL, benefits=("ROAD",), **LISTED)]),
        "totals 1, benefits",
        'there is no benefit "ROAD"',
        'Did you mean "ROADS"?',
    ),
    (
        good(totals=[replace(TOTAL, benefits=("ROADS", "ROADS"), **LISTED)]),
        "totals 1, benefits",
        'benefit "ROADS" is named twice',
        "Name it once",
    ),
    (
        good(totals=[replace(TOTAL, compares_with="T9")]),
        "totals 1, compares_with",
        'there is no total "T9"',
        'Did you mean "T1"?',
    ),
    (
        good(totals=[replace(TOTAL, compares_with="T1")]),
        "totals 1, compares_with",
        'total "T1" does not come before it',
        "Compare it with an earlier one",
    ),
    (
        good(totals=[replace(TOTAL, unit=0)]),
        "totals 1, unit",
        "the unit is not more than zero",
        "Write the pounds it was stated to: 1000000 for £165m",
    ),
    (
        good(headlines=[Headline("T9", date(2011, 5, 1))]),
        "headlines 1, total",
        'there is no total "T9"',
        'Did you mean "T1"?',
    ),
    (
        good(headlines=[Headline("T1", date(2011, 4, 30))]),
        "headlines 1, from",
        (
            "the headline would be used from 2011-04-30, before its statement counts "
            "on 2011-05-01"
        ),
        "Write 2011-05-01 or later",
    ),
    (
        good(headlines=[Headline("T1", date(2011, 5, 1))], standing=Standing.CLAIM),
        "headlines 1, total",
        "a claim cannot set the programme's headline",
        "Only a statement of record can",
    ),
    (
        good(shares=[replace(SHARE, line=K("ROAD delivered annual 2010/11"))]),
        "shares 1, benefit",
        'there is no benefit "ROAD"',
        'Did you mean "ROADS"?',
    ),
    (
        good(shares=[replace(SHARE, total="T9")]),
        "shares 1, total",
        'there is no total "T9"',
        'Did you mean "T1"?',
    ),
    # What the tables have room for.
    (
        good(title=""),
        "title",
        "the statement has no title",
        "Say in a few words what it is",
    ),
    (
        good(code="s" * 81),
        "statement",
        "81 characters are too many",
        "Use 80 at most",
    ),
    (
        line(ref="\n"),
        "lines 1, ref",
        "it holds a character that cannot be printed",
        "Type it again",
    ),
    (
        line(origin=Origin(sheet="s" * 121)),
        "lines 1, sheet",
        "121 characters are too many",
        "Use 120 at most",
    ),
    (
        line(origin=Origin(cell="c" * 41)),
        "lines 1, cell",
        "41 characters are too many",
        "Use 40 at most",
    ),
    (
        good(totals=[replace(TOTAL, ref="\0")]),
        "totals 1, ref",
        "it holds a character that cannot be printed",
        "Type it again",
    ),
    (
        good(facts=[replace(FACT, topic="t" * 81)]),
        "facts 1, topic",
        "81 characters are too many",
        "Use 80 at most",
    ),
    (
        good(lines=[replace(LINE, pence=LIMIT)]),
        "lines 1, amount",
        "the amount is ten trillion pounds or more",
        "Write it in pounds",
    ),
    (
        good(totals=[replace(TOTAL, pence=-LIMIT)]),
        "totals 1, amount",
        "the amount is ten trillion pounds or more",
        "Write it in pounds",
    ),
    (
        good(facts=[replace(FACT, low=Decimal("NaN"))]),
        "facts 1, low",
        "NaN is not a number",
        "Write digits, or leave it empty",
    ),
]


@pytest.mark.parametrize(("broken", "where", "what", "mend"), BROKEN)
def test_a_broken_rule_says_where_what_and_how_to_mend_it(broken, where, what, mend):
    between = " " if where[-1] not in " ," and " " in where else ", "
    (problem,) = problems(broken, KNOWN)
    assert problem.where == f"statement {broken.code}{between}{where}"
    assert (problem.what, problem.mend) == (what, mend)


def test_everything_wrong_is_said_at_once():
    wrong = good(
        source="PAPER",
        prices="2012",
        lines=[L("ROAD plan annual 2011/12 5"), LINE],
        totals=[replace(TOTAL, unit=0)],
    )
    assert [problem.where.partition(" s")[2] for problem in problems(wrong, KNOWN)] == [
        ", source",
        " lines 1, benefit",
        " lines 1, series",
        ", prices",
        " totals 1, unit",
    ]


def test_places_are_named_as_their_owner_would_find_them():
    def place(table, index, column):
        return f"{table}.csv row {(index or 0) + 2}, {column}"

    (problem,) = problems(good(source="PAPER"), KNOWN, place)
    assert problem.where == "statements.csv row 2, source"


@pytest.mark.parametrize("word", StatementKind)
@pytest.mark.parametrize("series", Series)
def test_the_series_of_each_kind(word, series):
    about = {"corrects": "earlier"} if word in ("correction", "withdrawal") else {}
    found = problems(kind(word, f"ROADS {series} annual 2011/12 0", **about), KNOWN)
    assert (found == []) == (series in SERIES_OF_KIND[word])


def test_a_comparison_may_be_with_an_earlier_total_of_the_same_statement():
    later = replace(TOTAL, code="T2", compares_with="T1")
    assert problems(good(totals=[TOTAL, later]), KNOWN) == []
    (problem,) = problems(good(totals=[later, TOTAL]), KNOWN)
    assert problem.what == 'total "T1" does not come before it'


@given(records("everything"))
def test_random_statements_keep_the_rules(record):
    known = Known(
        sources=["PAPERS"],
        benefits=KNOWN.benefits,
        projects=KNOWN.projects,
        bodies=KNOWN.bodies,
        posts=KNOWN.posts,
        decisions=KNOWN.decisions,
    )
    for statement in record:
        assert problems(statement, known) == []
        known = replace(
            known,
            statements={
                **known.statements,
                statement.code: {item.key for item in statement.lines},
            },
            totals=[*known.totals, *(total.code for total in statement.totals)],
        )
        assert problems(statement, known)


def in_benefit(*services, **more):
    benefit = Benefit("X", "X", BenefitKind.INCOME, services=tuple(services), **more)
    return [
        (problem.where, problem.what)
        for problem in benefit_problems(
            benefit, "row 2", projects=["DESK"], services=["A", "B"], posts=["CHIEF"]
        )
    ]


def test_a_benefits_shares_sum_to_one():
    half, third = Decimal("0.5"), Decimal("0.33333333")
    assert in_benefit() == []
    assert in_benefit(("A", Decimal(1))) == []
    assert in_benefit(("A", half), ("B", half), project="DESK", owner="CHIEF") == []
    assert in_benefit(("A", half), ("B", third)) == [
        ("row 2, services", "the shares sum to 0.83333333, not to 1")
    ]
    assert in_benefit(("A", half), ("A", half)) == [
        ("row 2, services", 'service "A" is named twice')
    ]
    assert in_benefit(("A", Decimal("1.5")), ("B", Decimal("-0.5"))) == [
        ("row 2, services", "the share of B is -0.5")
    ]
    assert in_benefit(("A", Decimal("0.999999999")), ("B", Decimal("1e-9"))) == [
        ("row 2, services", "the share of A has more than 8 decimals"),
        ("row 2, services", "the share of B has more than 8 decimals"),
    ]


def test_a_benefits_names_are_known():
    assert in_benefit(("C", Decimal(1)), project="DESKS", owner="CHEIF") == [
        ("row 2, project", 'there is no project "DESKS"'),
        ("row 2, owner", 'there is no post "CHEIF"'),
        ("row 2, services", 'there is no service "C"'),
    ]


@given(st.lists(st.integers(1, 10**8), min_size=1, max_size=2, unique=True))
def test_shares_of_eight_decimals_that_sum_to_one_are_kept(parts):
    whole = sum(parts)
    shares = [round(Decimal(part) / whole, 8) for part in parts]
    shares[0] += 1 - sum(shares)
    if all(share > 0 for share in shares):
        assert in_benefit(*zip("AB", shares, strict=False)) == []
