"""What totals are about: an editor's reading of their scope, which may be mended."""

import pytest

from tests.ledger.ambridge import BY, S, T, ambridge, said
from tests.ledger.test_promised import heard
from workings.access.queries import audit_trail
from workings.ledger.actions import record_total_projects
from workings.ledger.queries.known import total_projects
from workings.ledger.queries.project_told import project_told


@pytest.fixture
def programme(database):
    programme = ambridge()
    totals = [T("T1", "forecast annual 2011/12 9"), T("T2", "plan annual 2011/12 8")]
    said(programme, S("s", "2011-04-01", totals=totals))
    return programme


def test_a_total_is_about_what_was_set_out_last(programme):
    about = {"T1": ("HIGHWAYS", "DESK"), "T2": ("DESK",)}
    assert record_total_projects(about, programme=programme, by=BY) == 2
    again = len(audit_trail())
    assert record_total_projects(about, programme=programme, by=BY) == 0
    assert len(audit_trail()) == again
    mended = {"T1": ("DESK",), "T2": ()}
    assert record_total_projects(mended, programme=programme, by=BY) == 2
    assert total_projects(programme.pk) == {"T1": {"DESK"}}


def test_it_is_told_with_the_project(programme):
    record_total_projects({"T2": ("DESK",)}, programme=programme, by=BY)
    (total,) = project_told(heard(programme), "DESK").totals
    assert total.stated.what == "T2"
    assert project_told(heard(programme), "HIGHWAYS").totals == ()
