"""Problems say where, what and how to mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.problems import HasProblems, Problem, mend_name, nearest
from workings.core.refusals import Refusal

FIGURES = ["current-forecast", "delivered", "net-benefit", "original-forecast"]


def test_a_problem_in_one_line():
    problem = Problem("lines.csv row 14, amount", '"5m" is no amount', "Write pounds")
    assert str(problem) == 'lines.csv row 14, amount: "5m" is no amount. Write pounds.'


def test_a_mend_that_asks_ends_in_its_question_mark():
    problem = Problem("row 1", 'there is no project "PAKR"', 'Did you mean "PARK"?')
    assert str(problem).endswith('Did you mean "PARK"?')


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 problem found"), (2, "2 problems found")]
)
def test_many_problems_make_one_refusal(count, words):
    found = [Problem("here", "wrong", "Mend it")] * count
    refusal = HasProblems(iter(found))
    assert isinstance(refusal, Refusal)
    assert refusal.problems == tuple(found)
    assert str(refusal) == f"{words}, nothing was written."


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("delivred", "delivered"),
        ("Net Benefit", "net-benefit"),
        ("CURRENT-FORECAST", "current-forecast"),
        ("original", "original-forecast"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_name(name, meant):
    assert nearest(name, FIGURES) == meant


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_valid_name_is_nearest_to_itself(names):
    found = nearest(names[0], names)
    assert found is not None and found.casefold() == names[0].casefold()


@given(st.lists(st.sampled_from(["DRS", "drs", "Drs", "PARK"]), min_size=1))
def test_among_names_that_differ_in_capitals_the_exact_one_is_nearest(names):
    assert nearest(names[-1], names) == names[-1]


@given(st.text(), st.lists(st.text()))
def test_only_a_valid_name_is_ever_suggested(name, names):
    assert nearest(name, names) in (None, *names)


def test_how_to_mend_a_name():
    assert mend_name("delivred", FIGURES) == 'Did you mean "delivered"?'
    assert mend_name("delivred", []) == "There are none yet"
    assert mend_name("xyzzy", ["b", "a"]) == "Use one of: a, b"
    many = [f"P{number:02}" for number in range(13)]
    assert mend_name("?", many).endswith("P11, ...")
