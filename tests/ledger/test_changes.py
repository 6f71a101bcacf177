"""When the figures changed: the same as reading the record on each of those days."""

from datetime import date

from tests.ledger.ambridge import L, S, ambridge, said
from workings.core.asat import AsAt
from workings.ledger.figures import figures
from workings.ledger.figures.changes import reading_on
from workings.ledger.queries import Heard, history
from workings.ledger.queries.changes import changed_figures
from workings.ledger.queries.reading import reading
from workings.ledger.words import Standing, Visibility
from workings.programme.queries import programme_named

LAST, FIRST = date(2026, 1, 1), date(2008, 1, 1)


def heard(slug: str, day: date = LAST) -> Heard:
    return Heard(programme_named(slug).pk, AsAt(day))


def changes(slug: str, day: date = LAST):
    return [
        (f"{change.on}", change.now.slug, change.now.wording)
        for change in changed_figures(heard(slug, day), since=FIRST)
    ]


def test_the_headlines_of_one_barnet_changed_when_they_did(one_barnet):
    found = changes("one-barnet")
    assert [it for it in found if it[1] == "current-forecast"] == [
        ("2010-11-29", "current-forecast", "£100m"),
        ("2011-05-07", "current-forecast", "£102m"),
        ("2013-08-31", "current-forecast", "£165m"),
    ]
    assert found == sorted(found, key=lambda it: it[0])


def test_every_day_reads_as_if_it_were_read_on_that_day(one_barnet):
    whole = reading(heard("one-barnet"))
    lines = history(heard("one-barnet"))
    days = {said.counts_on for said in whole.statements.values()}
    for day in sorted(days)[::6]:
        then = reading_on(whole, lines, day)
        assert figures(then) == figures(reading(heard("one-barnet", day))), day


def test_nothing_changes_after_the_day_that_is_asked_about(one_barnet):
    by_2012 = changes("one-barnet", date(2012, 1, 1))
    assert by_2012 == [it for it in changes("one-barnet") if it[0] < "2012-01-02"]


def test_what_is_claimed_or_internal_changes_no_figure(database):
    rate = "BASE delivered run_rate 2012-03-31"
    said(
        ambridge(),
        S("first", "2012-04-01", kind="delivery", lines=[L(f"{rate} 5")]),
        S(
            "claim",
            "2012-05-01",
            kind="delivery",
            standing=Standing.CLAIM,
            author_body="",
            lines=[L(f"{rate} 6")],
        ),
        S(
            "inside",
            "2012-06-01",
            kind="delivery",
            visibility=Visibility.INTERNAL,
            lines=[L(f"{rate} 7")],
        ),
    )
    removed = [it for it in changes("new-ambridge") if it[1].startswith("removed")]
    assert [it[0] for it in removed] == ["2012-04-01"]
