"""Sources: what the record cites, and how well each thing is known."""

from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo


class SourceKind(Word):
    """What a source is."""

    REPORT = "report"
    MINUTES = "minutes"
    WEB_PAGE = "web page"
    PRESS = "press"
    PRESS_RELEASE = "press release"
    BLOG = "blog"
    JUDGMENT = "judgment"
    DISCLOSURE = "disclosure"
    SLIDES = "slides"
    ACCOUNTS = "accounts"
    OTHER = "other"


class Grade(Word):
    """How we know, best first. It says nothing of who said it."""

    AUDITED = "audited"
    OFFICIAL = "official"
    DISCLOSED = "disclosed", "disclosed on request"
    COMPUTED = "computed"
    REPORTED = "reported", "reported in the press"
    CAMPAIGN = "campaign", "from campaigners"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Something the record cites: its title, who published it, where and when."""

    code: str
    title: str
    publisher: str
    kind: SourceKind | None
    address: str
    dated: DatedTo | None
    note: str
