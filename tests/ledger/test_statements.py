"""What is posted is what was brought, to the last word, on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError
from hypothesis import given

from tests.ledger.ambridge import BENEFITS, BY, K, L, S, T, ambridge, said
from tests.ledger.strategies import on_database, records, undone
from workings.access.models import AuditEntry
from workings.access.permissions import Actor, NotAllowed, Role
from workings.ledger import models
from workings.ledger.actions import (
    BenefitIsFixed,
    CannotPost,
    CannotRecord,
    post,
    record_benefits,
    record_contests,
    recording,
)
from workings.ledger.contest import Contest, ContestSide
from workings.ledger.queries import (
    NoSuchStatement,
    lines_of,
    statement,
    statement_entry,
    statements,
)
from workings.ledger.queries.heard import EVERYTHING
from workings.ledger.queries.known import (
    benefit_entries,
    contest_entries,
    known_to,
)
from workings.ledger.statement import Benefit, Origin
from workings.ledger.words import BenefitKind, Visibility

ALICE = Actor("Alice", frozenset({Role.PROGRAMME_OFFICE}))
CHARLIE = Actor("Charlie", frozenset({Role.READER}))
LINE = "ROADS forecast annual 2011/12 100"


def test_a_statement_is_read_as_it_was_brought(database):
    programme = ambridge()

    @on_database(25)
    @given(records("everything"))
    def holds(record):
        with undone():
            posted = said(programme, *record)
            for number, (brought, row) in enumerate(
                zip(record, posted, strict=True), start=1
            ):
                assert row.pk == number
                assert statement_entry(programme.pk, brought.code) == brought
                told = statement(programme.pk, brought.code, visibilities=EVERYTHING)
                assert (told.title, told.reason) == (brought.title, brought.reason)
                assert (told.counts_on, told.in_effect) == (
                    brought.counts_on,
                    brought.in_effect,
                )
                assert told.lines == len(brought.lines) == len(lines_of(number))
            found = statements(programme.pk, visibilities=EVERYTHING)
            assert [one.code for one in found] == [one.code for one in record]
            assert [one.code for one in statements(programme.pk)] == [
                one.code for one in record if one.visibility is Visibility.PUBLIC
            ]
            assert statement_entry(programme.pk, "another") is None

    holds()


def test_what_it_says_is_the_same_from_whatever_file(database):
    programme = ambridge()
    here = S(
        "first", "2011-05-01", lines=[L(LINE, origin=Origin("0" * 64, "Sheet", "B2"))]
    )
    said(programme, here)
    posted = statement_entry(programme.pk, "first")
    assert posted == here
    assert posted.without_origins() == replace(here, lines=(L(LINE),))


def test_statements_can_be_listed_by_when_they_were_said(database):
    programme = ambridge()
    said(programme, S("first", "2011-05"), S("second", "2011-05-30"))
    found = statements(programme.pk, said_by=date(2011, 5, 30))
    assert [one.code for one in found] == ["second"]


def test_an_unknown_statement_names_the_nearest_that_may_be_seen(database):
    programme = ambridge()
    said(
        programme,
        S("may-2011", "2011-05-01"),
        S("may-2012", "2012-05-01", visibility=Visibility.INTERNAL),
    )
    with pytest.raises(NoSuchStatement, match='Did you mean "may-2011"'):
        statement(programme.pk, "may-2012")


def test_posting_says_everything_wrong_and_writes_nothing(database):
    programme = ambridge()
    wrong = S(
        "wrong",
        "2011-05-01",
        source="PAPER",
        lines=[L("ROAD forecast annual 2011/12 1")],
    )
    with pytest.raises(CannotPost) as refused:
        post(wrong, programme=programme, by=BY)
    assert len(refused.value.problems) == 2
    for model in (models.Statement, models.Line, models.Wording):
        assert not model.objects.exists()


def test_a_code_is_taken_once(database):
    programme = ambridge()
    said(programme, S("first", "2011-05-01", totals=[T("T1", "plan annual 2011/12 1")]))
    with pytest.raises(CannotPost):
        post(S("first", "2011-05-01"), programme=programme, by=BY)
    again = S("again", "2011-05-01", totals=[T("T1", "plan annual 2011/12 1")])
    with pytest.raises(CannotPost):
        post(again, programme=programme, by=BY)


def test_names_that_were_read_before_can_be_handed_in(database):
    programme = ambridge()
    known = known_to(programme)
    post(S("first", "2011-05-01"), programme=programme, by=BY, known=known)
    # Names grown old are the caller's mistake, and the database's to refuse.
    with pytest.raises(DatabaseError):
        post(S("first", "2011-05-01"), programme=programme, by=BY, known=known)
    assert models.Statement.objects.count() == 1


def test_who_may_post(database):
    programme = ambridge()
    assert post(S("first", "2011-05-01"), programme=programme, by=ALICE).pk == 1
    with pytest.raises(NotAllowed):
        post(S("second", "2011-05-01"), programme=programme, by=CHARLIE)
    with pytest.raises(NotAllowed):
        record_benefits(BENEFITS, programme=programme, by=CHARLIE)
    with pytest.raises(NotAllowed):
        record_contests([], programme=programme, by=CHARLIE)


def test_posting_is_written_into_the_log(database):
    programme = ambridge()
    row = post(S("first", "2011-05-01"), programme=programme, by=ALICE)
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.who, entry.action) == ("Alice", "post statement")
    assert entry.subject == "new-ambridge/first"
    assert entry.after == {"number": 1, "digest": row.digest}


def test_a_clock_set_back_does_not_set_back_the_record(database, monkeypatch):
    programme = ambridge()
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return now

    monkeypatch.setattr(recording, "datetime", Clock)
    (first,) = said(programme, S("first", "2011-05-01"))
    now -= timedelta(days=400)
    (second,) = said(programme, S("second", "2011-05-01"))
    now += timedelta(days=401)
    (third,) = said(programme, S("third", "2011-05-01"))
    assert first.recorded_at == second.recorded_at < third.recorded_at
    times = models.Statement.objects.order_by("pk").values_list(
        "recorded_at", flat=True
    )
    assert sorted(times) == list(times)


def test_benefits_are_recorded_once_and_never_change(database):
    programme = ambridge()
    assert record_benefits(BENEFITS, programme=programme, by=BY) == 0
    roads = BENEFITS[0]
    for changed in (
        replace(roads, kind=BenefitKind.PRESSURE),
        replace(roads, title="Dearer roads"),
        replace(roads, project=""),
    ):
        with pytest.raises(BenefitIsFixed, match="ROADS is recorded with another"):
            record_benefits([changed], programme=programme, by=BY)
    held = {benefit.code: benefit for benefit in benefit_entries(programme.pk)}
    assert held == {benefit.code: benefit for benefit in BENEFITS}


def test_a_benefits_services_have_no_order(database):
    shares = (("HIGHWAYS-S", Decimal("0.25")), ("DESK-S", Decimal("0.75")))
    trams = Benefit("TRAMS", "Trams", BenefitKind.INCOME, services=shares)
    programme = ambridge(trams)
    again = replace(trams, services=shares[::-1])
    assert record_benefits([again], programme=programme, by=BY) == 0


def test_a_benefit_with_unknown_names_is_not_recorded(database):
    programme = ambridge()
    lost = Benefit("LOST", "Lost", BenefitKind.INCOME, "HIGHWAY")
    with pytest.raises(CannotRecord) as refused:
        record_benefits([lost], programme=programme, by=BY)
    (problem,) = refused.value.problems
    assert problem.what == 'there is no project "HIGHWAY"'
    assert not models.Benefit.objects.filter(code="LOST").exists()


CONTEST = Contest(
    "C1",
    "How many posts go",
    "The staffing returns",
    (
        ContestSide("claim", "fact:F1", "The press"),
        ContestSide("other", f"line:first/{K('ROADS forecast annual 2011/12')}"),
    ),
    ("DESK",),
)


def test_contests_are_set_out_and_may_be_set_out_anew(database):
    programme = ambridge()
    assert record_contests([CONTEST], programme=programme, by=BY) == 1
    assert record_contests([CONTEST], programme=programme, by=BY) == 0
    anew = replace(CONTEST, settled_by="An inquiry", sides=CONTEST.sides[:1])
    assert record_contests([anew], programme=programme, by=BY) == 1
    assert contest_entries(programme.pk) == (anew,)
