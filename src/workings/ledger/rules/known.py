"""What is known before a statement is posted, and how places are named."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from workings.core.problems import Problem, mend_name
from workings.ledger.statement import Key, Statement


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """What the rules need of a decision: was it one to go ahead, and since when?"""

    approved: bool
    effective_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """The names a statement may use, as they stand before it is posted.

    ``statements`` maps earlier statements to the keys of their lines.
    """

    sources: Collection[str] = ()
    benefits: Collection[str] = ()
    projects: Collection[str] = ()
    bodies: Collection[str] = ()
    posts: Collection[str] = ()
    decisions: Mapping[str, KnownDecision] = field(default_factory=dict)
    statements: Mapping[str, Collection[Key]] = field(default_factory=dict)
    totals: Collection[str] = ()
    facts: Collection[str] = ()
    shares: Collection[str] = ()


Place = Callable[[str, int | None, str], str]
"""Names a place for its owner: table, index of the item in the statement, column."""


def in_statement(statement: Statement) -> Place:
    """This function will return places named after the statement itself."""

    def place(table: str, index: int | None, column: str) -> str:
        item = "" if index is None else f" {table} {index + 1}"
        return f"statement {statement.code}{item}, {column}"

    return place


def unknown(
    name: str, valid: Collection[str], where: str, noun: str
) -> Iterator[Problem]:
    """This function will yield the problem of a name that is not known."""
    if name not in valid:
        mend = mend_name(name, valid)
        yield Problem(where, f'there is no {noun} "{name}"', mend.rstrip("."))


def each_once(names: Iterable[str], where: str, noun: str) -> Iterator[Problem]:
    """This function will yield a problem for each name that stands twice."""
    for name, times in Counter(names).items():
        if times > 1:
            yield Problem(where, f'{noun} "{name}" is named twice', "Name it once")
