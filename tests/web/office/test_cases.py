import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.appraisal.cases import benefit, cost, option, text
from tests.ground.client import StrictClient
from tests.ledger.ambridge import BY, ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.appraisal.casefile.parts import read_table
from workings.appraisal.models import Case, CaseFile, PrincipleTest
from workings.core.dates import DatedTo
from workings.decisions.models import Decision
from workings.ledger.models import Statement
from workings.programme.actions import StageGiven, record_post, record_principle
from workings.programme.actions import record_stages as came_to
from workings.programme.models import Project, StageChange
from workings.programme.posts import PostRole
from workings.programme.stages import Stage

OFFICE = "/office/cases/new-ambridge/"
NEW = "/office/cases/new/new-ambridge/"
BEGUN = {
    "code": "roads",
    "title": "Who mends the roads",
    "project": "HIGHWAYS",
    "on": "2011-03-01",
    "stage": "outline",
    "year_0": "2011/12",
    "horizon": "5",
    "prices": "real",
    "unit": "thousands",
    "usual": "Mend them as now",
}


@pytest.fixture
def town(database):
    programme = ambridge()
    made = {"programme": programme, "by": BY}
    project = Project.objects.get(code="HIGHWAYS")
    Decision.objects.get(code="D1").projects.add(project)
    adopted = DatedTo.parse("2010-04")
    record_principle(code="thrift", title="Thrift", adopted=adopted, **made)
    record_post(code="SPONSOR", title="Sponsor", level=1, role=PostRole.SPONSOR, **made)
    history = [StageGiven(Stage.IDEA, DatedTo.parse("2010-05-01"))]
    came_to(project=project, history=history, by=BY)
    return programme


@pytest.fixture
def olive(town, client):
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


def rows(seen, *given, there=0, blank=2):
    """What a part's form sends: each row's entries, by its place."""
    sent = {"seen": str(seen), "rows": str(there + blank)}
    for at, entries in enumerate(given):
        sent |= {f"row-{at}-{name}": value for name, value in entries.items()}
    return sent


def newest():
    return CaseFile.objects.order_by("number").last()


def as_file(body):
    return SimpleUploadedFile("roads.toml", body.encode())


def test_a_case_is_built_part_by_part_and_is_a_draft_until_it_is_published(olive):
    wrong = olive.post(NEW, BEGUN | {"year_0": "", "horizon": "0"})
    assert "Fill it in, or bring a case file" in text_of(wrong)
    assert olive.post(NEW, BEGUN).status_code == 302
    assert read_table(newest().body)["principle"] == [
        {"code": "thrift", "title": "Thrift"}
    ]
    where = f"{OFFICE}roads/parts/"
    usual = {"code": "BAU", "title": "Mend them as now", "business_as_usual": "on"}
    firm = {"code": "B", "title": "A firm", "delivery_model": "outsourced"}
    given = [
        ("needs", rows(1, {"code": "N1", "users": "Drivers", "need": "No holes"})),
        ("options", rows(2, usual, firm, there=1)),
        ("long-list", rows(3, {"title": "Sell the roads", "reason": "Not ours"})),
        (
            "costs",
            rows(
                4,
                {
                    "option": "B",
                    "title": "Set-up",
                    "nature": "one_off",
                    "amounts": "100; 20",
                },
            ),
        ),
        (
            "needs-met",
            rows(
                5,
                {
                    "option": "B",
                    "need": "N1",
                    "verdict": "not_met",
                    "evidence": "The bid",
                },
            ),
        ),
        ("best-value", rows(6, {"consulted": "Residents, in May"}, blank=1)),
    ]
    for part, sent in given:
        answer = olive.post(f"{where}{part}/", sent)
        assert answer.status_code == 302, text_of(answer)
    page = text_of(olive.get(f"{OFFICE}roads/"))
    assert "Nobody but the office: it is a draft" in page
    assert "£119,324" in page
    assert "Not met" in page
    everybody = StrictClient()
    assert everybody.get("/new-ambridge/cases/roads/").status_code == 404
    come_in(olive, person(Role.PUBLISHER))
    olive.post(f"{OFFICE}roads/publish/")
    seen = text_of(everybody.get("/new-ambridge/cases/roads/"))
    assert "£119,324" in seen and "Sell the roads" in seen and "Not met" in seen


def test_a_row_that_is_changed_keeps_what_its_form_does_not_ask(olive):
    flows = (
        cost("Set-up", "once = 100", more='optimism = "o"'),
        benefit("Fewer posts", "annual = 30\nto = 2"),
    )
    bias = '\n[[optimism]]\ncode = "o"\nupper_bound = 0.1\nevidence = "Ours"\n'
    sent = {**BEGUN, "file": as_file(text(option("B", *flows) + bias))}
    assert olive.post(NEW, sent).status_code == 302
    row = {"option": "B", "title": "Setting up", "nature": "one_off"}
    more = {"option": "B", "title": "Rent", "nature": "recurring", "amounts": "1;x"}
    wrong = olive.post(f"{OFFICE}roads/parts/costs/", rows(1, row, more, there=1))
    assert "is not an amount: write the number alone" in text_of(wrong)
    more["amounts"] = "2014/15: 1,000; 2013/14: 2"
    wrong = olive.post(f"{OFFICE}roads/parts/costs/", rows(1, row, more, there=1))
    assert wrong.status_code == 409
    assert "Years are out of order" in text_of(wrong)
    assert newest().number == 1
    more["amounts"] = "2013/14: 2; 2014/15: 1,000"
    olive.post(f"{OFFICE}roads/parts/costs/", rows(1, row, more, there=1))
    kept = read_table(newest().body)["option"][1]["cost"]
    assert kept == [
        {"title": "Setting up", "nature": "one_off", "once": 100, "optimism": "o"},
        {
            "title": "Rent",
            "nature": "recurring",
            "amounts": {"2013/14": 2, "2014/15": 1000},
        },
    ]
    late = olive.post(f"{OFFICE}roads/parts/costs/", rows(1, row, there=1, blank=0))
    assert late.status_code == 409
    assert "made version 2 since you opened this" in text_of(late)
    gone = rows(2, row, {**more, "title": ""}, there=2, blank=0)
    olive.post(f"{OFFICE}roads/parts/costs/", gone)
    assert len(read_table(newest().body)["option"][1]["cost"]) == 1


def test_a_file_is_brought_and_what_is_wrong_with_it_has_its_place(olive):
    olive.post(NEW, BEGUN)
    bad = text(option("B", cost("Set-up", "once = 1"))).replace("= 10", "= 0")
    answer = olive.post(f"{OFFICE}roads/bring/", {"file": as_file(bad), "seen": "1"})
    assert answer.status_code == 409
    assert "roads.toml, case, horizon" in text_of(answer)
    assert newest().number == 1
    good = text(option("B", cost("Set-up", "once = 1")))
    olive.post(f"{OFFICE}roads/bring/", {"file": as_file(good), "seen": "1"})
    assert newest().body == good
    assert olive.get(f"{OFFICE}roads/file").content.decode() == good
    taken = olive.post(NEW, BEGUN)
    assert "There is a case roads already" in text_of(taken)


def test_finance_approves_and_nobody_what_they_made(olive):
    flow = benefit("Fewer posts", "annual = 30\nto = 2")
    olive.post(NEW, {**BEGUN, "file": as_file(text(option("B", flow)))})
    asked = {"option": "B", "decision": "D1", "source": "PAPERS"}
    where = f"{OFFICE}roads/approve/"
    assert olive.post(where, asked).status_code == 403
    both = person(Role.PROGRAMME_OFFICE, Role.FINANCE, name="both")
    come_in(olive, both)
    changed = {"file": as_file(text(option("B", flow, timing="Soon"))), "seen": "1"}
    olive.post(f"{OFFICE}roads/bring/", changed)
    own = olive.post(where, asked)
    assert own.status_code == 409
    assert "made versions of this case: somebody else" in text_of(own)
    come_in(olive, person(Role.FINANCE, name="fay"))
    assert olive.post(where, asked).status_code == 302
    assert Statement.objects.get().code.startswith("plan-roads")
    case = Case.objects.get()
    assert (case.draft, case.published) == (False, 2)


def test_a_gate_says_what_is_missing_and_then_moves_the_stage(olive):
    where = "/office/projects/new-ambridge/HIGHWAYS/gate/"
    assert "A test against each principle" in text_of(olive.get(where))
    asked = {"stage": "outline_case", "on": "2011-06-01", "approver": "SPONSOR"}
    shut = olive.post(where, asked)
    assert shut.status_code == 409
    assert "It is not tested against" in text_of(shut)
    assert "It was not done" in text_of(shut)
    assert StageChange.objects.count() == 1
    test = {
        "principle-0-verdict": "fails_accepted",
        "principle-0-reasons": "Roads come first",
        "by": "The board",
    }
    assert olive.post(where, asked | test).status_code == 302
    assert StageChange.objects.latest("place").stage is Stage.OUTLINE_CASE
    public = text_of(StrictClient().get("/new-ambridge/principles/"))
    assert "Fails, accepted because" in public and "Roads come first" in public


def test_decisions_and_plans_are_tested(olive):
    listed = text_of(olive.get("/office/principles/"))
    assert "Approve the plan" in listed and "0 of 1" in listed
    where = "/office/principles/new-ambridge/decision/D1/"
    assert "Missing: Thrift" in text_of(olive.get(where))
    sent = {"on": "2011-03-01", "by": "The board", "principle-0-verdict": "meets"}
    assert olive.post(where, sent).status_code == 302
    again = olive.post(where, sent | {"principle-0-verdict": "fails"})
    assert "Another result of 2011-03-01 is kept already" in text_of(again)
    assert PrincipleTest.objects.count() == 1
    assert "1 of 1" in text_of(olive.get("/office/principles/"))
    for nowhere in ("decision/D7", "proposal/no", "person/D1"):
        answer = olive.get(f"/office/principles/new-ambridge/{nowhere}/")
        assert answer.status_code == 404


def test_its_pages_ask_little(olive):
    olive.post(NEW, BEGUN)
    for page in ("roads/", "roads/parts/costs/"):
        with CaptureQueriesContext(connection) as asked:
            assert olive.get(f"{OFFICE}{page}").status_code == 200
        mine = [one for one in asked.captured_queries if "session" not in one["sql"]]
        assert len(mine) <= 12, [one["sql"] for one in mine]
    for nowhere in ("other/", "roads/parts/other/"):
        assert olive.get(f"{OFFICE}{nowhere}").status_code == 404
