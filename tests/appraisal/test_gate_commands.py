"""workings gate and workings approve, right and wrong."""

import json

import pytest

from tests.appraisal.cases import cost, option, text
from tests.appraisal.test_gates import Town, on
from tests.ledger.ambridge import BY
from workings.appraisal.actions import record_case
from workings.ledger.models import Statement
from workings.programme.models import StageChange

GATE = ("gate", "new-ambridge", "HIGHWAYS", "outline_case", "--on", "2011-06-01")
BOTH = ("--test", "fair:meets", "--test", "thrift:fails_accepted:It pays in time: yes")


@pytest.fixture
def town(database):
    return Town()


def test_a_project_goes_through_a_gate(town, workings):
    done = workings(*GATE, "--approver", "SPONSOR", *BOTH, "--json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["holders"] == "Peggy"
    assert StageChange.objects.count() == 2
    kept = town.project.principle_tests.get(principle__code="thrift")
    assert kept.reasons == "It pays in time: yes"


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        (("--approver", "SPONSOR"), 1, 'it is not tested against "Fair"'),
        (("--approver", "CHIEF", *BOTH), 1, "opened by a sponsor"),
        (("--approver", "SPONSER", *BOTH), 2, 'Did you mean "SPONSOR"?'),
        (("--approver", "SPONSOR", "--test", "fair:met"), 2, 'Did you mean "meets"?'),
        ((), 2, "--approver"),
    ],
)
def test_a_gate_that_stays_shut_says_why(town, workings, more, code, why):
    done = workings(*GATE, *more)
    assert done.code == code
    assert why in done.err
    assert StageChange.objects.count() == 1


def test_an_option_is_approved(town, workings):
    record_case(
        programme=town.programme,
        code="C",
        title="Roads",
        project=town.project,
        on=on("2011-03"),
        file=text(option("B", cost("Set-up", "once = 100"))),
        by=BY,
    )
    asked = ("approve", "new-ambridge", "C", "B", "--decision", "D1", "--source")
    assert workings(*asked, "PAPRES").code == 2
    done = workings(*asked, "PAPERS", "--json")
    assert json.loads(done.out)["statement"] == Statement.objects.get().code
    assert workings(*asked, "PAPERS").code == 1
