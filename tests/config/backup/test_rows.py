"""Values as text and back, exactly."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from workings.config.backup.rows import KINDS, WrongValue, columns, kind, line, reader

EXAMPLES = {
    "BinaryField": b"\x00\xff",
    "BooleanField": False,
    "CharField": "“said”\n",
    "DateField": date(2013, 8, 31),
    "DateTimeField": datetime(2013, 8, 31, 1, 2, 3, 4, tzinfo=UTC),
    "DecimalField": Decimal("0.10"),
    "FloatField": 0.1,
    "IntegerField": -(10**15) + 1,
    "JSONField": {"b": [1, None, "ü"], "a": 1.5},
    "TimeField": time(23, 59),
    "UUIDField": UUID(int=7),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_kind_comes_back(name):
    import json

    value = EXAMPLES[name]
    [text] = json.loads(line([value]))
    assert KINDS[name](text) == value
    assert type(KINDS[name](text)) is type(value)


def test_an_instant_is_written_in_utc():
    summer = timezone(timedelta(hours=1))
    assert line([datetime(2013, 8, 31, 1, tzinfo=summer)]) == (
        b'["2013-08-31T00:00:00+00:00"]\n'
    )


def test_what_has_no_place_is_refused():
    with pytest.raises(TypeError, match="timedelta has no place in a backup"):
        line([timedelta(1)])


@given(st.lists(st.text() | st.integers() | st.none() | st.dates()))
def test_a_row_is_one_line(values):
    assert line(values).count(b"\n") == 1


WRONG = {
    "BinaryField": ["?", 1],
    "BooleanField": [1, "yes"],
    "CharField": [1, [], "a\0b"],
    "DateField": ["tomorrow", 1, "2013-02-30"],
    "DateTimeField": ["2013-08-31T00:00:00", "now", 1],
    "DecimalField": ["much", "NaN", 1.5],
    "FloatField": ["1", True],
    "IntegerField": [1.5, "1", True, 2**63],
    "TimeField": ["noon"],
    "UUIDField": ["7"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(n, value) for n, found in WRONG.items() for value in found]
)
def test_a_value_of_another_kind_is_refused(name, value):
    with pytest.raises((ValueError, ArithmeticError)):
        KINDS[name](value)


@pytest.fixture
def model():
    with isolate_apps("workings.access"):

        class Thing(models.Model):
            on = models.DateField(null=True)
            like = models.ForeignKey("self", models.PROTECT, null=True)
            twice = models.GeneratedField(
                expression=models.F("id") * 2,
                output_field=models.IntegerField(),
                db_persist=True,
            )

            class Meta:
                app_label = "access"

        yield Thing


def test_a_key_is_of_the_kind_of_its_target_and_what_is_computed_is_not_kept(model):
    found = {field.column: kind(field) for field in columns(model)}
    assert found == {
        "id": "BigAutoField",
        "on": "DateField",
        "like_id": "BigAutoField",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'[1,"tomorrow",null]\n', "has a value in on that cannot stand there"),
        (b"[1,null]\n", "has not as many values as the table has columns"),
        (b'{"id":1}\n', "has not as many values as the table has columns"),
        (b"[1,\n", "is not JSON"),
        (b"[" * 100_000 + b"\n", "is not JSON"),
        (b'["\xff"]\n', "is not JSON"),
    ],
)
def test_a_line_that_cannot_be_read(model, text, words):
    with pytest.raises(WrongValue, match=words):
        reader(columns(model))(text)
