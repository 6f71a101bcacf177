"""A programme as a value: what it is called, why it is there, what it holds to."""

from dataclasses import dataclass

from workings.core.dates import DatedTo
from workings.core.refusals import Refusal

TAKEN = frozenset({"about", "charts", "health", "office", "static"})
"""Slugs that no programme can have: the site's own pages are at these addresses."""


class SlugTaken(Refusal):
    """A programme's slug is the address of something else."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f'No programme can be called "{slug}": the site\'s own pages are at '
            f"/{slug}/. Give it another slug."
        )


@dataclass(frozen=True, slots=True)
class CouncilRecord:
    """A council. Pages name the holders of its posts down to ``named_to_level``."""

    slug: str
    name: str
    code: str
    named_to_level: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to ask, as it was good for on a date."""

    name: str = ""
    address: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    as_of: DatedTo | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what licence the record may be used, and whom to credit."""

    name: str = ""
    address: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PrincipleRecord:
    """Something the programme holds to; ``decision`` is a code, or ""."""

    code: str
    title: str
    meaning: str
    adopted: DatedTo
    decision: str


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A programme; ``horizon`` are the years it looks ahead, from and to."""

    slug: str
    title: str
    former_titles: tuple[str, ...]
    council: CouncilRecord
    begins: DatedTo
    ends: DatedTo | None
    horizon: tuple[int, int] | None
    summary: str
    why: str
    contact: Contact
    licence: Licence
