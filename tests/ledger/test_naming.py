"""What was said on the strength of a decision or is known from a source."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ledger.ambridge import L, S, T, ambridge, said
from workings.access.standing import forget, standing_at
from workings.core.asat import AsAt
from workings.ledger.models import Wording, WordingWithdrawn
from workings.ledger.queries import Heard
from workings.ledger.queries.heard import EVERYTHING
from workings.ledger.queries.naming import changes_of, statements_naming
from workings.ledger.statement import Headline
from workings.ledger.words import Breakdown, Visibility

LAST = date(2026, 1, 1)


def heard(programme, day=LAST) -> Heard:
    return Heard(programme.pk, AsAt(day))


def plan(code="plan", **values):
    given = {
        "kind": "plan",
        "decision": "D1",
        "in_force_on": date(2011, 3, 1),
        "lines": [L("ROADS plan annual 2011/12 9")],
        "totals": [
            T(
                f"T-{code}",
                "plan annual 2011/12 9",
                breakdown=Breakdown.LISTED,
                benefits=("ROADS",),
            )
        ],
    }
    return S(code, "2011-03-01", **given | values)


def test_a_decision_names_what_rests_on_it_with_every_amount(database):
    programme = ambridge()
    said(
        programme,
        plan(headlines=[Headline("T-plan", date(2011, 3, 1))]),
        S("other", "2011-04-01", lines=[L("FEES forecast annual 2011/12 1")]),
    )
    forget()
    with standing_at("as of now"), CaptureQueriesContext(connection) as asked:
        told = statements_naming(heard(programme), decision="D1")
        found = changes_of(heard(programme), told)
    assert [it.code for it in told] == ["plan"]
    line, total = found[told[0].number]
    assert (line.what, line.pence, line.project) == ("Cheaper roads", 900, "HIGHWAYS")
    assert (total.pence, total.headline_from) == (900, date(2011, 3, 1))
    assert total.is_total and not line.is_total
    # Of these, two are what every page of figures reads.
    assert len(asked) == 3


def test_an_earlier_total_that_it_made_the_headline_is_its_doing(database):
    programme = ambridge()
    said(
        programme,
        S("slides", "2011-02-01", totals=[T("T1", "plan annual 2011/12 12")]),
        plan(totals=[], headlines=[Headline("T1", date(2011, 4, 1))]),
    )
    (told,) = statements_naming(heard(programme), decision="D1")
    total = changes_of(heard(programme), [told])[told.number][-1]
    assert (total.pence, total.headline_from) == (1200, date(2011, 4, 1))


@pytest.mark.parametrize("visibility", [Visibility.INTERNAL, Visibility.EXEMPT])
def test_what_is_not_public_rests_on_nothing(database, visibility):
    programme = ambridge()
    hidden = S(
        "hidden",
        "2011-02-01",
        visibility=visibility,
        totals=[T("T1", "plan annual 2011/12 12")],
    )
    said(programme, hidden, plan("quiet", visibility=visibility), plan("open"))
    (told,) = statements_naming(heard(programme), decision="D1")
    assert told.code == "open"
    by_source = statements_naming(heard(programme), source="PAPERS")
    assert [it.code for it in by_source] == ["open"]
    auditor = Heard(programme.pk, AsAt(LAST), EVERYTHING)
    assert len(statements_naming(auditor, source="PAPERS")) == 3


def test_a_headline_set_elsewhere_is_not_a_decisions_doing(database):
    programme = ambridge()
    said(
        programme,
        plan(),
        S(
            "adopted-later",
            "2012-01-01",
            visibility=Visibility.INTERNAL,
            headlines=[Headline("T-plan", date(2012, 1, 1))],
        ),
    )
    (told,) = statements_naming(heard(programme), decision="D1")
    (_, total) = changes_of(heard(programme), [told])[told.number]
    assert total.headline_from is None


def test_nothing_is_named_before_it_was_said(database):
    programme = ambridge()
    said(programme, plan())
    assert statements_naming(heard(programme, date(2011, 2, 1)), decision="D1") == ()
    assert changes_of(heard(programme), []) == {}


def test_withdrawn_words_say_why(database):
    programme = ambridge()
    (posted,) = said(programme, plan())
    WordingWithdrawn.objects.create(
        wording=Wording.objects.get(digest=posted.wording_id),
        because="it named a resident",
        at=posted.recorded_at,
    )
    (told,) = statements_naming(heard(programme), decision="D1")
    assert told.withdrawn == "it named a resident"
