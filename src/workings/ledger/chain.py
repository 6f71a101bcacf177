"""The chain: each statement's digest covers what it says and the digest before it.

Format 1. The digest is SHA-256 over UTF-8 JSON (no spaces, keys sorted in objects):
first the lines in their order, as arrays, in pages of 1,000; then the head, an object
of explicit fields with natural keys, never row ids. Free text enters by its own
salted digest alone, so that it can be withdrawn without breaking the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

FORMAT = 1
PAGE = 1_000
GENESIS = ""
"""What stands for the digest before the first statement."""

Row = Sequence[str | int | None]
"""A line in the chain: position, benefit, series, basis, first, last, pence, low,
high, ref, file, sheet, cell, wording digest; dates as ISO text."""


def encoded(value: object) -> bytes:
    """This function will write a value as the chain's canonical JSON."""
    text = json.dumps(
        value,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        allow_nan=False,
    )
    return text.encode()


def statement_digest(head: Mapping[str, object], rows: Iterable[Row]) -> str:
    """This function will return the digest of a statement.

    ``head`` holds the fields of :data:`HEAD`; ``rows`` its lines in order. Raises
    :class:`ValueError` where the head's fields are not exactly those.
    """
    if set(head) != HEAD:
        message = f"head fields differ: {sorted(set(head) ^ HEAD)}"
        raise ValueError(message)
    digest = hashlib.sha256()
    lines = iter(rows)
    while page := list(islice(lines, PAGE)):
        digest.update(encoded(page))
    digest.update(encoded(head))
    return digest.hexdigest()


HEAD = frozenset(
    {
        "format",
        "number",
        "previous",
        "recorded_at",
        "programme",
        "statement",
        "kind",
        "said",
        "counts_on",
        "in_force_on",
        "source",
        "grade",
        "standing",
        "visibility",
        "author_body",
        "author_post",
        "decision",
        "cause",
        "corrects",
        "prices",
        "wording",
        "benefits",
        "totals",
        "headlines",
        "shares",
        "facts",
        "verdicts",
        "lines",
    }
)
"""Every field of a statement's head in format 1; none may be left out or added."""


def wording_digest(salt: str, body: str) -> str:
    """This function will return the digest under which a text enters the chain.

    The salt keeps a short text (a name) from being guessed out of its digest once
    the text itself is withdrawn and its salt with it.
    """
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def wording_body(**texts: str) -> str:
    """This function will gather the free texts of one thing said; "" for none."""
    said = {name: text for name, text in texts.items() if text}
    return encoded(said).decode() if said else ""


def wording_texts(body: str) -> dict[str, str]:
    """This function will give the texts back by name; none where withdrawn."""
    return dict(json.loads(body)) if body else {}


@dataclass(frozen=True, slots=True)
class Link:
    """A statement as verification finds it: what is stored, and what it comes to."""

    number: int
    previous: str
    stored: str
    computed: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome: how many statements hold, the head, and the first that does not."""

    statements: int
    head_digest: str
    ok: bool
    first_broken: int | None = None
    reason: str = ""


def verify(links: Iterable[Link], *, head: str = "") -> Verified:
    """This function will walk the chain and name the first statement that is broken.

    ``head``, kept elsewhere from an earlier day, must be met on the way: that shows
    an end cut off, which leaves a shorter chain that holds in itself.
    """
    count, previous = 0, GENESIS
    met = not head
    for link in links:
        fault = _fault(link, count + 1, previous)
        if fault:
            return Verified(count, previous, False, count + 1, fault)
        count, previous = link.number, link.stored
        met = met or link.stored == head
    if not met:
        reason = (
            f"the digest {head} is nowhere in the chain: statements after the "
            f"last one here ({count}) were cut off, or the digest is of another record"
        )
        return Verified(count, previous, False, count + 1, reason)
    return Verified(count, previous, True)


def _fault(link: Link, expected: int, previous: str) -> str:
    if link.number != expected:
        return f"statement {expected} is missing"
    if link.fault:
        return link.fault
    if link.previous != previous:
        return f"statement {expected} does not follow the digest before it"
    if link.computed != link.stored:
        return f"what statement {expected} says is not what was posted"
    return ""
