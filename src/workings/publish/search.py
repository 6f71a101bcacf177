"""What was asked, what fits best, and how a hit is shown. Text in, values out.

The engines find (:mod:`workings.publish.queries.search`); here the words of a question
are read, the hits ranked, alike on both engines, and snippets cut from plain text.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from snowballstemmer import stemmer

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.publish.stop_words import STOP_WORDS

LONGEST_QUESTION = 1_000
MOST_WORDS = 12
LONGEST_WORD = 40
SHORTEST_PREFIX = 3
MOST_FORMS = 24
"""Of a word that is taken for the beginning of others."""

PAGE_SIZE = 20
SNIPPET = 220
"""Characters of a snippet, about two lines."""


class Kind(Word):
    """What can be found, in the order in which equal hits are shown."""

    FIGURE = "figure"
    PROJECT = "project"
    SERVICE = "service"
    DECISION = "decision"
    TEXT = "text", "page text"
    STATEMENT = "statement"
    DOCUMENT = "document"
    SOURCE = "source", "cited source"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be found from a day on. ``code`` is what its page goes by.

    ``dated`` is the date it is shown with; ``statement`` the number in the chain from
    which it is known, 0 where it is of no statement.
    """

    kind: Kind
    code: str
    title: str
    body: str
    since: date
    dated: DatedTo | None = None
    statement: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A word that was asked for, with the words it may be the beginning of."""

    word: str
    forms: tuple[str, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """The stems by which it is found."""
        return frozenset(map(stem, (self.word, *self.forms)))


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of plain text, marked where it is what was asked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, as it is shown."""

    kind: Kind
    code: str
    title: tuple[Span, ...]
    snippet: tuple[Span, ...]
    dated: DatedTo | None

    @property
    def title_text(self) -> str:
        """The title without its marks."""
        return "".join(span.text for span in self.title)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found.

    ``counts`` is of every kind, whichever were asked for; ``total`` of those asked for.
    ``every_word`` is false where nothing has all the words and the hits have some;
    ``suggestion`` is then the question in words that are known here, or "".
    """

    asked: str
    hits: tuple[Hit, ...] = ()
    counts: tuple[tuple[Kind, int], ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    every_word: bool = True
    suggestion: str = ""


_WORD = re.compile(r"[^\W_]+")
_SHORT = re.compile(r"\b(?:IT|HR|hr)\b")
_IN_FULL = {"it": "information technology", "hr": "human resources"}
"""What councils say for short, and nobody would find: "it" says too little unless it is
in capitals, and services stand in the record by their names in full.
"""


def words(text: str) -> list[str]:
    """This function will return the words of a text as they are indexed and asked
    for: small letters without accents, and digits.
    """
    text = _SHORT.sub(lambda short: _IN_FULL[short[0].lower()], text)
    if not text.isascii():
        marks = unicodedata.normalize("NFKD", text)
        text = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return [word[:LONGEST_WORD] for word in _WORD.findall(text.casefold())]


def words_asked(question: str) -> tuple[str, ...]:
    """This function will return the words that a question asks for, each once.

    Nothing in it is an operator. What says too little to be found by ("the") is left
    out, as is whatever goes on after a dozen words.
    """
    found = words(question[:LONGEST_QUESTION])
    asked = (word for word in found if word not in STOP_WORDS)
    return tuple(dict.fromkeys(asked))[:MOST_WORDS]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """This function will return the stem of a word: "consult" of "consultation"."""
    # One of its own each time: it holds the word it works on, and threads share us.
    return str(stemmer("english").stemWord(word))


def ranked(items: Iterable[Item], terms: Sequence[Term]) -> list[Item]:
    """This function will put items into order, the best first.

    A word in the title counts most, the very word more than its beginning or stem;
    equal ones stand by kind, the newest first.
    """
    stems = [(term.word, term.stems) for term in terms]
    kinds = list(Kind)

    def order(item: Item) -> tuple[float, int, int, str]:
        when = -item.dated.on.toordinal() if item.dated else 0
        return (-_score(item, stems), kinds.index(item.kind), when, item.code)

    return sorted(items, key=order)


def _score(item: Item, terms: Sequence[tuple[str, frozenset[str]]]) -> float:
    title, body = words(item.title), words(item.body)
    score = 0.0
    for word, stems in terms:
        score += 8 * any(stem(each) in stems for each in title) + 4 * (word in title)
        score += min(4, sum(stem(each) in stems for each in body)) + (word in body)
    phrase = " ".join(word for word, _ in terms)
    if len(terms) > 1:
        score += 10 * (phrase in " ".join(title)) + 5 * (phrase in " ".join(body))
    return score


def hit(item: Item, terms: Sequence[Term]) -> Hit:
    """This function will show an item with what was asked for marked in it."""
    stems = frozenset[str]().union(*(term.stems for term in terms))
    title = tuple(spans(item.title, stems))
    return Hit(item.kind, item.code, title, snippet(item.body, stems), item.dated)


def snippet(body: str, stems: Collection[str]) -> tuple[Span, ...]:
    """This function will cut the piece out of a text that has the most of the words."""
    text = " ".join(body.split())
    if len(text) <= SNIPPET:
        return tuple(spans(text, stems))
    places = [match.start() for match in _marked(text, stems)][:200]
    best = max(places, key=lambda at: _within(places, at), default=0)
    start = _word_start(text, max(0, min(best - 40, len(text) - SNIPPET)))
    end = _word_end(text, start + SNIPPET)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    cut = spans(text[start:end], stems)
    ends = (Span(before), *cut, Span(after))
    return tuple(span for span in ends if span.text)


def spans(text: str, stems: Collection[str]) -> Iterator[Span]:
    """This function will yield a text in pieces, those with one of the stems marked."""
    at = 0
    for match in _marked(text, stems):
        if match.start() > at:
            yield Span(text[at : match.start()])
        yield Span(match[0], marked=True)
        at = match.end()
    if at < len(text):
        yield Span(text[at:])


def suggested(asked: Sequence[str], known: Collection[str]) -> str:
    """This function will return the question with each unknown word replaced by the
    known one most like it; "" where there is none to replace.
    """
    mended = [word if word in known else _nearest(word, known) for word in asked]
    return "" if mended == list(asked) or "" in mended else " ".join(mended)


def _nearest(word: str, known: Collection[str]) -> str:
    # Most slips leave the length about as it was, and one of the first two letters.
    near = [
        each
        for each in sorted(known)
        if abs(len(each) - len(word)) <= 2 and set(each[:2]) & set(word[:2])
    ]
    found = get_close_matches(word, near, n=1, cutoff=0.7)
    return found[0] if found else ""


def _marked(text: str, stems: Collection[str]) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        if any(stem(word) in stems for word in words(match[0])):
            yield match


def _within(places: Sequence[int], start: int) -> int:
    return sum(start <= place < start + SNIPPET - 60 for place in places)


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at) + 1 or at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    # A text may be one word of ten thousand characters.
    return space if at - space < 60 else at
