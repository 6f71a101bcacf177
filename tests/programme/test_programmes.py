from datetime import date

import pytest
from django.db import IntegrityError, transaction

from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.programme.actions import (
    record_council,
    record_principle,
    record_programme,
    record_regime,
)
from workings.programme.models import Programme
from workings.programme.programmes import (
    Contact,
    CouncilRecord,
    Licence,
    PrincipleRecord,
)
from workings.programme.queries import (
    NoSuchProgramme,
    principles,
    programme_named,
    programme_record,
    programmes,
    regime_in_force,
    regimes,
)
from workings.programme.regimes import RegimeKind, RegimeRecord

EXECUTIVE = RegimeRecord(
    RegimeKind.EXECUTIVE, DatedTo.parse("2002-05-01~"), DatedTo.parse("2014-06-01")
)
COMMITTEE = RegimeRecord(RegimeKind.COMMITTEE, DatedTo.parse("2014-06-02"), None)
CONTACT = Contact(
    name="First Contact",
    address="North London Business Park",
    telephone="020 8359 2000",
    fax="0870 889 7458",
    email="first.contact@barnet.gov.uk",
    as_of=DatedTo.parse("2013-08~"),
)
LICENCE = Licence("OGL v3.0", "https://example.org/ogl", "Barnet Council")


def whole(council):
    return record_programme(
        council=council,
        slug="one-barnet",
        title="One Barnet",
        former_titles=["Future Shape"],
        begins=DatedTo.parse("2008-05-06"),
        ends=DatedTo.parse("2023"),
        horizon=(10, 15),
        summary="What",
        why="Why",
        contact=CONTACT,
        licence=LICENCE,
        by=COMMAND_LINE,
    )


def test_a_programme_is_read_as_it_was_recorded(council):
    for regime in (COMMITTEE, EXECUTIVE):
        record_regime(
            council=council,
            kind=regime.kind,
            first=regime.first,
            last=regime.last,
            by=COMMAND_LINE,
        )
    row = whole(council)
    for place, code in enumerate(["citizens", "efficiency"], 1):
        record_principle(
            programme=row,
            code=code,
            title=code.title(),
            meaning="In plain words.",
            adopted=DatedTo.parse("2009-07-06"),
            decision="D003",
            place=place,
            by=COMMAND_LINE,
        )
    read = programme_record(programme_named("one-barnet"))
    assert read.council == CouncilRecord(
        "barnet", "London Borough of Barnet", "E09000003", 2
    )
    assert read.former_titles == ("Future Shape",)
    assert (read.begins, read.ends) == (
        DatedTo.parse("2008-05-06"),
        DatedTo.parse("2023"),
    )
    assert read.horizon == (10, 15)
    assert (read.summary, read.why) == ("What", "Why")
    assert (read.contact, read.licence) == (CONTACT, LICENCE)
    assert regimes(row.council) == (EXECUTIVE, COMMITTEE)
    held = principles(row)
    assert held[0] == PrincipleRecord(
        "citizens", "Citizens", "In plain words.", DatedTo.parse("2009-07-06"), "D003"
    )
    assert [principle.code for principle in held] == [
        "citizens",
        "efficiency",
    ]
    assert programmes() == (read,)


def test_what_is_not_stated_is_none_or_empty(programme):
    read = programme_record(programme)
    assert (read.ends, read.horizon, read.former_titles) == (None, None, ())
    assert (read.contact, read.licence) == (Contact(), Licence())


def test_the_same_programme_again_writes_nothing(council):
    whole(council)
    before = len(audit_trail())
    whole(council)
    assert len(audit_trail()) == before


def test_an_unknown_programme_names_the_nearest(programme):
    with pytest.raises(NoSuchProgramme) as refused:
        programme_named("one-barmet")
    assert str(refused.value) == (
        'There is no programme "one-barmet". Did you mean "one-barnet"?'
    )
    assert refused.value.returncode == 2


def test_no_programme_is_known_at_all(database):
    with pytest.raises(NoSuchProgramme, match="There are none yet"):
        programme_named("one-barnet")


def test_a_council_decides_as_its_regime_of_the_day(council):
    record_regime(
        council=council,
        kind=COMMITTEE.kind,
        first=COMMITTEE.first,
        by=COMMAND_LINE,
    )
    assert regime_in_force(council, date(2014, 6, 1)) is None
    assert regime_in_force(council, date(2014, 6, 2)) is RegimeKind.COMMITTEE


def test_a_horizon_has_two_ends_in_order(programme):
    for values in ({"horizon_first": 10}, {"horizon_first": 15, "horizon_last": 10}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Programme.objects.update(**values)


def test_only_the_office_records(database):
    with pytest.raises(NotAllowed):
        record_council(
            slug="x",
            name="X",
            named_to_level=1,
            by=Actor("Fay", frozenset({Role.FINANCE})),
        )


def test_rows_say_what_they_are(council):
    regime = record_regime(
        council=council, kind=COMMITTEE.kind, first=COMMITTEE.first, by=COMMAND_LINE
    )
    assert str(regime) == "barnet/committee/2014-06-02"
