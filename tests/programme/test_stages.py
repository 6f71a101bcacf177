from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.dates import DatedTo
from workings.programme.stages import (
    TRANSITIONS,
    Jump,
    Stage,
    check_order,
    check_stages,
    diagram,
    earliest,
    page,
)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "stages.md"
ENDS = {Stage.CLOSED, Stage.STOPPED}


def test_every_stage_is_in_the_table_and_can_be_come_to():
    assert set(TRANSITIONS) == set(Stage)
    reached = {after for allowed in TRANSITIONS.values() for after in allowed}
    assert reached == set(Stage) - {Stage.IDEA}


def test_what_is_open_can_be_stopped_and_what_has_ended_has_ended():
    for stage, allowed in TRANSITIONS.items():
        assert (Stage.STOPPED in allowed) is (stage not in ENDS)
        assert bool(allowed) is (stage not in ENDS)


def test_a_live_service_moves_again():
    history = [Stage.LIVE, Stage.TRANSITION, Stage.LIVE, Stage.CLOSED]
    assert check_stages(history) is None


@pytest.mark.parametrize("stage", Stage)
def test_the_first_stage_known_may_be_any(stage):
    assert check_stages([]) is None
    assert check_stages([stage]) is None


def test_a_jump_names_the_stages_that_may_follow():
    jump = check_stages([Stage.IDEA, Stage.OUTLINE_CASE, Stage.LIVE, Stage.IDEA])
    assert jump == Jump(2, Stage.OUTLINE_CASE, Stage.LIVE)
    assert jump.what == "a project cannot go from outline case to live"
    assert jump.mend == ("After outline case comes full case or procurement or stopped")


def test_nothing_follows_an_end():
    jump = check_stages([Stage.CLOSED, Stage.LIVE])
    assert jump is not None
    assert jump.mend == "Nothing follows closed"


@given(st.lists(st.sampled_from(Stage)))
def test_a_history_is_fine_where_each_change_is(history):
    fine = all(check_stages(history[at : at + 2]) is None for at in range(len(history)))
    assert (check_stages(history) is None) is fine


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2010", date(2010, 1, 1)),
        ("2010-03", date(2010, 3, 1)),
        ("2010-03-04~", date(2010, 3, 4)),
    ],
)
def test_the_first_day_that_a_date_may_have_been(text, first):
    assert earliest(DatedTo.parse(text)) == first


@pytest.mark.parametrize(
    ("dates", "late"),
    [
        ([], None),
        (["2010-03-04", "2010-03-04"], None),
        (["2010", "2010-03-04"], None),
        (["2010-03-04", "2010"], None),
        (["2010-03-04", "2010-03-03"], 1),
        (["2009", "2010-03", "2010-02"], 2),
    ],
)
def test_a_date_comes_after_the_one_before_it(dates, late):
    assert check_order([DatedTo.parse(text) for text in dates]) == late


def test_the_diagram_has_every_change():
    drawn = diagram().splitlines()
    assert drawn[:2] == ["stateDiagram-v2", "    [*] --> idea"]
    assert "    live --> transition" in drawn
    assert "    closed --> [*]" in drawn
    changes = sum(len(allowed) for allowed in TRANSITIONS.values())
    assert len(drawn) == 2 + changes + len(ENDS)


def test_the_reference_page_is_as_the_table_is():
    assert PAGE.read_text() == page()
