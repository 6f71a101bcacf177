import numpy as np
import pytest

from workings.reference.authorities import MERGED, NoSuchCouncil, areas, find
from workings.reference.people import in_bands, on_boundaries_of
from workings.reference.queries import accounts, people


def test_barnet_s_projection_is_as_published():
    projected = people().counts["E09000003", 2041]
    assert projected[0] == 4816.034
    assert people().years("E09000003", "projection") == tuple(range(2022, 2048))


def test_a_merged_area_is_split_without_losing_anybody():
    counts = people().counts
    then = {area: ages for (area, year), ages in counts.items() if year == 2020}
    before = {area: ages for (area, year), ages in counts.items() if year == 2011}
    for whole, parts in MERGED.items():
        split = on_boundaries_of(parts, then, before)
        assert set(split) == set(parts)
        assert sum(split.values()) == pytest.approx(then[whole])


def test_every_council_with_an_area_has_people_in_each_estimate():
    counts = people().counts
    known = accounts().authorities
    for year in (2011, 2019, 2020):
        then = {area: ages for (area, one), ages in counts.items() if one == year}
        before = {area: ages for (area, one), ages in counts.items() if one == 2011}
        wanted = {area for one in known for area in areas(one, known)}
        assert set(on_boundaries_of(sorted(wanted), then, before)) == wanted


def test_a_county_has_the_people_of_its_districts():
    known = accounts().authorities
    assert len(areas(find("Kent", known), known)) == 12
    assert len(areas(find("Greater London Authority", known), known)) == 33
    assert (
        areas(
            find("Kent Police and Crime Commissioner and Chief Constable", known), known
        )
        == ()
    )


def test_bands_hold_everybody():
    ages = people().counts["E09000003", 2011]
    assert in_bands(ages).sum() == ages.sum()
    assert in_bands(np.ones(91)).tolist() == [18, 47, 10, 10, 6]


@pytest.mark.parametrize(
    "asked", ["Barnet", "barnet", "E5031", "e09000003", "Bath and North East Somerset"]
)
def test_a_council_is_found_by_name_or_code(asked):
    assert find(asked, accounts().authorities).code in {"E5031", "E0101"}


def test_a_name_misspelt_is_answered_with_the_nearest():
    with pytest.raises(NoSuchCouncil, match='Did you mean "Haringey"'):
        find("Harringay", accounts().authorities)
