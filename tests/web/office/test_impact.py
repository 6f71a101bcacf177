"""Dis-benefits and assessments, entered in the office."""

import pytest

from tests.intake.ambridge_folder import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.models import AuditEntry
from workings.access.permissions import COMMAND_LINE as BY
from workings.access.permissions import Role
from workings.intake.actions import load_folder

HERE = "/office/impact/"


@pytest.fixture
def office(database, tmp_path, client):
    load_folder(ambridge(tmp_path).write(), by=BY)
    return come_in(client, person(Role.PROGRAMME_OFFICE))


def sent(prefix, **cells):
    return {f"{prefix}-{name}": cell for name, cell in cells.items()}


def test_a_dis_benefit_is_entered_and_public_beside_its_saving(office):
    cells = {
        "saving": "new-ambridge/ROADS",
        "code": "NOISE",
        "title": "Noise by night",
        "said": "2012-05",
        "source": "new-ambridge/ECHO",
    }
    wrong = office.post(
        f"{HERE}dis-benefit/", sent("dis-benefit", **cells | {"said": "soon"})
    )
    assert "is not a date such as" in text_of(wrong)
    done = office.post(f"{HERE}dis-benefit/", sent("dis-benefit", **cells))
    assert done.status_code == 302
    assert "Noise by night" in text_of(office.get(HERE))
    project = text_of(office.get("/new-ambridge/projects/HIGHWAYS/"))
    assert (
        "Against it: Dust by the quarry lane: Two letters; Noise by night." in project
    )
    assert AuditEntry.objects.filter(action="recorded", subject__contains="NOISE")


def test_an_assessment_is_attached_and_its_groups_named(office):
    cells = {
        "decision": "new-ambridge/D2",
        "code": "DESK-EQIA",
        "title": "Who comes to the desk",
        "kind": "equality",
        "on": "2014-06",
        "project": "new-ambridge/DESK",
    }
    office.post(f"{HERE}assessment/", sent("assessment", **cells))
    group = {
        "assessment": "new-ambridge/DESK-EQIA",
        "group": "age",
        "effect": "worse",
        "mitigation": "A telephone line",
    }
    office.post(f"{HERE}group/", sent("group", **group))
    assert "age: younger or older people: worse off" in text_of(office.get(HERE))
    decision = text_of(office.get("/new-ambridge/decisions/D2/"))
    assert "Who comes to the desk, June 2014: dated before the decision" in decision


def test_what_is_no_form_is_not_there(office):
    assert office.post(f"{HERE}blessing/", {}).status_code == 404
