"""Documents that are held, and who may read them: published, exempt, confidential."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.core.problems import Problem
from workings.documents.sources import SourceRecord


class Status(Word):
    """Who may read a document. Of a part-published one the public part is held."""

    PUBLISHED = "published"
    PART_PUBLISHED = "part_published"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"


CLEARED = frozenset({Status.PUBLISHED, Status.PART_PUBLISHED})
"""What everybody may read."""

PARAGRAPHS: Mapping[int, str] = {
    1: "about an individual",
    2: "likely to reveal who an individual is",
    3: "about the financial or business affairs of a person or the authority",
    4: "about consultations or negotiations on labour relations",
    5: "covered by legal professional privilege",
    6: "revealing a proposed notice, order or direction",
    7: "about preventing, investigating or prosecuting crime",
}
"""The paragraphs of Schedule 12A to the Local Government Act 1972, in short."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document that is held, with the checksum of its file.

    ``replaces`` is the code of the earlier version, or "". One that was withdrawn
    keeps its place and its checksum, and its file is gone.
    """

    code: str
    title: str
    source: SourceRecord | None
    dated: DatedTo | None
    status: Status
    paragraph: int | None
    reason: str
    review_on: date | None
    exemption_ended_on: date | None
    sha256: str
    size: int
    media_type: str
    file_name: str
    replaces: str
    withdrawn_on: date | None
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class ExemptNotice:
    """What everybody may know of a document that is exempt: that there is one, under
    which paragraph, why, and when that is looked at again. Nothing of its file.
    """

    code: str
    title: str
    dated: DatedTo | None
    paragraph: int
    reason: str
    review_on: date
    replaces: str
    withdrawn_on: date | None
    withdrawn_reason: str


def status_problems(
    where: str,
    *,
    status: Status,
    paragraph: int | None,
    reason: str,
    review_on: date | None,
) -> list[Problem]:
    """This function will return what is wrong with a document's status.

    An exempt one says under which paragraph, why the public interest is in keeping
    it so, and when that is looked at again.
    """
    problems = []
    if status is Status.EXEMPT:
        if paragraph is None:
            mend = "Give the paragraph of Schedule 12A, 1 to 7"
            problems.append(Problem(f"{where}, paragraph", "it is not stated", mend))
        if not reason:
            mend = "Say why the public interest is in keeping it exempt"
            problems.append(Problem(f"{where}, reason", "it is not stated", mend))
        if review_on is None:
            mend = "Give the date when the exemption is looked at again"
            problems.append(Problem(f"{where}, review", "it is not stated", mend))
    elif paragraph is not None:
        what = f"a document that is {status.label} has a paragraph"
        mend = 'Leave it empty, or make the status "exempt"'
        problems.append(Problem(f"{where}, paragraph", what, mend))
    if paragraph is not None and paragraph not in PARAGRAPHS:
        what = f"Schedule 12A has no paragraph {paragraph}"
        problems.append(Problem(f"{where}, paragraph", what, "Use one of 1 to 7"))
    return problems
