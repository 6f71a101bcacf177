import pytest

from workings.core.dates import DatedTo
from workings.decisions.bodies import BodyKind
from workings.decisions.decided import (
    GOES_AHEAD,
    OptionOutcome,
    Outcome,
    order_problems,
    regime_problems,
)
from workings.programme.regimes import RegimeKind

WHERE = "decisions.csv row 2"


def dated(text: str) -> DatedTo | None:
    return DatedTo.parse(text) if text else None


@pytest.mark.parametrize("regime", [RegimeKind.EXECUTIVE, None])
def test_an_executive_has_key_decisions_and_call_in(regime):
    assert (
        regime_problems(WHERE, regime=regime, key=True, called_in="referred back") == []
    )


def test_a_committee_system_has_neither():
    committee = RegimeKind.COMMITTEE
    found = regime_problems(WHERE, regime=committee, key=True, called_in="upheld")
    assert [str(problem) for problem in found] == [
        f"{WHERE}, key: a committee system has no key decisions. Leave it empty.",
        f"{WHERE}, called_in: a committee system has no call-in. Leave it empty.",
    ]
    for key in (False, None):
        assert regime_problems(WHERE, regime=committee, key=key, called_in="") == []


@pytest.mark.parametrize(
    ("reported", "met", "effective", "wrong"),
    [
        ("", "2010-11-29", "", []),
        ("2010-11-19", "2010-11-29", "2010-12-07", []),
        ("2010-11-29", "2010-11-29", "2010-11-29", []),
        ("2010-11-30", "2010-11-29", "", ["reported"]),
        ("", "2010-11-29", "2010-11-28", ["effective"]),
        ("2010-12-01", "2010-11", "2010-10-31", ["reported", "effective"]),
        # A month may hold the day, and an approximate date any other.
        ("2010-11", "2010-11-29", "2010-11", []),
        ("2010-11-15", "2010-11", "2010-11-02", []),
        ("2010-12-01", "2010-11-29~", "2010-11-01", []),
        ("2010-12-01~", "2010-11-29", "2010-11-01~", []),
    ],
)
def test_a_report_comes_before_and_the_effect_after(reported, met, effective, wrong):
    found = order_problems(
        WHERE,
        reported=dated(reported),
        met=DatedTo.parse(met),
        effective=dated(effective),
    )
    assert [problem.where.rpartition(", ")[2] for problem in found] == wrong


def test_a_problem_says_what_was_found():
    (found,) = order_problems(
        WHERE,
        reported=dated("2010-12"),
        met=DatedTo.parse("2010-11-29"),
        effective=None,
    )
    assert found.what == "the report is of December 2010, after the meeting"


def test_something_begins_only_by_what_was_approved_or_signed():
    assert {Outcome.APPROVED, Outcome.SIGNED} == GOES_AHEAD


def test_every_word_has_a_label():
    lists = (BodyKind, OptionOutcome, Outcome)
    assert all(word.label for words in lists for word in words)
