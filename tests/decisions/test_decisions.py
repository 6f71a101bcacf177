"""Decisions, recorded and read."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.core.years import FinancialYear
from workings.decisions.actions import (
    record_body,
    record_consultation,
    record_decision,
)
from workings.decisions.bodies import BodyKind
from workings.decisions.decided import Outcome
from workings.decisions.models import Decision
from workings.decisions.queries import (
    NoSuchDecision,
    decision_list,
    decision_named,
    decisions,
    projects_of_decisions,
)
from workings.documents.queries import source_record
from workings.documents.sources import Grade
from workings.programme.actions import (
    record_service,
)

ALL = date(2030, 1, 1)
BY = {"by": COMMAND_LINE}


def decide(body, code="D012", met="2010-11-29", outcome=Outcome.APPROVED, **values):
    given = {"title": "Framework", "met": DatedTo.parse(met), "outcome": outcome}
    return record_decision(body=body, code=code, **BY, **given | values)


def codes(found) -> list[str]:
    return [decision.code for decision in found]


def test_a_decision_is_read_as_it_was_recorded(programme, cabinet, source, project):
    service = record_service(programme=programme, code="IT", title="IT", **BY)
    asked = record_consultation(
        programme=programme, code="C01", title="Residents", **BY
    )
    texts = {
        name: f"The {name}."
        for name in (
            "notice",
            "called_in",
            "reasons",
            "alternatives",
            "interests",
            "equality",
            "note",
        )
    }
    decide(
        cabinet,
        reported=DatedTo.parse("2010-11-19"),
        effective=DatedTo.parse("2010-12-07"),
        projects=[project],
        services=[service],
        consultations=[asked],
        key=True,
        source=source,
        grade=Grade.OFFICIAL,
        uncertain=True,
        **texts,
    )
    read = decision_named(programme, "D012")
    assert (read.code, read.title) == ("D012", "Framework")
    assert (read.body, read.body_title) == ("CABINET", "Cabinet")
    assert read.body_kind is BodyKind.EXECUTIVE
    assert [str(on) for on in (read.reported, read.met, read.effective)] == [
        "2010-11-19",
        "2010-11-29",
        "2010-12-07",
    ]
    assert read.outcome is Outcome.APPROVED
    assert read.goes_ahead
    assert (read.projects, read.services) == (("NSCSO",), ("IT",))
    assert read.consultations == ("C01",)
    assert (read.key, read.uncertain) == (True, True)
    assert {name: getattr(read, name) for name in texts} == texts
    assert read.source == source_record(source)
    assert read.grade is Grade.OFFICIAL


def test_a_decision_takes_effect_with_its_meeting(programme, cabinet):
    decide(cabinet, met="2010-11", outcome=Outcome.NOTED)
    read = decision_named(programme, "D012")
    assert read.effective == read.met == DatedTo.parse("2010-11")
    assert not read.goes_ahead
    assert (read.reported, read.key, read.source, read.grade) == (None,) * 4


def test_key_decisions_and_call_in_need_an_executive(programme, cabinet):
    decide(cabinet, key=True, called_in="not upheld")
    with pytest.raises(HasProblems) as refused:
        decide(cabinet, "D050", "2014-06-24", key=True, called_in="upheld")
    assert len(refused.value.problems) == 2
    assert codes(decisions(programme, as_at=ALL)) == ["D012"]


def test_a_decision_has_its_dates_in_order(cabinet):
    with pytest.raises(HasProblems):
        decide(cabinet, reported=DatedTo.parse("2010-12-01"))


def test_decisions_by_body_project_and_year(programme, cabinet, project):
    council = record_body(programme=programme, code="COUNCIL", title="Council", **BY)
    decide(cabinet, "D012", "2010-11-29", projects=[project])
    decide(cabinet, "D003", "2009-07-06")
    decide(council, "D017", "2011-03-01")
    decide(council, "D018", "2011-04-01", projects=[project])
    assert codes(decisions(programme, as_at=ALL)) == ["D003", "D012", "D017", "D018"]
    assert codes(decisions(programme, as_at=ALL, body="COUNCIL")) == ["D017", "D018"]
    assert codes(decisions(programme, as_at=ALL, project="NSCSO")) == ["D012", "D018"]
    year = FinancialYear(2010)
    assert codes(decisions(programme, as_at=ALL, year=year)) == ["D012", "D017"]
    only = decisions(programme, as_at=ALL, year=year, project="NSCSO")
    assert codes(only) == ["D012"]


def test_decisions_as_at_a_date(programme, cabinet):
    decide(cabinet, "D012", "2010-11-29")
    decide(cabinet, "D013", "2010-11")
    assert codes(decisions(programme, as_at=date(2010, 11, 28))) == []
    assert codes(decisions(programme, as_at=date(2010, 11, 29))) == ["D012"]
    assert codes(decisions(programme, as_at=date(2010, 11, 30))) == ["D012", "D013"]


def test_a_list_has_the_decisions_of_the_register(programme, cabinet, project):
    decide(cabinet, "D012", projects=[project])
    decide(cabinet, "D013", "2012-12-06")
    lines = decision_list(programme, as_at=ALL)
    assert codes(lines) == codes(decisions(programme, as_at=ALL))
    assert (lines[0].body_title, lines[0].outcome) == ("Cabinet", Outcome.APPROVED)
    assert (lines[0].body, lines[0].source) == ("CABINET", "")
    assert projects_of_decisions(programme) == {"D012": {"NSCSO"}}
    assert codes(decision_list(programme, as_at=ALL, project="NSCSO")) == ["D012"]
    assert codes(decision_list(programme, as_at=date(2011, 1, 1))) == ["D012"]


def test_a_meeting_that_is_moved_is_filtered_by_its_new_day(programme, cabinet):
    decide(cabinet, met="2010-11-29")
    decide(cabinet, met="2010-12-06")
    assert decisions(programme, as_at=date(2010, 12, 5)) == ()
    assert Decision.objects.get().met_counts == date(2010, 12, 6)


def test_many_decisions_take_as_many_queries_as_one(programme, cabinet, project):
    taken = []
    for code in ("D012", "D013"):
        decide(cabinet, code, projects=[project])
        with CaptureQueriesContext(connection) as queries:
            decisions(programme, as_at=ALL)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_an_unknown_decision_names_the_nearest(programme, cabinet):
    decide(cabinet)
    with pytest.raises(NoSuchDecision, match='Did you mean "D012"') as refused:
        decision_named(programme, "D0012")
    assert refused.value.returncode == 2


def test_the_same_decision_again_writes_nothing(cabinet, project):
    decide(cabinet, projects=[project])
    before = len(audit_trail())
    decide(cabinet, projects=[project])
    assert len(audit_trail()) == before


def test_only_the_office_records(cabinet):
    with pytest.raises(NotAllowed):
        record_body(
            programme=cabinet.programme,
            code="X",
            title="X",
            by=Actor("Ann", frozenset({Role.AUDITOR, Role.ADMINISTRATOR})),
        )


def test_the_database_keeps_to_the_lists_of_words(cabinet):
    decide(cabinet)
    for values in ({"outcome": "won"}, {"grade": "rumour"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.update(**values)
