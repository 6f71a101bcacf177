"""Posts and their holders, and which holders pages may name."""

from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord


class PostRole(Word):
    """What a post does in the programme."""

    SPONSOR = "sponsor"
    POLITICAL_LEAD = "political_lead"
    SECTION_151 = "section_151", "section 151 officer"
    BENEFIT_OWNER = "benefit_owner"
    OTHER = "other"


LEADING = (PostRole.SPONSOR, PostRole.POLITICAL_LEAD)
"""The roles that lead a programme, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class HolderRecord:
    """Somebody who holds a post, from a date to a date where these are known."""

    name: str
    first: DatedTo | None
    last: DatedTo | None
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A post with those who hold it; none where pages name the post alone."""

    code: str
    title: str
    level: int
    role: PostRole
    note: str
    holders: tuple[HolderRecord, ...]


def may_be_named(level: int, *, named_to_level: int) -> bool:
    """This function will tell whether pages may name the holder of a post.

    Level 1 is the top. A council names its holders down to a level that it sets.
    """
    return level <= named_to_level
