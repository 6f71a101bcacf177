"""Measures and readings: what they must keep to, and as they stood on a date."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from tests.intake.ambridge_folder import ambridge, said, told
from workings.access.permissions import COMMAND_LINE as BY
from workings.access.permissions import Actor, NotAllowed
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.intake.actions import load_folder
from workings.programme.queries import NoSuchService, programme_named
from workings.quality.actions import add_readings
from workings.quality.dating import Dated, Frequency, dated
from workings.quality.measures import ReadingGiven, completed, fitted, reading_problems
from workings.quality.models import Reading
from workings.quality.queries import measures

GIVEN = ReadingGiven(
    measure="HOLES",
    period=dated("2011-04"),
    value=Decimal(90),
    mark="",
    numerator=None,
    denominator=None,
    said=DatedTo.parse("2011-05"),
    source="PAPERS",
)


def whats(given, **more):
    measure = {"unit": "%", "frequency": Frequency.MONTH} | more
    return [problem.what for problem in reading_problems(given, "row", **measure)]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({}, []),
        ({"value": None, "mark": "*"}, []),
        ({"value": None}, ["there is neither a value nor a mark"]),
        ({"period": dated("2011/12")}, ["2011/12 is a financial year"]),
        (
            {"numerator": Decimal(9)},
            ["a numerator and a denominator come together"],
        ),
        (
            {"numerator": Decimal(9), "denominator": Decimal(0)},
            ["the denominator is not more than zero"],
        ),
        ({"numerator": Decimal(9), "denominator": Decimal(10)}, []),
        (
            {"numerator": Decimal(8), "denominator": Decimal(10)},
            ["the counts give 80, not 90"],
        ),
        ({"numerator": Decimal(179), "denominator": Decimal(199)}, []),
    ],
)
def test_what_a_reading_must_keep_to(changes, what):
    assert whats(replace(GIVEN, **changes)) == what


def test_counts_give_the_value_that_was_left_out():
    given = replace(GIVEN, value=None, numerator=Decimal(2), denominator=Decimal(3))
    assert completed(given, "%", Frequency.MONTH).value == Decimal("66.666667")
    assert completed(given, "calls", Frequency.MONTH).value == Decimal("0.666667")


def test_a_period_is_fitted_to_its_measure():
    year = dated("2014/15")
    academic = Dated(date(2014, 9, 1), Frequency.ACADEMIC_YEAR)
    assert fitted(year, Frequency.ACADEMIC_YEAR) == academic
    assert fitted(year, Frequency.OCCASIONAL) == year
    assert fitted(year, Frequency.MONTH) is None


@pytest.fixture
def folder(database, tmp_path):
    return ambridge(tmp_path)


def read(day, measure="HOLES"):
    found = measures(programme_named("new-ambridge"), as_at=day)
    (one,) = [each for each in found if each.code == measure]
    return [(str(item.period), item.value, item.mark) for item in one.readings]


def test_a_revision_is_not_there_before_it_was_said(folder):
    load_folder(folder.write(), by=BY)
    assert read(date(2011, 5, 30)) == []
    assert read(date(2011, 6, 29)) == [("2011-04", Decimal(90), "")]
    assert read(date(2011, 8, 31)) == [
        ("2011-04", Decimal(88), ""),
        ("2011-05", None, "*"),
    ]


def test_a_measure_comes_with_all_that_was_said_of_it(folder):
    load_folder(folder.write(), by=BY)
    programme = programme_named("new-ambridge")
    (holes,) = measures(programme, as_at=date(2013, 1, 1), service="ROADS-S")
    assert (holes.service_title, holes.owner) == ("Roads", "Head of roads")
    assert holes.target_on(date(2011, 3, 31)) is None
    assert holes.target_on(date(2011, 4, 1)).value == 90
    assert holes.target_on(date(2012, 4, 1)).value == 95
    assert [rebase.reason for rebase in holes.rebases] == ["Pavements count too"]
    assert [reading.revised for reading in holes.readings] == [True, False]
    with pytest.raises(NoSuchService, match='Did you mean "ROADS-S"'):
        measures(programme, as_at=date(2013, 1, 1), service="ROAD-S")


def problems(folder):
    with pytest.raises(HasProblems) as found:
        load_folder(folder.write(), by=BY)
    return said(found.value.problems)


def test_readings_never_change_and_revisions_are_added(folder):
    load_folder(folder.write(), by=BY)
    folder.set("readings", 2, numerator="44")
    folder.set("readings", 5, value="8", note="Clock mended")
    assert problems(folder) == told("""
        readings.csv row 2, value: the reading was added with 90. Bring it as it was,
          and add a revision: a row said later
        readings.csv row 2, numerator: the reading was added with 45. Bring it as it
          was, and add a revision: a row said later
        readings.csv row 5, value: the reading was added with 7.5. Bring it as it was,
          and add a revision: a row said later
        readings.csv row 5, note: the reading was added with no note. Bring it as it
          was, and add a revision: a row said later
        """)
    folder.set("readings", 2, numerator="45")
    folder.set("readings", 5, value="7.5", note="")
    folder.add("readings", like=5, value="8", said="2012-05-01")
    assert load_folder(folder.write(), by=BY).changed == {"readings": 1}
    assert read(date(2013, 1, 1), "WAIT") == [("2011/12", Decimal(8), "p")]


def test_rows_that_say_the_same_twice_or_what_cannot_be(folder):
    folder.add("readings", like=2, said="2011-05-31", value="90", numerator="9")
    folder.set("readings", 6, denominator="10")
    folder.set("readings", 4, mark="")
    folder.set("targets", 2, tolerance="-1")
    assert problems(folder) == told("""
        targets.csv row 2, tolerance: a tolerance is not less than zero. Write it as a
          plus
        readings.csv row 4, value: there is neither a value nor a mark. Write the
          value, the counts, or a mark such as "*" for suppressed
        readings.csv row 6, period: row 2 has a reading of that period, said on that
          day. Keep one, or date the later one
        """)


def test_registers_follow_the_folder(folder):
    load_folder(folder.write(), by=BY)
    folder.set("measures", 2, improves="down")
    folder.remove("targets", 3)
    changed = load_folder(folder.write(), by=BY).changed
    assert changed == {"measures": 1, "targets": 1}


def test_the_database_refuses_to_change_a_reading(folder):
    load_folder(folder.write(), by=BY)
    for deed in (
        lambda: Reading.objects.update(value=1),
        lambda: Reading.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def test_who_may_add_readings(folder):
    load_folder(folder.write(), by=BY)
    reader = Actor("A reader", frozenset())
    with pytest.raises(NotAllowed):
        add_readings(
            [GIVEN], programme=programme_named("new-ambridge"), sources={}, by=reader
        )
