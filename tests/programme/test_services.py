from datetime import date

import pytest
from django.db import IntegrityError, transaction

from workings.access.permissions import COMMAND_LINE
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.core.money import Money
from workings.core.periods import Period
from workings.documents.queries import source_record
from workings.programme.actions import (
    record_baseline,
    record_service,
    record_service_users,
)
from workings.programme.models import CostBaseline, ServiceUsers
from workings.programme.queries import service_titles, services
from workings.programme.services import BaselineRecord, Function, UsersRecord

YEAR = Period.parse("2012/13")


@pytest.fixture
def two(programme):
    return [
        record_service(
            programme=programme,
            code=code,
            title=code,
            function=function,
            by=COMMAND_LINE,
        )
        for code, function in (("IT", Function.IT), ("PLANNING", None))
    ]


def baseline(covered, source, **values):
    given = {"services": covered, "period": YEAR, "pence": 388_000_000_0}
    given |= {"said": DatedTo.parse("2012-12-06"), "source": source}
    return record_baseline(**given | values, by=COMMAND_LINE)


def test_services_with_their_users(programme, two, source):
    record_service_users(
        service=two[0],
        users="Staff",
        need="A desk that works",
        source=source,
        by=COMMAND_LINE,
    )
    record_service_users(service=two[0], users="Councillors", by=COMMAND_LINE)
    computers, planning = services(programme, as_at=date(2013, 1, 1))
    assert computers.function is Function.IT
    assert computers.users == (
        UsersRecord("Staff", "A desk that works", source_record(source)),
        UsersRecord("Councillors", "", None),
    )
    assert (planning.function, planning.users) == (None, ())
    assert service_titles(programme) == {"IT": "IT", "PLANNING": "PLANNING"}


def test_one_cost_may_be_given_for_several_services(programme, two, source):
    row = baseline(two[::-1], source, label="gross", note="from the Cabinet paper")
    assert str(row) == "one-barnet/IT;PLANNING/2012-04-01 to 2013-03-31"
    expected = BaselineRecord(
        services=("IT", "PLANNING"),
        period=YEAR,
        cost=Money(388_000_000_0),
        said=DatedTo.parse("2012-12-06"),
        source=source_record(source),
        label="gross",
        note="from the Cabinet paper",
    )
    for service in services(programme, as_at=date(2012, 12, 6)):
        assert service.baselines == (expected,)


def test_a_baseline_is_not_known_before_it_was_said(programme, two, source):
    baseline(two, source)
    for service in services(programme, as_at=date(2012, 12, 5)):
        assert service.baselines == ()


def test_baselines_come_in_the_order_they_were_said(programme, two, source):
    baseline(two[:1], source, said=DatedTo.parse("2013"))
    baseline(two[:1], source, said=DatedTo.parse("2012-12-06"))
    found, _ = services(programme, as_at=date(2013, 12, 31))
    assert [str(b.said) for b in found.baselines] == ["2012-12-06", "2013"]


def test_the_same_baseline_again_writes_nothing(two, source):
    baseline(two, source)
    before = len(audit_trail())
    baseline(two[::-1], source)
    assert len(audit_trail()) == before


def test_a_baseline_is_a_cost_over_a_period(two, source):
    baseline(two, source)
    for values in ({"pence": -1}, {"first": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CostBaseline.objects.update(**values)


def test_rows_say_what_they_are(two):
    record_service_users(service=two[0], users="Staff", by=COMMAND_LINE)
    assert str(ServiceUsers.objects.get()) == "one-barnet/IT/Staff"
