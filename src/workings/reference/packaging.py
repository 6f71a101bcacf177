"""The packaged statistics: made from the published files, and nothing else.

`workings reference build` runs this, so that anybody can make the same tables again.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from workings.core.refusals import Refusal
from workings.reference.files import recognise
from workings.reference.returns import pence
from workings.reference.sheets import AccountLine, Counted

PACKAGED = Path(__file__).parent / "data"
ACCOUNTS, AUTHORITIES, OUTCOMES, PEOPLE = (
    "accounts.parquet",
    "authorities.parquet",
    "outcomes.parquet",
    "people.parquet",
)
OUTCOMES_FILE = "adult_social_care_outcomes_by_council.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """A published file: where it comes from, under what licence, and its checksum."""

    file: str
    title: str
    publisher: str
    address: str
    licence: str
    published_on: date
    covers: str
    sha256: str


class NotAsPublished(Refusal):
    """A file is missing, or is not the one that was published."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not there, or its checksum is not that of the published file: "
            "download it again from the address in sources.toml."
        )


def sources() -> tuple[Published, ...]:
    """This function will list the files that the packaged tables come from."""
    text = (PACKAGED / "sources.toml").read_text()
    entries: list[dict[str, Any]] = tomllib.loads(text)["source"]
    return tuple(Published(**entry) for entry in entries)


def build(folder: Path, into: Path) -> dict[str, int]:
    """This function will make the packaged tables from the published files.

    ``folder`` holds the files of ``sources.toml``, in any folders below. Every checksum
    is compared first. Gives the rows of each table.
    """
    files = {one.file: _verified(folder, one) for one in sources()}
    accounts, authorities = _accounts(files["rs_2010-11_to_2016-17_tidy.csv.gz"])
    people = _people([path for name, path in files.items() if name[:2] in ("my", "sn")])
    made = {
        ACCOUNTS: accounts,
        AUTHORITIES: authorities,
        OUTCOMES: _outcomes(files[OUTCOMES_FILE]),
        PEOPLE: people,
    }
    for name, table in made.items():
        write(table, into / name)
    sums = [f"{_checksum(into / name)}  {name}\n" for name in made]
    (into / "packaged.sha256").write_text("".join(sums))
    return {name: table.height for name, table in made.items()}


def write(table: pl.DataFrame, file: Path) -> None:
    """This function will write a table small, the same bytes for the same rows."""
    table.write_parquet(
        file, compression="zstd", compression_level=19, statistics=False
    )


def lines_table(
    lines: tuple[AccountLine, ...] | list[AccountLine], year: int, basis: str
) -> pl.DataFrame:
    """This function will lay account lines out as a table."""
    return pl.DataFrame(
        {
            "year": [year] * len(lines),
            "authority": [line.authority for line in lines],
            "number": [line.number for line in lines],
            "label": [line.label for line in lines],
            "pence": [line.pence for line in lines],
            "basis": [basis] * len(lines),
        },
        schema={
            "year": pl.Int16,
            "authority": pl.String,
            "number": pl.Int16,
            "label": pl.String,
            "pence": pl.Int64,
            "basis": pl.String,
        },
    )


def people_table(people: tuple[Counted, ...] | list[Counted]) -> pl.DataFrame:
    """This function will lay counts of people out as a table, one column an age."""
    heads = {
        "area": [one.area for one in people],
        "year": [one.year for one in people],
        "kind": [one.kind for one in people],
    }
    ages = {f"age{age}": [one.ages[age] for one in people] for age in range(91)}
    schema = {"area": pl.String, "year": pl.Int16, "kind": pl.String}
    return pl.DataFrame(heads | ages, schema=schema | dict.fromkeys(ages, pl.Float64))


def _verified(folder: Path, one: Published) -> Path:
    for file in sorted(folder.rglob(one.file)):
        if _checksum(file) == one.sha256:
            return file
    raise NotAsPublished(folder / one.file)


def _checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _accounts(file: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    tidy = pl.read_csv(file, infer_schema_length=0).with_columns(
        pl.col("ons_code").fill_null("")
    )
    latest = (
        tidy.sort("year")
        .group_by("e_code")
        .agg(
            pl.col("ons_code").filter(pl.col("ons_code") != "").last().fill_null(""),
            pl.col("la").last(),
            pl.col("class").last(),
        )
    )
    # The publisher corrected North Yorkshire's code: its last one is right.
    authorities = latest.rename(
        {"e_code": "code", "ons_code": "ons", "la": "name", "class": "kind"}
    ).sort("code")
    columns = tidy.select("year", "e_code", "col", "line", "value_gbp_thousand")
    lines = [
        (int(year[:4]), code, int(column), label, pence(float(value)))
        for year, code, column, label, value in columns.iter_rows()
    ]
    accounts = pl.DataFrame(
        lines,
        schema={
            "year": pl.Int16,
            "authority": pl.String,
            "number": pl.Int16,
            "label": pl.String,
            "pence": pl.Int64,
        },
        orient="row",
    ).with_columns(pl.lit("outturn").alias("basis"))
    return accounts.sort("year", "number", "authority"), authorities


def _people(files: list[Path]) -> pl.DataFrame:
    counted = [one for file in files for one in recognise(file, known={}).people]
    english = [one for one in counted if one.area.startswith("E")]
    return people_table(english).sort("kind", "year", "area")


def _outcomes(file: Path) -> pl.DataFrame:
    # What was not published of a council is an empty value, and stays one.
    return (
        pl.read_csv(file, infer_schema_length=0)
        .select(
            pl.col("Financial year").str.slice(0, 4).cast(pl.Int16).alias("year"),
            pl.col("Code").alias("code"),
            pl.col("Local authority code").alias("area"),
            pl.col("Local authority name").alias("name"),
            pl.col("Entity_Name").alias("grouping"),
            pl.col("Value").cast(pl.Float64).alias("value"),
        )
        .sort("code", "year", "area")
    )
