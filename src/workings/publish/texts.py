"""The words of a programme's pages: Markdown in which figures are named, never typed.

    It now expects {figure:current-forecast} for {figure:cost-to-deliver:value}.

``{figure:NAME}`` is the figure's wording with a link to its page, ``:value`` its exact
value and ``:note`` what must be said beside it. What it says is computed when a page is
shown, so that a number in a sentence can never differ from the ledger.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from workings.access.words import Word
from workings.core.money import Money
from workings.core.problems import Problem, mend_name
from workings.ledger.figures import BY_SLUG, Figure
from workings.publish import markdown
from workings.publish.markdown import Look

LONGEST = 50_000
NOT_STATED = "not stated"


class Section(Word):
    """The sections of a programme's page that have words of their own."""

    WHAT = "what", "what it is"
    WHY = "why", "why it is needed"
    HOW = "how", "how it works"
    BENEFITS = "benefits", "financial benefits"
    DECIDED = "decided", "how decisions were made"


class Part(Word):
    """What of a figure is said."""

    WORDING = "wording"
    VALUE = "value", "exact value"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Words ready to be shown: safe HTML, and the figures named in them, in order."""

    html: str
    figures: tuple[str, ...]


_BRACES = re.compile(r"\{\s*(?:[A-Za-z]+\s*:|[Ff]igures?\b)[^{}\n]*\}?")
_FIGURE = re.compile(r"\{figure:([a-z0-9-]{1,80})(?::([a-z]{1,20}))?\}")
# Control characters, and those that turn the direction of the words around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(body: str) -> str:
    """This function will give a text the line ends and the ending that all have."""
    body = body.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return body.strip() + "\n" if body.strip() else ""


def digest(body: str) -> str:
    """This function will return the SHA-256 that a version is known by."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def problems(body: str, *, where: str) -> tuple[Problem, ...]:
    """This function will return what is wrong with a text, each with its line and
    column: unknown figures above all, with the nearest name there is.
    """
    if not body.strip():
        return (Problem(where, "the text is empty", "Write it, or leave it out"),)
    if len(body) > LONGEST:
        what = f"the text has {len(body):,} characters"
        return (Problem(where, what, f"Use {LONGEST:,} at most"),)
    found = [*_unseen(body, where), *_misnamed(body, where), *_images(body, where)]
    return tuple(found)


def figures_named(body: str) -> tuple[str, ...]:
    """This function will return the figures that a text names, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _FIGURE.finditer(body)))


def rendered(
    body: str,
    figures: Mapping[str, Figure],
    *,
    address: Callable[[str], str],
    look: Look | None = None,
) -> Rendered:
    """This function will render a text as safe HTML, each figure as a link that says
    what the figure says as at its date.

    ``address`` gives the address of a figure's page; ``look`` the classes of the HTML's
    elements and the level of its topmost headings.
    """

    def say(name: str, part: str) -> markdown.Said:
        chosen, figure = Part(part or Part.WORDING), figures.get(name)
        if chosen is Part.NOTE:
            return markdown.Said(_sentence(figure.note) if figure else "", "")
        words = NOT_STATED if figure is None else said(figure, chosen)
        return markdown.Said(words, address(name))

    html = markdown.html(body, figure=_FIGURE, say=say, look=look or Look())
    return Rendered(html, figures_named(body))


def plain(body: str) -> str:
    """This function will return a text's bare words, an ellipsis for each figure."""
    return markdown.plain(body, figure=_FIGURE)


def said(figure: Figure, part: Part) -> str:
    """This function will say a figure: "£165m", or its exact value "£164,500,000"."""
    if figure.value is None:
        return NOT_STATED
    return figure.wording if part is Part.WORDING else exactly(figure.value)


def _sentence(note: str) -> str:
    """Notes are written to stand after a colon; in running text they need this."""
    return note and note[:1].upper() + note[1:].rstrip(".") + "."


def exactly(value: Money | Fraction) -> str:
    """This function will write a value out: money to the penny, a share to the tenth
    of a percent, halves away from zero.
    """
    if isinstance(value, Money):
        return str(value)
    percent = Decimal(value.numerator * 100) / Decimal(value.denominator)
    return f"{percent.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def _unseen(body: str, where: str) -> Iterator[Problem]:
    match = _UNSEEN.search(body)
    if match is not None:
        what = f"the character U+{ord(match[0]):04X} cannot be seen"
        yield Problem(_place(body, match.start(), where), what, "Take it out")


def _misnamed(body: str, where: str) -> Iterator[Problem]:
    for match in _BRACES.finditer(body):
        fault = _fault(match[0])
        if fault is not None:
            yield Problem(_place(body, match.start(), where), *fault)


def _fault(written: str) -> tuple[str, str] | None:
    named = _FIGURE.fullmatch(written)
    if named is None:
        what = f'"{written[:60]}" is not how a figure is named'
        return what, "Write it as {figure:current-forecast}"
    name, part = named.groups()
    if name not in BY_SLUG:
        return f'there is no figure "{name}"', mend_name(name, BY_SLUG)
    if part is not None and part not in list(Part):
        return f'a figure has no "{part}"', mend_name(part, Part)
    return None


def _images(body: str, where: str) -> Iterator[Problem]:
    for line in markdown.lines_with_images(body):
        what, mend = "a text can show no image", "Link to it instead"
        yield Problem(f"{where} line {line}", what, mend)


def _place(body: str, at: int, where: str) -> str:
    line = body.count("\n", 0, at) + 1
    column = at - (body.rfind("\n", 0, at) + 1) + 1
    return f"{where} line {line}, column {column}"
