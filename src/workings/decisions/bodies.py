"""Bodies that decide, scrutinise or advise, and their members."""

from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord


class BodyKind(Word):
    """What a body is; "other" includes one outside the council."""

    EXECUTIVE = "executive"
    COUNCIL = "council", "full council"
    COMMITTEE = "committee"
    SCRUTINY = "scrutiny"
    OFFICER = "officer"
    AUDITOR = "auditor"
    COURT = "court"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """Somebody who sits in a body, from a date to a date where these are known."""

    name: str
    position: str
    first: DatedTo | None
    last: DatedTo | None
    source: SourceRecord | None


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body with its members of a day."""

    code: str
    title: str
    kind: BodyKind | None
    note: str
    members: tuple[MemberRecord, ...]
