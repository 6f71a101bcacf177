"""XmR charts against the published implementation, and against plain reckoning."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.quality.plain_xmr import plain_chart
from workings.quality.dots import mark
from workings.quality.segments import NotASeries
from workings.quality.words import Assurance, Improves, Kind, Rule, TwoOfThree
from workings.quality.xmr import assurance, chart

DATA = Path(__file__).parent / "data" / "xmr"


def table(name):
    return list(csv.DictReader((DATA / name).read_text().splitlines()))


CASES = table("manifest.csv")
PUBLISHED = json.loads((DATA / "xmr_reference_results.json").read_text())
WAYS = {"increase": Improves.UP, "decrease": Improves.DOWN}
KINDS = {
    "common_cause": Kind.COMMON_CAUSE,
    "special_cause_improvement": Kind.IMPROVEMENT,
    "special_cause_concern": Kind.CONCERN,
}
TYPES = {
    "Common Cause": None,
    "Above UCL": Rule.OUTSIDE_LIMITS,
    "Below LCL": Rule.OUTSIDE_LIMITS,
    "7 Point Trend (Increasing)": Rule.TREND_OF_SEVEN,
    "7 Point Trend (Decreasing)": Rule.TREND_OF_SEVEN,
    "2 in 3 Above CL": Rule.TWO_OF_THREE,
    "2 in 3 Below CL": Rule.TWO_OF_THREE,
    "7 Points Above CL": Rule.SEVEN_ON_ONE_SIDE,
    "7 Points Below CL": Rule.SEVEN_ON_ONE_SIDE,
}
ASSURED = {
    "consistent_pass": Assurance.WILL_HIT,
    "consistent_fail": Assurance.WILL_MISS,
    "inconsistent": Assurance.HIT_AND_MISS,
}


def rows(case, part):
    return table(f"{case}_{part}.csv")


def drawn(case):
    return chart(
        [[float(row["y"]) for row in rows(case["id"], "points")]],
        baseline=int(case["fix"]) if case["fix"] else None,
        screened=case["screen"] == "TRUE",
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_point_is_as_published(case):
    found, better = drawn(case), WAYS[case["dir"]]
    for at, row in enumerate(rows(case["id"], "points")):
        for ours, theirs in zip(
            (found.mean, found.lower, found.upper),
            ("mean_col", "lpl", "upl"),
            strict=True,
        ):
            # To the last bit: a point on a limit must fall on the same side of it.
            assert ours[0, at] == pytest.approx(float(row[theirs]), abs=0, nan_ok=True)
        rules = found.marks.rules(0, at)
        assert (rules[0] if rules else None) == TYPES[row["special_cause_type"]]
        assert found.marks.kind(0, at, better) == KINDS[row["point_type"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_assurance_is_as_published(case):
    found = drawn(case)
    target = float(case["target"]) if case["target"] else None
    ours = assurance(target, found.lower[0, -1], found.upper[0, -1], WAYS[case["dir"]])
    assert ours == ASSURED.get(rows(case["id"], "summary")[0].get("assurance_type"))


@pytest.mark.parametrize("case", PUBLISHED["limits"], ids=lambda case: case["id"])
def test_limits_are_as_published(case):
    found = chart([case["y"]], screened=case["screen_outliers"])
    # The snapshots print seven figures.
    assert found.mean[0, 0] == pytest.approx(case["mean"], rel=1e-6)
    assert found.lower[0, 0] == pytest.approx(case["lpl"], rel=1e-6)
    assert found.upper[0, 0] == pytest.approx(case["upl"], rel=1e-6)


def test_a_mean_is_added_up_in_the_order_of_the_points_as_in_r():
    # R's mean() (summary.c) adds one value after the other in long doubles, and the
    # residuals once more. Added in pairs, these give ...3065: a bit more.
    points = [
        *(-0.8165864287098361, 0.08386054246945603, -0.29275093311671724),
        *(1.0331343827866817, 0.5622874748048655, -1.1592399033382799),
        *(-0.06690508915859734, 0.09013844636069894, -0.17934222652758344),
        *(0.1561871525871846, 1.2283339466862098, -0.6362358357631838),
    ]
    assert chart([points]).mean[0, 0] == 0.00024012742340823062


def marked(side, near=None, values=None):
    side = np.array([side], dtype=float)
    none = np.zeros(side.shape, dtype=bool)
    return mark(
        np.full(side.shape, np.nan) if values is None else np.array([values], float),
        side,
        outside=none,
        near=none if near is None else np.array([near], dtype=bool),
    )


@pytest.mark.parametrize("case", PUBLISHED["rules"]["seven_point_one_side_of_mean"])
def test_seven_on_one_side_is_as_published(case):
    found = marked(case["in"]).seven_on_one_side[0]
    # They flag the seventh point on; the six before it belong to it.
    ends = case["out"]
    assert found.tolist() == [any(ends[at : at + 7]) for at in range(len(ends))]


@pytest.mark.parametrize("case", PUBLISHED["rules"]["seven_point_trend"])
def test_trends_are_as_published(case):
    found = marked([0] * len(case["in"]), values=case["in"])
    assert found.trend_of_seven.any() == any(case["out"])
    assert found.way[0, -1] == case["out"][-1]


@pytest.mark.parametrize("case", PUBLISHED["rules"]["two_in_three"])
def test_two_of_three_is_as_published(case):
    found = marked(case["rel"], near=case["close"]).two_of_three[0]
    both = [a and b for a, b in zip(case["out"], case["close"], strict=True)]
    assert found.tolist() == [bool(item) for item in both]


values = st.one_of(
    # Few different ones: ties with the mean, with one another, and with a limit.
    st.integers(-4, 4).map(float),
    st.floats(-1e6, 1e6),
    st.sampled_from([0.1, 0.2, 0.3, math.nan]),
)
series = st.lists(values, max_size=40)


@given(
    series,
    st.sets(st.integers(0, 39), max_size=3),
    st.none() | st.integers(1, 20),
    st.booleans(),
    st.sampled_from(TwoOfThree),
)
@example([*range(1, 8)] * 3, set(), None, True, TwoOfThree.BETWEEN)
@example([*range(9, 1, -1), *range(9)], set(), None, True, TwoOfThree.BETWEEN)
@example([0.1] * 15, set(), None, False, TwoOfThree.BEYOND)
def test_arrays_find_what_a_person_would(points, cuts, baseline, screened, variant):
    points = [float(point) for point in points]
    cuts = {at for at in cuts if at < len(points)}
    found = chart(
        [points],
        rebased=[[at in cuts for at in range(len(points))]],
        baseline=baseline,
        screened=screened,
        two_of_three=variant,
    )
    plain = plain_chart(
        points, rebases=cuts, baseline=baseline, screened=screened, variant=variant
    )
    for at, (middle, low, high, rules, way) in enumerate(plain):
        assert found.mean[0, at] == pytest.approx(middle, nan_ok=True, rel=1e-12)
        assert found.lower[0, at] == pytest.approx(low, nan_ok=True, rel=1e-9, abs=1e-9)
        assert found.upper[0, at] == pytest.approx(
            high, nan_ok=True, rel=1e-9, abs=1e-9
        )
        assert list(found.marks.rules(0, at)) == rules
        assert found.marks.way[0, at] == way


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=36), st.integers(-500, 500))
def test_adding_a_constant_shifts_the_limits_and_nothing_else(points, more):
    before, after = chart([points]), chart([[point + more for point in points]])
    np.testing.assert_allclose(after.upper, before.upper + more, rtol=0, atol=1e-9)
    np.testing.assert_allclose(after.lower, before.lower + more, rtol=0, atol=1e-9)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=36))
def test_turning_polarity_round_swaps_improvement_and_concern(points):
    marks = chart([points]).marks
    swapped = {
        Kind.IMPROVEMENT: Kind.CONCERN,
        Kind.CONCERN: Kind.IMPROVEMENT,
        Kind.COMMON_CAUSE: Kind.COMMON_CAUSE,
    }
    for at in range(len(points)):
        up = marks.kind(0, at, Improves.UP)
        assert marks.kind(0, at, Improves.DOWN) == swapped[up]
        changed = marks.kind(0, at, Improves.NEUTRAL) is Kind.NEUTRAL
        assert changed == (up is not Kind.COMMON_CAUSE)


@given(st.lists(st.lists(values, min_size=9, max_size=9), max_size=5))
def test_a_series_does_not_mind_its_neighbours(many):
    together = chart(np.array(many, dtype=float).reshape(-1, 9))
    for at, one in enumerate(many):
        alone = chart([one])
        np.testing.assert_array_equal(together.upper[at], alone.upper[0])
        np.testing.assert_array_equal(together.marks.way[at], alone.marks.way[0])


def test_a_leap_does_not_widen_its_own_limits():
    points = [5, 6, 5, 4, 5, 6, 5, 4, 5, 6, 5, 40]
    screened, not_screened = chart([points]), chart([points], screened=False)
    assert screened.upper[0, 0] < not_screened.upper[0, 0]
    assert screened.marks.rules(0, 11) == (Rule.OUTSIDE_LIMITS,)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_can_be_said_of_too_few_points(count):
    found = chart([[3.0] * count])
    assert found.mean.tolist() == [[3.0] * count]
    assert np.isnan(found.upper).all()
    assert not found.marks.way.any()


def test_no_series_and_no_values():
    assert chart(np.empty((0, 36))).mean.shape == (0, 36)
    assert np.isnan(chart([[math.nan] * 8]).mean).all()


@pytest.mark.parametrize("wrong", [[[1, math.inf]], [[1e300, 1]], [1, 2, 3], 4])
def test_what_is_no_series_is_refused(wrong):
    with pytest.raises(NotASeries):
        chart(wrong)


def test_a_baseline_that_never_moved_has_no_limits_but_shows_a_run():
    points = [5] * 12 + [6, 7, 6, 8, 6, 7, 6]
    found = chart([points], baseline=12)
    assert np.isnan(found.upper).all()
    assert found.marks.rules(0, 12) == (Rule.SEVEN_ON_ONE_SIDE,)


@pytest.mark.parametrize(
    ("target", "improves", "said"),
    [
        (11, Improves.UP, Assurance.WILL_MISS),
        (11, Improves.DOWN, Assurance.WILL_HIT),
        (3, Improves.UP, Assurance.WILL_HIT),
        (3, Improves.DOWN, Assurance.WILL_MISS),
        (4, Improves.UP, Assurance.HIT_AND_MISS),
        (10, Improves.UP, Assurance.HIT_AND_MISS),
        (10, Improves.NEUTRAL, None),
        (None, Improves.UP, None),
    ],
)
def test_assurance_within_limits_of_4_and_10(target, improves, said):
    assert assurance(target, 4, 10, improves) == said
