"""The entries of a table of a case file, each read with its place; faults gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from workings.access.words import Word
from workings.core.dates import DatedTo, NotADate
from workings.core.problems import Problem, mend_name

W = TypeVar("W", bound=Word)

LONGEST = 20_000
HUGE = Decimal(10) ** 15


@dataclass(slots=True)
class Fields:
    """One table: what it holds, where it is, and what has been found wrong.

    Every method notes the name that it read, so that :meth:`finish` can tell which
    entries nobody asked for. A wrong entry is a problem and reads as if left out.
    """

    table: Mapping[str, Any]
    where: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def wrong(self, name: str, what: str, mend: str) -> None:
        """Note a problem with an entry."""
        place = f"{self.where}, {name}" if name else self.where
        self.problems.append(Problem(place, what, mend))

    def has(self, name: str) -> bool:
        """Whether it is there."""
        return name in self.table

    def raw(self, name: str) -> Any:
        """The entry as TOML has it, or None."""
        self.asked.add(name)
        return self.table.get(name)

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text, "" where left out."""
        value = self.raw(name)
        if value is None or value == "":
            if needed:
                self.wrong(name, "is missing", f'Give it, as {name} = "..."')
            return ""
        if not isinstance(value, str) or len(value) > LONGEST:
            self.wrong(name, f"{shown(value)} is not a text", "Put it in quotes")
            return ""
        return value.strip()

    def year_text(self, name: str) -> str:
        """A year, in quotes or as a number."""
        value = self.raw(name)
        return str(value) if isinstance(value, int | str) else ""

    def day(self, name: str) -> str:
        """A date of any precision, as text; "" where left out."""
        value = self.raw(name)
        if value is None:
            return ""
        try:
            return str(DatedTo.parse(str(value)))
        except NotADate as error:
            self.wrong(
                name, str(error), 'Write it as "2013-08-31", "2013-08" or "2013"'
            )
            return ""

    def word(self, name: str, words: type[W], default: W | None = None) -> W | None:
        """A word of a closed list; ``default`` where left out, which None forbids."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in set(words):
            return words(value)
        what = "is missing" if value is None else f"{shown(value)} is no such word"
        self.wrong(name, what, mend_name(str(value or ""), words))
        return default

    def one_of(self, name: str, words: tuple[str, ...], default: str = "") -> str:
        """One of some names; the first of them where it is wrong."""
        value = self.text(name) or default
        if value not in words:
            what = f"{shown(value)} is none" if value else "is missing"
            self.wrong(name, what, mend_name(value, words))
            return words[0]
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where left out."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(name, f"{shown(value)} is neither", "Write true or false")
        return False

    def whole(
        self, name: str, low: int, high: int, default: int | None = None
    ) -> int | None:
        """A whole number from ``low`` to ``high``; ``default`` None: it is needed."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if _is_number(value) and value == int(value) and low <= value <= high:
            return int(value)
        what = "is missing" if value is None else f"{shown(value)} does not fit"
        self.wrong(name, what, f"Give a whole number from {low} to {high}")
        return default

    def number(
        self, name: str, low: Decimal | None = None, high: Decimal | None = None
    ) -> Decimal | None:
        """A number within limits; None where left out or wrong."""
        value = self.raw(name)
        return None if value is None else self.checked(name, value, low, high)

    def share(self, name: str) -> Decimal | None:
        """A number from 0 to 1."""
        return self.number(name, Decimal(0), Decimal(1))

    def checked(
        self,
        name: str,
        value: object,
        low: Decimal | None = None,
        high: Decimal | None = None,
    ) -> Decimal | None:
        """This method will take a value as a number, or note why it is none."""
        if not _is_number(value):
            mend = "Give a plain number"
            if isinstance(value, str) and value.rstrip().endswith("%"):
                mend = "Give it as a share of 1: 3.5% is 0.035"
            self.wrong(name, f"{shown(value)} is not a number", mend)
            return None
        number = Decimal(str(value))
        if (low is not None and number < low) or (high is not None and number > high):
            limits = f"from {low} to {high}" if high is not None else f"from {low}"
            self.wrong(name, f"{number} is not {limits}", f"Give a number {limits}")
            return None
        if abs(number) >= HUGE:
            self.wrong(name, f"{number} is beyond all money", "Count its noughts")
            return None
        return number

    def table_of(self, name: str) -> "Fields | None":
        """A table in it, or None."""
        value = self.raw(name)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.wrong(name, f"{shown(value)} is not a table", f"Head it [{name}]")
            return None
        return Fields(value, f"{self.where}, {name}", self.problems)

    def tables(self, name: str, called: str = "title") -> "tuple[Fields, ...]":
        """The tables of an array, each placed by its number and what it is called."""
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(
            isinstance(one, Mapping) for one in value
        ):
            mend = "Give each a heading of its own, in double brackets"
            self.wrong(name, "is not an array of tables", mend)
            return ()
        return tuple(
            Fields(one, _place(self.where, name, at, one.get(called)), self.problems)
            for at, one in enumerate(value, 1)
        )

    def finish(self) -> None:
        """Note every entry that nobody asked for."""
        for name in self.table:
            if name not in self.asked:
                self.wrong(name, "there is no such entry", mend_name(name, self.asked))


def shown(value: object) -> str:
    """This function will quote a value as far as a message can hold it."""
    text = str(value)
    return f'"{text[:60]}..."' if len(text) > 60 else f'"{text}"'


def _place(where: str, name: str, at: int, called: object) -> str:
    title = f" {shown(called)}" if isinstance(called, str) and called else ""
    return f"{where}, {name} {at}{title}"


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return Decimal(str(value)).is_finite()
