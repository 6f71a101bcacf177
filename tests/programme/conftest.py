"""A small programme to test with."""

import pytest

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.documents.actions import record_source
from workings.documents.models import Source
from workings.programme.actions import record_council, record_programme, record_project
from workings.programme.models import Council, Programme, Project


@pytest.fixture
def council(database) -> Council:
    return record_council(
        slug="barnet",
        name="London Borough of Barnet",
        code="E09000003",
        named_to_level=2,
        by=COMMAND_LINE,
    )


@pytest.fixture
def programme(council) -> Programme:
    return record_programme(
        council=council,
        slug="one-barnet",
        title="One Barnet",
        begins=DatedTo.parse("2008-05-06"),
        by=COMMAND_LINE,
    )


@pytest.fixture
def source(programme) -> Source:
    return record_source(
        collection=programme.slug,
        code="CAB-2010",
        title="Framework",
        publisher="Barnet Council",
        by=COMMAND_LINE,
    )


@pytest.fixture
def project(programme) -> Project:
    return record_project(
        programme=programme,
        code="NSCSO",
        title="Customer and support services",
        wave="1",
        by=COMMAND_LINE,
    )
