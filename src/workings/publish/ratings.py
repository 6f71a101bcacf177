"""What readers make of a page, without knowing who they are.

A rating comes by a form that anybody may send, so three things are asked of it. Is it
a form of ours, filled in by a person (:func:`form_fault`)? What in its comment must
not be kept (:mod:`workings.publish.masking`)? And does it count (:func:`scores`)?
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from workings.access.words import Word

QUICKEST = timedelta(seconds=3)
"""Nobody reads the form and answers in less."""

OPEN_FOR = timedelta(hours=24)
"""A form is good for a day, which is longer than anybody leaves one lying."""

LONGEST_COMMENT = 1_200

VOICE_LIMIT = 10
"""A voice that rates more often in a day counts for nothing on that day."""

VOICE_REFUSED = 30
"""A voice that rates more often in a day is not heard any further on that day."""

PAGE_LIMIT = 20
"""Of an hour in which a page is rated by more voices, nothing counts."""


class Moderation(Word):
    """What became of a comment. Of an erased one the words are gone."""

    NONE = "none", "no comment"
    WAITING = "waiting", "waiting to be read"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ERASED = "erased"


MODERATED: Mapping[Moderation, frozenset[Moderation]] = {
    Moderation.NONE: frozenset(),
    Moderation.WAITING: frozenset(
        {Moderation.ACCEPTED, Moderation.REFUSED, Moderation.ERASED}
    ),
    Moderation.ACCEPTED: frozenset({Moderation.REFUSED, Moderation.ERASED}),
    Moderation.REFUSED: frozenset({Moderation.ACCEPTED, Moderation.ERASED}),
    Moderation.ERASED: frozenset(),
}
"""What a moderator may make of a comment, from what it is."""


class FormFault(Word):
    """Why a form is not taken, as its sender is told."""

    TRAPPED = "trapped", "Leave the field that is not shown empty."
    FORGED = "forged", "The form was not one of ours. Here is one that is: send it."
    TOO_QUICK = "too_quick", "That was quick. Wait a few seconds and send it again."
    EXPIRED = "expired", "The form was more than a day old. Send it again."


class Heard(Word):
    """What became of a rating that was sent."""

    KEPT = "kept"
    KEPT_BEFORE = "kept_before"
    TRAPPED = "trapped"


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """What the signed token of a form says: for which page it was opened, and when."""

    page: str
    number: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it was sent. ``trap`` is a field that people do not see, and that
    programs fill in.
    """

    token: str
    useful: bool
    comment: str = ""
    trap: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Vote:
    """A rating as it is counted. ``number`` puts those of one moment into order."""

    at: datetime
    number: int
    page: str
    voice: str
    useful: bool


@dataclass(frozen=True, slots=True)
class Score:
    """What is published of a page. Votes set aside are in neither of the two."""

    useful: int = 0
    not_useful: int = 0
    set_aside: int = 0

    @property
    def counted(self) -> int:
        """How many votes count."""
        return self.useful + self.not_useful


def form_fault(
    opened: OpenedForm | None, *, page: str, trap: str, at: datetime
) -> FormFault | None:
    """This function will return why a form is not taken, or None where it is.

    ``opened`` is what its token says, None where the signature is not ours.
    """
    if trap:
        return FormFault.TRAPPED
    if opened is None or opened.page != page or opened.opened_at > at:
        return FormFault.FORGED
    open_for = at - opened.opened_at
    if open_for < QUICKEST:
        return FormFault.TOO_QUICK
    return FormFault.EXPIRED if open_for > OPEN_FOR else None


def scores(votes: Iterable[Vote]) -> dict[str, Score]:
    """This function will count the votes of every page, bursts and repeats set aside.

    1. A voice with more than VOICE_LIMIT votes counts for nothing. (A voice is of one
       day: its hash is salted anew each day.)
    2. Of a voice's votes on one page, the first counts.
    3. Of an hour in which more than PAGE_LIMIT voices rated a page, nothing counts.
    """
    ordered = sorted(votes)
    counting = _unusual_hours_left_out(_first_of_each(_loud_left_out(ordered)))
    every = Counter(vote.page for vote in ordered)
    useful = Counter(vote.page for vote in counting if vote.useful)
    counted = Counter(vote.page for vote in counting)
    return {
        page: Score(useful[page], counted[page] - useful[page], count - counted[page])
        for page, count in sorted(every.items())
    }


def _loud_left_out(votes: list[Vote]) -> list[Vote]:
    said = Counter(vote.voice for vote in votes)
    return [vote for vote in votes if said[vote.voice] <= VOICE_LIMIT]


def _first_of_each(votes: list[Vote]) -> list[Vote]:
    first: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        first.setdefault((vote.page, vote.voice), vote)
    return list(first.values())


def _unusual_hours_left_out(votes: list[Vote]) -> list[Vote]:
    hours: defaultdict[tuple[str, datetime], list[Vote]] = defaultdict(list)
    for vote in votes:
        hour = vote.at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        hours[vote.page, hour].append(vote)
    return [vote for hour in hours.values() if len(hour) <= PAGE_LIMIT for vote in hour]
