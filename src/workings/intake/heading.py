"""record.toml: the council, the programme, and under what licence the record stands."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, TypeVar

from workings.core.dates import DatedTo
from workings.core.problems import Problem, mend_name
from workings.intake import cells
from workings.intake.cells import Fault, shown
from workings.intake.columns import Column, columns_of, listed, may, needs, otherwise
from workings.intake.reading import trimmed
from workings.programme.regimes import RegimeKind

FILE = "record.toml"
FORMAT = 1

S = TypeVar("S", bound="Section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of record.toml; ``place`` is the section as it is headed there."""

    heading: ClassVar[str]

    place: str

    def where(self, name: str) -> str:
        """The place of one of its entries."""
        return f"{self.place}, {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilSection(Section):
    """The council whose record it is."""

    heading: ClassVar[str] = "council"

    slug: str = needs(cells.slug)
    name: str = needs(cells.name)
    code: str = otherwise(cells.register_code, "")
    named_to_level: int = needs(cells.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeSection(Section):
    """How the council was governed from a date to a date."""

    heading: ClassVar[str] = "council.regime"

    kind: RegimeKind = needs(cells.OneOf(RegimeKind))
    from_: DatedTo = needs(cells.dated)
    to: DatedTo | None = may(cells.dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSection(Section):
    """The programme."""

    heading: ClassVar[str] = "programme"

    slug: str = needs(cells.slug)
    title: str = needs(cells.name)
    former_titles: tuple[str, ...] = listed(cells.name)
    begins: DatedTo = needs(cells.dated)
    ends: DatedTo | None = may(cells.dated)
    horizon: tuple[int, ...] = listed(cells.level)
    summary: str = needs(cells.text)
    why: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleSection(Section):
    """One principle that the programme was given."""

    heading: ClassVar[str] = "programme.principle"

    code: str = needs(cells.code)
    title: str = needs(cells.title)
    meaning: str = otherwise(cells.text, "")
    adopted: DatedTo = needs(cells.dated)
    decision: str = otherwise(cells.code, "", names="decisions")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSection(Section):
    """Whom to ask, as it was good for a day."""

    heading: ClassVar[str] = "programme.contact"

    name: str = needs(cells.name)
    address: str = otherwise(cells.title, "")
    telephone: str = otherwise(cells.short, "")
    fax: str = otherwise(cells.short, "")
    email: str = otherwise(cells.name, "")
    as_of: DatedTo | None = may(cells.dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceSection(Section):
    """Under what terms the record may be used again."""

    heading: ClassVar[str] = "licence"

    name: str = needs(cells.name)
    address: str = otherwise(cells.address, "")
    credit: str = otherwise(cells.title, "")


SECTIONS = (
    CouncilSection,
    RegimeSection,
    ProgrammeSection,
    PrincipleSection,
    ContactSection,
    LicenceSection,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """All of record.toml."""

    council: CouncilSection
    regimes: tuple[RegimeSection, ...]
    programme: ProgrammeSection
    principles: tuple[PrincipleSection, ...]
    contact: ContactSection | None
    licence: LicenceSection | None


def read_heading(content: bytes) -> tuple[Heading | None, tuple[Problem, ...]]:
    """This function will read record.toml: its sections, or None with the problems."""
    document, problem = _parsed(content)
    if problem is not None:
        return None, (problem,)
    reading = _Reading(document)
    heading = reading.heading()
    return (None if reading.problems else heading), tuple(reading.problems)


_LINE = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|(end) of document)\)$")


def _parsed(content: bytes) -> tuple[dict[str, Any], Problem | None]:
    mend = "Write it as docs/reference/record-format.md shows"
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return tomllib.loads(text), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what, where = "the text is not UTF-8", f"{FILE} line {line}"
        return {}, Problem(where, what, "Save it as UTF-8")
    except (ValueError, RecursionError) as error:
        # Not of syntax alone: a number may be too long for Python, and lists within
        # lists too deep.
        found = _LINE.match(" ".join(str(error).split()))
        if found is None:
            return {}, Problem(FILE, "it cannot be read", mend)
        where = f"{FILE} line {found[2] or text.count(chr(10)) + 1}"
        return {}, Problem(where, found[1][:1].lower() + found[1][1:], mend)


_INSIDE = {
    "": ("format", "council", "programme", "licence"),
    "council": ("regime",),
    "programme": ("principle", "contact"),
}
"""The sections within each section."""


class _Reading:
    """record.toml as it is being read."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def heading(self) -> Heading | None:
        self._check_format()
        self._check_names(FILE, self.document, _INSIDE[""])
        council = self._one(CouncilSection, needed=True)
        regimes = self._several(RegimeSection)
        programme = self._one(ProgrammeSection, needed=True)
        principles = self._several(PrincipleSection)
        contact = self._one(ContactSection)
        licence = self._one(LicenceSection)
        self._check_horizon(programme)
        if council is None or programme is None:
            return None
        return Heading(council, regimes, programme, principles, contact, licence)

    def _check_format(self) -> None:
        given = self.document.get("format")
        if given != FORMAT or isinstance(given, bool):
            what = f"{shown(str(given))} is no format that can be read"
            what = "the format is not stated" if given is None else what
            self._find(f"{FILE}, format", what, f"Write format = {FORMAT}")

    def _check_horizon(self, programme: ProgrammeSection | None) -> None:
        if programme is None or not programme.horizon:
            return
        if len(programme.horizon) != 2 or programme.horizon[0] > programme.horizon[1]:
            what = "the horizon is not two numbers of years, the smaller first"
            self._find(programme.where("horizon"), what, "Write horizon = [10, 15]")

    def _one(self, declared: type[S], *, needed: bool = False) -> S | None:
        place = f"{FILE} [{declared.heading}]"
        found = self._entry(declared.heading)
        if found is None:
            if needed:
                self._find(place, "the section is missing", "Add it")
            return None
        return self._section(declared, found, place)

    def _several(self, declared: type[S]) -> tuple[S, ...]:
        place = f"{FILE} [[{declared.heading}]]"
        found = self._entry(declared.heading)
        if found is not None and not isinstance(found, list):
            mend = f"Head it [[{declared.heading}]]"
            self._find(place, "the section is not a list of sections", mend)
            return ()
        read = (
            self._section(declared, entries, f"{place} {number}")
            for number, entries in enumerate(found or (), 1)
        )
        return tuple(section for section in read if section is not None)

    def _entry(self, heading: str) -> Any:
        found: Any = self.document
        for name in heading.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def _section(self, declared: type[S], entries: Any, place: str) -> S | None:
        if not isinstance(entries, dict):
            self._find(place, "it is not a section", f"Head it [{declared.heading}]")
            return None
        columns = columns_of(declared)
        inside = _INSIDE.get(declared.heading, ())
        self._check_names(place, entries, [*(item.name for item in columns), *inside])
        before = len(self.problems)
        values = {}
        for column in columns:
            try:
                values.update(_read_entry(column, entries.get(column.name)))
            except Fault as fault:
                self._find(f"{place}, {column.name}", fault.what, fault.mend)
        whole = len(self.problems) == before
        return declared(place=place, **values) if whole else None

    def _check_names(self, place: str, entries: Any, known: Collection[str]) -> None:
        for name in entries:
            if name not in known:
                what = f"there is no entry {shown(name)}"
                self._find(place, what, mend_name(name[:60], known).rstrip("."))

    def _find(self, where: str, what: str, mend: str) -> None:
        self.problems.append(Problem(where, what, mend))


def _read_entry(column: Column, found: Any) -> dict[str, Any]:
    if column.many and isinstance(found, list):
        return {column.field: tuple(column.read(_as_text(item)) for item in found)}
    if column.many and found is not None:
        raise Fault(f"{shown(str(found))} is not a list", "Write it in [ ]")
    text = "" if found is None else _as_text(found)
    if text:
        return {column.field: column.read(text)}
    if column.required:
        raise Fault("it is not stated", "Write it")
    return {}


def _as_text(found: Any) -> str:
    # A date may stand without quotes. It reads the same: TOML and we both write ISO.
    if isinstance(found, bool) or not isinstance(found, (str, int, date)):
        raise Fault(
            f"{shown(str(found))} is no text, number or date", "Put it in quotes"
        )
    return trimmed(str(found))
