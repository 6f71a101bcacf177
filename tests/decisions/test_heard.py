"""Bodies with their members, consultations and options, recorded and read."""

from datetime import date

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.decisions.actions import (
    record_consultation,
    record_decision,
    record_membership,
    record_option,
)
from workings.decisions.bodies import BodyKind, MemberRecord
from workings.decisions.decided import OptionOutcome, Outcome
from workings.decisions.models import Membership, OptionConsidered
from workings.decisions.queries import (
    bodies,
    consultations,
    options,
)
from workings.documents.queries import source_record

ALL = date(2030, 1, 1)
BY = {"by": COMMAND_LINE}


def test_a_body_with_its_members_of_a_day(programme, cabinet, source):
    for name, first, last in (
        ("Mike Freer", "2006-05", "2009-12-14"),
        ("Richard Cornelius", "2011-05-17", None),
        ("Daniel Thomas", None, None),
    ):
        record_membership(
            body=cabinet,
            name=name,
            position="leader" if first else "",
            first=DatedTo.parse(first) if first else None,
            last=DatedTo.parse(last) if last else None,
            source=source,
            **BY,
        )
    (read,) = bodies(programme, as_at=date(2012, 1, 1))
    assert (read.code, read.kind) == ("CABINET", BodyKind.EXECUTIVE)
    assert read.members == (
        MemberRecord("Daniel Thomas", "", None, None, source_record(source)),
        MemberRecord(
            "Richard Cornelius",
            "leader",
            DatedTo.parse("2011-05-17"),
            None,
            source_record(source),
        ),
    )
    first = Membership.objects.get(name="Mike Freer")
    assert str(first) == "one-barnet/CABINET/Mike Freer"


def test_a_consultation_is_read_as_it_was_recorded(programme, project, source):
    record_consultation(
        programme=programme,
        code="C01",
        title="Residents' panel",
        projects=[project],
        first=DatedTo.parse("2010-09"),
        last=DatedTo.parse("2010-10"),
        who="Residents",
        asked="Whether",
        answered="No",
        considered="Noted",
        source=source,
        note="Note",
        **BY,
    )
    (read,) = consultations(programme)
    assert (read.code, read.title) == ("C01", "Residents' panel")
    assert read.projects == ("NSCSO",)
    assert [str(on) for on in (read.first, read.last)] == ["2010-09", "2010-10"]
    assert (read.who, read.asked, read.answered) == ("Residents", "Whether", "No")
    assert (read.considered, read.note) == ("Noted", "Note")
    assert read.source == source_record(source)


def test_options_considered(programme, cabinet, project, source):
    decision = record_decision(
        body=cabinet,
        code="D030",
        title="Award",
        met=DatedTo.parse("2012-12-06"),
        outcome=Outcome.APPROVED,
        **BY,
    )
    for on, option, outcome, by in (
        ("2012-12-06", "2", OptionOutcome.CHOSEN, decision),
        ("2012-12-06", "1", OptionOutcome.REJECTED, decision),
        ("2011-03-02", "A", None, None),
    ):
        record_option(
            project=project,
            on=DatedTo.parse(on),
            option=option,
            title=f"Option {option}",
            in_favour="For",
            against="Against",
            score="70%",
            outcome=outcome,
            decision=by,
            source=source,
            note="Note",
            **BY,
        )
    found = options(programme, as_at=ALL)
    assert [option.option for option in found] == ["A", "1", "2"]
    first, rejected, _ = found
    assert (first.outcome, first.decision) == (None, "")
    assert (rejected.outcome, rejected.decision) == (OptionOutcome.REJECTED, "D030")
    assert (rejected.project, rejected.title) == ("NSCSO", "Option 1")
    assert (rejected.in_favour, rejected.against) == ("For", "Against")
    assert (rejected.score, rejected.note) == ("70%", "Note")
    assert rejected.source == source_record(source)
    assert len(options(programme, as_at=date(2012, 12, 5))) == 1
    assert len(options(programme, as_at=ALL, project="NSCSO")) == 3
    assert options(programme, as_at=ALL, project="DRS") == ()
    assert len(options(programme, as_at=ALL, decision="D030")) == 2
    row = OptionConsidered.objects.get(option="A")
    assert str(row) == "one-barnet/NSCSO/2011-03-02/A"
