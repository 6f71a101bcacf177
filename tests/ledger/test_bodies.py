import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import K, L, S, T
from workings.ledger.bodies import body_of, statement_of
from workings.ledger.models import Statement as Posted
from workings.ledger.queries import statement_entry
from workings.ledger.statement import (
    Fact,
    Headline,
    Origin,
    Share,
    Statement,
    Verdict,
)
from workings.ledger.words import Breakdown, Cause, Sufficiency, Visibility

pence = st.integers(min_value=-(10**14), max_value=10**14)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
lines = st.builds(
    lambda base, amount, note, cell: replace(
        base, pence=amount, note=note, origin=Origin("a" * 64, note, cell)
    ),
    st.sampled_from(
        [
            L("ROADS plan annual 2011/12 1", low=1, high=100),
            L("FEES forecast cumulative 2011/12 to 2013/14 2"),
            L("BASE delivered run_rate 2012-03-31 3"),
            L("BASE plan cumulative 2013-09-01 to 2023-08-31 4"),
        ]
    ),
    pence,
    texts,
    texts,
)


def through_json(statement: Statement) -> Statement:
    return statement_of(json.loads(json.dumps(body_of(statement))))


@given(st.lists(lines, max_size=5), texts, st.sampled_from(Visibility))
def test_a_statement_comes_back_as_it_went(items, title, visibility):
    said = S(
        "a",
        "2013-08~",
        kind="plan",
        lines=items,
        cause=Cause.SCOPE,
        totals=[
            T(
                "t",
                "plan annual 2011/12 7",
                breakdown=Breakdown.LISTED,
                benefits=("ROADS", "FEES"),
            )
        ],
        headlines=[Headline("t", date(2014, 1, 1))],
        shares=[Share("s", title, K("BASE delivered run_rate 2012-03-31"), "t")],
        facts=[Fact("f", "", "", "", number=Decimal("1.20"), projects=("DESK",))],
        verdicts=[
            Verdict("b", K("BASE delivered annual 2011/12"), Sufficiency.PARTIAL, title)
        ],
    )
    said = replace(said, title=title, visibility=visibility)
    assert through_json(said) == said


def test_every_statement_of_one_barnet_comes_back(one_barnet):
    rows = Posted.objects.values_list("programme_id", "code")
    for programme, code in rows:
        said = statement_entry(programme, code)
        assert said is not None
        assert through_json(said) == said
