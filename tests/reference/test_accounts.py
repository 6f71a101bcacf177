"""The packaged accounts against what was published."""

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

from workings.core.years import FinancialYear
from workings.reference.accounts import TOLERANCE
from workings.reference.lines import PLACED
from workings.reference.packaging import PACKAGED, sources
from workings.reference.queries import accounts, held, sums

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "official-statistics.md"


@pytest.fixture(scope="module")
def listed() -> set[tuple[str, str]]:
    """The accounts that the documentation says do not add up as published."""
    rows = re.findall(
        r"^\| (E\d{4}) \| .* \| (\d{4}/\d\d) \|", PAGE.read_text(), re.MULTILINE
    )
    return set(rows)


def test_every_account_adds_up_to_what_was_published(listed):
    found = sums()
    assert len(found) == 7 * 444
    off = {(one.authority, str(one.year)) for one in found if one.off > TOLERANCE}
    assert off == listed


def test_all_but_one_that_do_not_add_up_are_rounded_line_by_line():
    large = [one for one in sums() if one.off > 4 * TOLERANCE]
    assert [(one.authority, str(one.year)) for one in large] == [("E5038", "2016/17")]


def test_the_array_holds_what_the_lines_hold():
    held_here = accounts()
    total = held_here.of(*PLACED)
    published = held_here.of("council-tax-requirement")
    there = held_here.there
    assert there.sum(axis=0).tolist() == [444] * 7
    rounding = np.abs(total - published)[there]
    assert (rounding <= 6).sum() == rounding.size - 1


def test_barnet_loses_council_tax_benefit_in_2013_and_nothing_else():
    held_here = accounts()
    barnet = next(one for one in held_here.authorities if one.name == "Barnet")
    tax = held_here.of("council-tax-requirement")[held_here.place(barnet)]
    before = tax[held_here.year(FinancialYear(2012))]
    after = tax[held_here.year(FinancialYear(2013))]
    assert (round(before, -2), round(after, -2)) == (159_400, 139_500)


def test_the_median_council_kept_adult_social_care_flat_and_children_rose():
    held_here = accounts()
    first, last = (held_here.year(FinancialYear(y)) for y in (2011, 2016))
    social = [
        place
        for place, one in enumerate(held_here.authorities)
        if one.kind in {"L", "MD", "UA", "SC"} and one.code not in {"E5010", "E4001"}
    ]
    for item, expected in (
        ("adult-social-care", 1.00),
        ("children-social-care", 1.33),
        ("highways", 0.78),
    ):
        spent = held_here.of(item)[social]
        assert np.nanmedian(spent[:, last] / spent[:, first]) == pytest.approx(
            expected, abs=0.015
        )


def test_every_packaged_table_names_where_it_comes_from():
    assert {one.covers for one in held()} >= {"2010/11 to 2016/17", "2022 to 2047"}
    for one in sources():
        assert re.fullmatch("[0-9a-f]{64}", one.sha256)
        assert one.licence == "Open Government Licence v3.0"
        assert one.published_on.year >= 2012


def test_the_packaged_tables_are_those_that_were_built():
    text = (PACKAGED / "packaged.sha256").read_text()
    for line in text.splitlines():
        checksum, name = line.split()
        assert hashlib.sha256((PACKAGED / name).read_bytes()).hexdigest() == checksum
