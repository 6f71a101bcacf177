"""The official statistics held here: those packaged, and those added since."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import polars as pl
from django.conf import settings
from numpy.typing import NDArray

from workings.core.years import FinancialYear
from workings.reference.accounts import Accounts, Sums, add_up
from workings.reference.authorities import Authority, NoSuchCouncil, find, successor
from workings.reference.lines import ITEMS, Placing, place_lines
from workings.reference.outcomes import Outcome, adults_by_area
from workings.reference.packaging import (
    ACCOUNTS,
    AUTHORITIES,
    OUTCOMES,
    OUTCOMES_FILE,
    PACKAGED,
    PEOPLE,
    Published,
    sources,
)
from workings.reference.people import People


@dataclass(frozen=True, slots=True)
class Held:
    """One set of statistics that is held: what, from where, since when."""

    what: str
    covers: str
    source: str
    licence: str
    dated: str
    sha256: str
    added: bool


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One published line of an account, with its place."""

    year: FinancialYear
    label: str
    pence: int
    placing: Placing
    basis: str


def added_folder() -> Path:
    """This function will give the folder that added statistics are kept in."""
    return Path(settings.HOME) / "reference"


def added_files() -> list[Path]:
    """This function will list the tables that were added, in the order of adding."""
    return _added("*")


def held() -> tuple[Held, ...]:
    """This function will list the statistics held, packaged first."""
    packaged = [
        Held(
            one.title,
            one.covers,
            f"{one.publisher}: {one.address}",
            one.licence,
            one.published_on.isoformat(),
            one.sha256,
            added=False,
        )
        for one in sources()
    ]
    added = [
        Held(
            one["what"],
            one["covers"],
            one["file"],
            "Open Government Licence v3.0, if published by MHCLG or the ONS",
            one["added_at"][:10],
            one["sha256"],
            added=True,
        )
        for one in map(_sidecar, [*_added("accounts"), *_added("people")])
    ]
    return (*packaged, *added)


def accounts() -> Accounts:
    """This function will give every account, with added ones in place of older."""
    return _accounts(state())


def people() -> People:
    """This function will give everybody by area, year and single year of age."""
    return _people(state())


def outcomes(code: str) -> tuple[Outcome, ...]:
    """This function will list what was published of every council by one measure of
    adult social care ("ASC1" to "ASC7"), in order of year and area.
    """
    return _outcomes().get(code, ())


def outcomes_source() -> Published:
    """This function will say where the outcomes of adult social care come from."""
    return next(one for one in sources() if one.file == OUTCOMES_FILE)


def adults(areas: Sequence[str], year: int) -> dict[str, float]:
    """This function will count the adults of areas (ONS codes) at 30 June of a year.

    Areas that the estimate does not wholly count are left out.
    """
    counts = people().counts
    then, before = (
        {area: ages for (area, one), ages in counts.items() if one == each}
        for each in (year, BEFORE)
    )
    return adults_by_area(areas, then, before, _authorities())


def area_of(code: str, name: str) -> str:
    """This function will give a council's ONS code, by a code of it or by its name;
    "" where no such authority is known.
    """
    for asked in filter(None, (code, name)):
        with suppress(NoSuchCouncil):
            return find(asked, _authorities()).ons
    return ""


def latest_estimate() -> int:
    """This function will give the last year that most areas have an estimate of."""
    held = people()
    years = [year for (_, year), kind in held.kinds.items() if kind == "estimate"]
    most = max(map(years.count, set(years)))
    return max(year for year in set(years) if years.count(year) > most // 2)


def codes() -> dict[str, str]:
    """This function will give MHCLG's code of an authority for the ONS's."""
    return {one.ons: one.code for one in _authorities() if one.ons}


def lines_of(code: str) -> tuple[PublishedLine, ...]:
    """This function will list an authority's published lines, each with its place."""
    found = []
    for table in _account_tables():
        for (year, basis), part in table.group_by("year", "basis", maintain_order=True):
            placings = _placings(part)
            mine = part.filter(pl.col("authority") == code).sort("number")
            found += [
                PublishedLine(
                    FinancialYear(int(str(year))),
                    label,
                    pence,
                    placings[number],
                    str(basis),
                )
                for number, label, pence in mine.select(
                    "number", "label", "pence"
                ).iter_rows()
            ]
    return tuple(sorted(found, key=lambda line: line.year))


def sums() -> tuple[Sums, ...]:
    """This function will add up every account that is held, line by line."""
    found = []
    for table in _account_tables():
        for (year, _), part in table.group_by("year", "basis", maintain_order=True):
            placings = _placings(part)
            for (code,), mine in part.sort("authority", "number").group_by(
                "authority", maintain_order=True
            ):
                lines = [
                    (placings[number].place, placings[number].item, pence)
                    for number, pence in mine.select("number", "pence").iter_rows()
                ]
                found.append(add_up(str(code), FinancialYear(int(str(year))), lines))
    return tuple(found)


BEFORE = 2011
"""The packaged estimate on the boundaries that the accounts are of."""

State = tuple[tuple[str, int], ...]


def state() -> State:
    """This function will give what changes when a file is added: the key to whatever
    is kept of these statistics.
    """
    return tuple((file.name, file.stat().st_mtime_ns) for file in added_files())


def _added(kind: str) -> list[Path]:
    return sorted(added_folder().glob(f"*-{kind}.parquet"))


def _sidecar(file: Path) -> dict[str, str]:
    text = file.with_suffix(".json").read_text()
    found: dict[str, str] = json.loads(text)
    return found


def _account_tables() -> list[pl.DataFrame]:
    files = [PACKAGED / ACCOUNTS, *_added("accounts")]
    return [pl.read_parquet(file) for file in files]


def _placings(table: pl.DataFrame) -> dict[int, Placing]:
    columns = table.select("number", "label").unique().sort("number")
    return dict(
        zip(columns["number"], place_lines(columns["label"].to_list()), strict=True)
    )


@lru_cache(maxsize=2)
def _accounts(state: State) -> Accounts:
    known = _authorities()
    tables = [_placed(table) for table in _account_tables()]
    years = sorted({int(year) for table in tables for year in table["year"].unique()})
    amounts = np.full((len(known), len(years), len(ITEMS)), np.nan)
    budgets = np.zeros((len(known), len(years)), dtype=np.bool_)
    rows_of = {one.code: place for place, one in enumerate(known)}
    for table in tables:
        budget = table["basis"][0] == "budget"
        rows = _numbers(table, "authority", rows_of)
        columns = _numbers(table, "year", {year: n for n, year in enumerate(years)})
        places = _numbers(table, "item", {item: n for n, item in enumerate(ITEMS)})
        # A budget stands only until the year's outturn is known.
        known_already = np.isfinite(amounts).any(axis=2) & ~budgets
        keep = ~(known_already[rows, columns] & budget)
        rows, columns, places = rows[keep], columns[keep], places[keep]
        amounts[rows, columns] = np.nan
        budgets[rows, columns] = budget
        amounts[rows, columns, places] = table["pence"].to_numpy()[keep] / 100_000
    return Accounts(known, tuple(map(FinancialYear, years)), amounts, budgets)


def _numbers(
    table: pl.DataFrame, column: str, places: Mapping[str, int] | Mapping[int, int]
) -> NDArray[np.int64]:
    return table[column].replace_strict(places, return_dtype=pl.Int64).to_numpy()


def _placed(table: pl.DataFrame) -> pl.DataFrame:
    goes_on = {code: successor(code) for code in table["authority"].unique()}
    parts = []
    for _, part in table.group_by("year", "basis", maintain_order=True):
        items = {
            number: placing.item
            for number, placing in _placings(part).items()
            if placing.item in ITEMS
        }
        parts.append(
            part.filter(pl.col("number").is_in(list(items)))
            .with_columns(
                pl.col("number")
                .replace_strict(items, return_dtype=pl.String)
                .alias("item"),
                pl.col("authority").replace_strict(goes_on),
            )
            .group_by("year", "authority", "item", "basis")
            .agg(pl.col("pence").sum())
        )
    return pl.concat(parts).sort("year", "authority", "item")


def _authorities() -> tuple[Authority, ...]:
    tables = [pl.read_parquet(PACKAGED / AUTHORITIES)]
    tables += [pl.read_parquet(file) for file in _added("authorities")]
    found: dict[str, Authority] = {}
    for code, ons, name, kind in _rows(tables):
        old = found.get(code)
        # A later file may leave out a code or a class that an earlier one gave.
        found[code] = Authority(
            code,
            ons or (old.ons if old else ""),
            name,
            kind or (old.kind if old else ""),
        )
    renamed = {code for code in found if successor(code) != code}
    return tuple(one for code, one in sorted(found.items()) if code not in renamed)


def _rows(tables: Iterable[pl.DataFrame]) -> Iterable[tuple[str, str, str, str]]:
    for table in tables:
        yield from table.select("code", "ons", "name", "kind").iter_rows()


@lru_cache(maxsize=2)
def _people(state: State) -> People:
    counts, kinds = {}, {}
    for file in (PACKAGED / PEOPLE, *_added("people")):
        table = pl.read_parquet(file)
        ages = table.select(pl.selectors.starts_with("age")).to_numpy()
        heads = table.select("area", "year", "kind").iter_rows()
        for row, (area, year, kind) in enumerate(heads):
            counts[area, year] = ages[row]
            kinds[area, year] = kind
    return People(counts, kinds)


@lru_cache(maxsize=1)
def _outcomes() -> dict[str, tuple[Outcome, ...]]:
    found: dict[str, list[Outcome]] = {}
    columns = ("code", "year", "area", "name", "grouping", "value")
    table = pl.read_parquet(PACKAGED / OUTCOMES).select(columns)
    for code, year, area, name, grouping, value in table.iter_rows():
        one = Outcome(FinancialYear(year), area, name, grouping, value)
        found.setdefault(code, []).append(one)
    return {code: tuple(every) for code, every in found.items()}
