"""A council that changed its regime, with a cabinet and a project."""

import pytest

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.decisions.actions import (
    record_body,
)
from workings.decisions.bodies import BodyKind
from workings.documents.actions import record_source
from workings.programme.actions import (
    record_council,
    record_programme,
    record_project,
    record_regime,
)
from workings.programme.regimes import RegimeKind

BY = {"by": COMMAND_LINE}


@pytest.fixture
def programme(database):
    council = record_council(slug="barnet", name="Barnet", named_to_level=2, **BY)
    record_regime(
        council=council,
        kind=RegimeKind.EXECUTIVE,
        first=DatedTo.parse("2002"),
        last=DatedTo.parse("2014-06-01"),
        **BY,
    )
    record_regime(
        council=council,
        kind=RegimeKind.COMMITTEE,
        first=DatedTo.parse("2014-06-02"),
        **BY,
    )
    return record_programme(
        council=council,
        slug="one-barnet",
        title="One Barnet",
        begins=DatedTo.parse("2008"),
        **BY,
    )


@pytest.fixture
def cabinet(programme):
    return record_body(
        programme=programme,
        code="CABINET",
        title="Cabinet",
        kind=BodyKind.EXECUTIVE,
        **BY,
    )


@pytest.fixture
def source(programme):
    return record_source(
        collection="one-barnet", code="CAB", title="Minutes", publisher="Barnet", **BY
    )


@pytest.fixture
def project(programme):
    return record_project(
        programme=programme, code="NSCSO", title="Customer services", wave="1", **BY
    )
