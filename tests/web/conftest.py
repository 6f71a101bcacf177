"""Fixtures for pages: `see("/one-barnet/")` opens one as its reader has it."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory

from tests.web.seen import Seen


@pytest.fixture
def see(client) -> Callable[..., Seen]:
    def look(address: str, status: int = 200) -> Seen:
        seen = Seen(client.get(address))
        assert seen.status == status, (address, seen.status, seen.main)
        return seen

    return look


@pytest.fixture
def rf() -> RequestFactory:
    return RequestFactory()
