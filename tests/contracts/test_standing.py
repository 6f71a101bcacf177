"""Pages made from readings that others left are the pages made from none."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.contracts.public_routes import PUBLIC as PUBLIC_ROUTES
from workings.access.standing import forget, standing_at
from workings.core.asat import AsAt
from workings.ledger.queries.heard import EVERYTHING, PUBLIC, Heard
from workings.ledger.queries.reading import statements_heard
from workings.ledger.words import Standing
from workings.programme.queries import programme_named
from workings.web.access import is_kept

STATED = tuple(
    address
    for tried in PUBLIC_ROUTES.values()
    for address in tried[:2]
    if is_kept(resolve(address.partition("?")[0]).func)
)


@pytest.fixture
def keeping():
    """Tests keep no reading but for those of keeping them."""
    assert not settings.KEEP_READINGS
    forget()
    with override_settings(KEEP_READINGS=True):
        yield
    forget()


def content(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content


def queries(address):
    with CaptureQueriesContext(connection) as asked:
        content(address)
    return len(asked)


def test_what_other_pages_read_changes_no_page(one_barnet, keeping):
    with override_settings(KEEP_READINGS=False):
        alone = {address: content(address) for address in STATED}
    # Twice: the first pages are then made from what the last ones left.
    for address in [*STATED, *STATED]:
        assert content(address) == alone[address], address


def test_after_a_change_a_page_asks_no_more_than_alone(one_barnet, keeping):
    for address in STATED:
        with override_settings(KEEP_READINGS=False):
            alone = queries(address)
        forget()
        assert queries(address) <= alone, address


def test_a_page_asks_less_of_a_record_that_was_read(one_barnet, keeping):
    alone = queries("/one-barnet/")
    forget()
    content("/one-barnet/bridge/")
    assert queries("/one-barnet/") <= alone - 3


@pytest.mark.parametrize("visibilities", [PUBLIC, EVERYTHING])
@pytest.mark.parametrize("standing", [None, *Standing])
def test_whoever_keeps_statements_hears_the_same(one_barnet, visibilities, standing):
    programme = programme_named("one-barnet").pk
    for month in range(0, 15 * 12, 5):
        day = date(2008, 5, 31) + timedelta(days=30 * month)
        for recorded_by in (None, 40):
            heard = Heard(programme, AsAt(day, recorded_by), visibilities)
            alone = statements_heard(heard, standing=standing)
            with standing_at("a mark"):
                assert statements_heard(heard, standing=standing) == alone
    forget()
