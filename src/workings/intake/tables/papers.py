"""The tables of what the record relies on: sources, and the documents held."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workings.core.dates import DatedTo
from workings.documents.papers import Status
from workings.documents.sources import SourceKind
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """Something that was published, whether held here or only cited."""

    table: ClassVar[str] = "sources"
    key: ClassVar[tuple[str, ...]] = ("source",)
    needed: ClassVar[bool] = True

    source: str = needs(cells.code)
    title: str = needs(cells.title)
    publisher: str = needs(cells.name)
    kind: SourceKind | None = may(cells.OneOf(SourceKind))
    address: str = otherwise(cells.address, "")
    dated: DatedTo | None = may(cells.dated)
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Row):
    """A file held in the record's folder, under ``files/``."""

    table: ClassVar[str] = "documents"
    key: ClassVar[tuple[str, ...]] = ("document",)

    document: str = needs(cells.code)
    title: str = needs(cells.title)
    file: str = needs(cells.name)
    source: str = otherwise(cells.code, "", names="sources")
    dated: DatedTo | None = may(cells.dated)
    status: Status = otherwise(cells.OneOf(Status), Status.PUBLISHED)
    paragraph: int | None = may(cells.level)
    reason: str = otherwise(cells.text, "")
    review: date | None = may(cells.exact_day)
    replaces: str = otherwise(cells.code, "", names="documents")
