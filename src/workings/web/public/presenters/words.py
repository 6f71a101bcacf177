"""How the record's words are put before a reader."""

from collections.abc import Sequence, Sized

from workings.core.dates import DatedTo
from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.documents.sources import SourceRecord
from workings.ledger.said import CitedSource
from workings.ledger.words import BASIS_LABELS, Series
from workings.web.components import Content, Inline, content, external, numeric

NOT_STATED = "not stated"

UNCERTAIN = "The sources leave parts of this open."


def sentence(text: str) -> str:
    """This function will begin a text with a capital and end it with a full stop."""
    text = text.strip()
    if not text:
        return ""
    return capital(text) + ("" if text[-1] in ".?!" else ".")


def capital(text: str) -> str:
    """This function will begin a text with a capital."""
    return text[:1].upper() + text[1:]


def count(things: Sized, one: str) -> str:
    """This function will count things: "1 project", "27 projects"."""
    return f"{len(things)} {one}" + ("" if len(things) == 1 else "s")


def separated(links: Sequence[Inline], by: str = ", ") -> list[Inline]:
    """This function will put commas (``by`` something else) between links."""
    found: list[Inline] = []
    for link in links:
        found += [by, link] if found else [link]
    return found


def amount(pence: int, *, low: int | None = None, high: int | None = None) -> Content:
    """This function will write an exact amount, with its range where one was given."""
    ends = [f"{Money(end)}" for end in (low, high) if end is not None]
    under = (f"given as {' to '.join(ends)}",) if ends else ()
    return numeric(str(Money(pence)), under=under)


def measure(series: Series, basis: Basis, period: Period) -> Content:
    """This function will say what an amount is of: promised or arrived, how it is
    counted, and for when.
    """
    return content(
        capital(f"{series.label}, {BASIS_LABELS[basis]}"), under=(period.spoken(),)
    )


def dated(when: DatedTo | None) -> str:
    """This function will write a date that may not be stated."""
    return when.spoken() if when else NOT_STATED


def source(cited: SourceRecord | CitedSource | None) -> Content:
    """This function will link to a source, or name it where it has no address."""
    if cited is None:
        return content("no source is named")
    details = [cited.publisher] if cited.publisher != cited.title else []
    details += [cited.dated.spoken()] if cited.dated else []
    return content(
        external(cited.title, cited.address), under=(", ".join(filter(None, details)),)
    )
