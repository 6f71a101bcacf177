from datetime import date

from tests.ledger.ambridge import K, L, S, ambridge, said
from workings.core.asat import AsAt
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import position
from workings.ledger.queries.verdicts import verdicts_heard
from workings.ledger.statement import Verdict
from workings.ledger.verdicts import validated
from workings.ledger.words import StatementKind, Sufficiency

SAVED = "ROADS delivered increment 2011/12"


def judged(code, day, about, verdict):
    return S(
        code,
        day,
        kind=StatementKind.VERDICT,
        verdicts=(Verdict(about, K(SAVED), verdict),),
    )


def shown(programme, day):
    asked = Heard(programme.pk, AsAt(date.fromisoformat(day)))
    return [one.pence for one in validated(position(asked), verdicts_heard(asked))]


def test_the_last_verdict_stands_until_the_line_is_restated(database):
    programme = ambridge()
    said(
        programme,
        S("out-1", "2012-04-30", kind="delivery", lines=[L(f"{SAVED} 500")]),
        judged("v-1", "2012-05-31", "out-1", Sufficiency.PARTIAL),
        judged("v-2", "2012-06-30", "out-1", Sufficiency.SUFFICIENT),
        S("out-2", "2012-09-30", kind="delivery", lines=[L(f"{SAVED} 700")]),
    )
    assert shown(programme, "2012-05-15") == []
    assert shown(programme, "2012-06-15") == []
    assert shown(programme, "2012-07-15") == [500_00]
    # Said anew, it is another claim, and nobody has judged it.
    assert shown(programme, "2012-10-15") == []
