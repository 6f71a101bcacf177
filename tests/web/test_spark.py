"""A small chart in a line of text."""

from hypothesis import given
from hypothesis import strategies as st

from workings.quality.words import Kind
from workings.web.charts.spark import HEIGHT, LATEST, MARKS, WIDTH, spark
from workings.web.components import content
from workings.web.components.written import content as written

numbers = st.floats(allow_nan=False, allow_infinity=False)
values = st.lists(st.none() | numbers, max_size=50)


def drawn(values, **more):
    told = {"mean": None, "kind": Kind.COMMON_CAUSE, "says": "It varies"} | more
    return spark(values, **told)


def places(line):
    pairs = line.replace("L", "M").split("M")[1:]
    return [tuple(map(float, pair.split())) for pair in pairs]


def test_none_is_drawn_of_less_than_two_values():
    assert drawn([]) is None
    assert drawn([None, 4, None]) is None


def test_a_period_without_a_value_parts_the_line():
    assert drawn([1, 2, None, 3]).line == "M4 28L41.33 16M116 4"


def test_values_that_are_all_equal_lie_in_the_middle():
    assert drawn([5, 5], mean=5).mean == f"M0 {HEIGHT // 2}H{WIDTH}"


def test_the_latest_value_is_marked_by_its_kind():
    assert {drawn([1, 2], kind=kind).mark for kind in Kind} == {
        f"M116 4{MARKS[kind]}" for kind in Kind
    }


@given(values, st.none() | numbers)
def test_whatever_is_read_lies_within_the_box(values, mean):
    found = drawn(values, mean=mean)
    known = [value for value in values[-LATEST:] if value is not None]
    assert (found is None) == (len(known) < 2)
    if found is not None:
        assert len(places(found.line)) == len(known)
        for across, up in places(found.line):
            assert 0 <= across <= WIDTH
            assert 0 <= up <= HEIGHT


def test_words_stand_in_its_place():
    html = written(content("60%", spark=drawn([1, 2], says='A "small" <chart>')))
    assert 'role="img" aria-label="A &#34;small&#34; &lt;chart&gt;"' in html
