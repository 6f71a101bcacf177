"""The population files of the Office for National Statistics, in their layouts.

Long (one row an area, sex and age, as Nomis gives it), wide (one column an age), and
by year (one column a year: projections, and the detailed estimates).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workings.core.problems import Problem
from workings.reference.people import AGES
from workings.reference.sheets import Counted, Recognised, Sheet, number, one_of

_AREA = re.compile(r"[A-Z]\d{8}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OLDEST = AGES - 1

Key = tuple[str, int]


class Gathering:
    """Counts on their way to whole areas, with the problems met."""

    def __init__(self) -> None:
        self.ages: dict[Key, list[float | None]] = defaultdict(lambda: [None] * AGES)
        self.problems: list[Problem] = []

    def add(self, key: Key, age: int, cell: object, where: str) -> None:
        """Add persons of an age; of two sexes both count."""
        try:
            value = number(cell)
        except ValueError:
            value = None
        if value is None or value < 0:
            what = f'"{cell}" is not a number of persons'
            self.problems.append(Problem(where, what, "Give a number, 0 or more"))
            value = 0.0
        held = self.ages[key][min(age, _OLDEST)]
        self.ages[key][min(age, _OLDEST)] = value + (held or 0.0)

    def counted(self, kind: str, name: str) -> Iterator[Counted]:
        """Give each area and year that has every age; name those that lack one."""
        for (area, year), ages in sorted(self.ages.items()):
            missing = [age for age, value in enumerate(ages) if value is None]
            if missing:
                what = f"{area} in {year} has no count for age {missing[0]}"
                self.problems.append(Problem(name, what, "Give every age from 0 to 90"))
            else:
                yield Counted(area, year, kind, tuple(v or 0.0 for v in ages))


@dataclass(frozen=True, slots=True)
class _Columns:
    area: int
    age: int | None
    sex: int | None
    value: int | None
    component: int | None


def recognise_people(sheet: Sheet, year: int | None = None) -> Recognised | None:
    """This function will read a population file, or give None for anything else.

    ``year`` is for files that do not say it, within or by their name.
    """
    if not sheet.rows:
        return None
    heading = [str(cell).strip() for cell in sheet.rows[0]]
    area = one_of(heading, starting=["geography_code", "area_code", "ltla", "lad"])
    if area is None:
        return None
    columns = _Columns(
        area,
        one_of(heading, starting=["c_age", "age_group", "age"]),
        one_of(heading, starting=["gender", "sex"]),
        one_of(heading, starting=["obs_value"]),
        one_of(heading, starting=["component"]),
    )
    by_year = {
        at: int(found[0])
        for at, cell in enumerate(heading)
        if (found := re.search(r"(?:19|20)\d\d$", cell))
        and not cell.casefold().startswith(("ltla", "lad", "la"))
    }
    gathering = Gathering()
    year = year or _year_named(sheet.name)
    if columns.value is not None and columns.age is not None:
        _long(sheet, columns, year, gathering)
    elif columns.age is not None and by_year:
        _by_year(sheet, columns, by_year, gathering)
    elif sum(_is_age(cell) for cell in heading) >= AGES:
        _wide(sheet, columns, heading, year, gathering)
    else:
        return None
    projected = columns.component is not None or "snpp" in sheet.name.casefold()
    return _recognised(sheet, gathering, "projection" if projected else "estimate")


def _recognised(sheet: Sheet, gathering: Gathering, kind: str) -> Recognised:
    people = tuple(gathering.counted(kind, sheet.name))
    years = sorted({one.year for one in people})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{(years or [0])[0]}"
    name = (
        "Sub-national population projection"
        if kind == "projection"
        else ("Mid-year population estimates")
    )
    problems = gathering.problems
    if not people and not problems:
        problems = [Problem(sheet.name, "no area in it has counts", "Give rows")]
    return Recognised(
        what=f"{name} {span}",
        year=years[0] if years else 0,
        basis=kind,
        people=people,
        problems=tuple(problems),
    )


def _rows(
    sheet: Sheet, columns: _Columns, gathering: Gathering
) -> Iterator[tuple[int, Sequence[object], str]]:
    for place, row in enumerate(sheet.rows[1:], 1):
        if not any(str(cell).strip() for cell in row):
            continue
        area = str(row[columns.area]).strip() if columns.area < len(row) else ""
        if not _AREA.fullmatch(area):
            where = sheet.at(place, columns.area)
            what = f'"{area}" is not the code of an area'
            gathering.problems.append(
                Problem(where, what, "Give one such as E09000003")
            )
            continue
        if columns.component is not None and (
            str(row[columns.component]).casefold() != "population"
        ):
            continue
        yield place, row, area


def _long(
    sheet: Sheet, columns: _Columns, year: int | None, gathering: Gathering
) -> None:
    assert columns.age is not None and columns.value is not None
    if year is None:
        gathering.problems.append(_no_year(sheet))
        return
    for place, row, area in _rows(sheet, columns, gathering):
        try:
            # Nomis numbers single years of age from 101 (age 0) to 191 (90 and over).
            age = int(str(row[columns.age])) - 101
        except ValueError:
            age = -1
        if not 0 <= age <= _OLDEST:
            where = sheet.at(place, columns.age)
            what = f'"{row[columns.age]}" is not Nomis\'s number of an age'
            gathering.problems.append(Problem(where, what, "Give 101 to 191"))
            continue
        gathering.add(
            (area, year), age, row[columns.value], sheet.at(place, columns.value)
        )


def _by_year(
    sheet: Sheet, columns: _Columns, years: dict[int, int], gathering: Gathering
) -> None:
    assert columns.age is not None
    for place, row, area in _rows(sheet, columns, gathering):
        if str(row[columns.age]).strip().casefold() == "all ages":
            continue
        if columns.sex is not None and _is_part_of_persons(sheet, row[columns.sex]):
            continue
        age = _age(row[columns.age])
        if age is None:
            where = sheet.at(place, columns.age)
            what = f'"{row[columns.age]}" is not an age'
            gathering.problems.append(Problem(where, what, "Give 0 to 90 and over"))
            continue
        for at, year in years.items():
            gathering.add((area, year), age, row[at], sheet.at(place, at))


def _wide(
    sheet: Sheet,
    columns: _Columns,
    heading: Sequence[str],
    year: int | None,
    gathering: Gathering,
) -> None:
    if year is None:
        gathering.problems.append(_no_year(sheet))
        return
    places = [(at, _age(cell)) for at, cell in enumerate(heading) if _is_age(cell)]
    for place, row, area in _rows(sheet, columns, gathering):
        for at, age in places:
            cell = row[at] if at < len(row) else ""
            gathering.add((area, year), age or 0, cell, sheet.at(place, at))


def _is_part_of_persons(sheet: Sheet, sex: object) -> bool:
    # A file that gives persons beside the two sexes would count everybody twice.
    whole = str(sex).strip().casefold() in {"persons", "p", "0", "all"}
    return not whole and any(
        str(cell).strip().casefold() == "persons" for cell in sheet.rows[1]
    )


def _no_year(sheet: Sheet) -> Problem:
    return Problem(
        sheet.name, "the file does not say its year", "Say it: --year 2021, say"
    )


def _year_named(name: str) -> int | None:
    found = _YEAR.search(name.replace("_", " "))
    return int(found[0]) if found else None


def _is_age(cell: str) -> bool:
    return _age(cell) is not None


def _age(cell: object) -> int | None:
    found = re.fullmatch(
        r"(?:age_?)?(\d{1,3})(?:\.0)?(?:\+| and over)?", str(cell).strip().casefold()
    )
    age = int(found[1]) if found else None
    return age if age is not None and age <= 120 else None
