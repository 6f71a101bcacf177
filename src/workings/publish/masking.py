"""What is personal in a comment is masked before anything keeps it.

People are asked to give nothing personal, and some do. Better one mask too many than a
telephone number kept: what is masked can be said again, what is kept may be found.
"""

import re
import unicodedata

_JOINS = r"[ .\-/()\u2010-\u2015]{0,4}"
"""What people put between the digits of a number."""

_NAME = r"[^\s@<>()\[\]{}\",;:]"
_EMAIL = re.compile(
    rf"{_NAME}{{1,100}}\s?(?:@|\(at\)|\[at\])\s?{_NAME}{{1,100}}\.{_NAME}{{1,60}}",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    rf"(?<![0-9])\(?(?:\+{_JOINS}44|00{_JOINS}44|0)(?:{_JOINS}[0-9]){{8,12}}"
)
# The groups are those people write. Any six digits would take "by 2010/11" for one.
_SIX = (
    r"(?:[0-9]{6}(?![0-9])|[0-9]{2}([ .\-])[0-9]{2}\1[0-9]{2}"
    r"|[0-9]{3}[ .\-][0-9]{3})"
)
_NATIONAL_INSURANCE = re.compile(
    rf"(?<![A-Z])[A-Z]{{2}}(?:{_JOINS}[0-9](?:{_JOINS}[0-9]){{5}}[A-D](?![A-Z0-9])"
    rf"|[ .\-]?{_SIX}(?:[ .\-]?[A-D](?![A-Z0-9]))?)",
    re.IGNORECASE,
)
# A house number (or "Flat 2, 12"), at most eight words of street and town, a postcode.
_NUMBER = r"[0-9]{1,4}[A-Z]?,?\s+"
_STREET = r"[A-Z][A-Z'.\-]{0,30},?\s+"
_POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]?\s{0,2}[0-9][A-Z]{2}"
_HOME = re.compile(
    rf"\b(?:flat\s+)?(?:{_NUMBER}){{1,2}}(?:{_STREET}){{0,8}}?{_POSTCODE}\b",
    re.IGNORECASE,
)

_MASKS = (
    (_EMAIL, "[e-mail address removed]"),
    (_TELEPHONE, "[telephone number removed]"),
    (_NATIONAL_INSURANCE, "[National Insurance number removed]"),
    (_HOME, "[home address removed]"),
)


def masked(comment: str) -> str:
    """This function will return a comment without e-mail addresses, UK telephone
    numbers, National Insurance numbers, and house numbers with their postcode.

    >>> masked("Ring me on 020 7946 0018, or joe@example.org")
    'Ring me on [telephone number removed], or [e-mail address removed]'
    """
    text = _readable(comment)
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text.strip()


def _readable(comment: str) -> str:
    """Digits of one kind and nothing unseen, so that no number hides between."""
    lines = comment.replace("\r\n", "\n").replace("\t", " ")
    seen = (
        mark for mark in lines if mark == "\n" or unicodedata.category(mark)[0] != "C"
    )
    return "".join(map(_plain_digit, unicodedata.normalize("NFKC", "".join(seen))))


def _plain_digit(mark: str) -> str:
    digit = unicodedata.decimal(mark, None)
    return mark if digit is None else str(digit)
