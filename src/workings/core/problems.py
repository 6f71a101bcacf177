"""Problems: what is wrong with data somebody brought, as values, all gathered."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from workings.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in something brought in.

    ``where`` names the place as its owner would find it ("lines.csv row 14,
    amount"), ``what`` says what was found there, ``mend`` what to do about it.
    """

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        stop = "" if self.mend.endswith((".", "?")) else "."
        return f"{self.where}: {self.what}. {self.mend}{stop}"


class HasProblems(Refusal):
    """Nothing was written because of the problems it carries."""

    outcome = "nothing was written"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {noun} found, {self.outcome}.")


def shown(cell: str) -> str:
    """This function will quote a cell in one short line, whatever is in it."""
    line = "".join(letter if letter.isprintable() else " " for letter in cell)
    line = " ".join(line.split())
    return f'"{line[:57]}..."' if len(line) > 60 else f'"{line}"'


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """This function will return the valid name most like ``name``, or None.

    >>> nearest("one-barmet", ["one-barnet", "two-barnet"])
    'one-barnet'
    >>> nearest("2012", ["2019-20", "2012-13"])
    '2012-13'
    """
    names = list(valid)
    if name in names:
        return name
    folded = {candidate.casefold(): candidate for candidate in reversed(names)}
    typed = name.casefold()
    # What was begun and not ended is nearer than what is as long: "2012" may be
    # "2012-13", and is not "2019-20".
    begun = [each for each in folded if len(typed) > 2 and each.startswith(typed)]
    found = sorted(begun, key=len) or get_close_matches(typed, folded, n=1, cutoff=0.5)
    return folded[found[0]] if found else None


def mend_name(name: str, valid: Iterable[str]) -> str:
    """This function will say how to mend an unknown name: the nearest, or all.

    >>> mend_name("delivred", ["plan", "delivered"])
    'Did you mean "delivered"?'
    """
    names = sorted(valid)
    close = nearest(name, names)
    if close is not None:
        return f'Did you mean "{close}"?'
    if not names:
        return "There are none yet"
    shown = ", ".join(names[:12])
    return f"Use one of: {shown}" + (", ..." if len(names) > 12 else "")


class UnknownName(Refusal):
    """Nothing has the name that was asked for; ``meant`` is the name most like it, if
    one is, and ``plainly`` says what is wrong without saying how to mend it.
    """

    noun: ClassVar[str]
    returncode = 2
    """A wrong name on the command line is wrong usage."""

    def __init__(self, name: str, valid: Iterable[str]) -> None:
        names = sorted(valid)
        self.name = name
        self.meant = nearest(name, names)
        self.plainly = self.said()
        super().__init__(f"{self.plainly} {mend_name(name, names)}")

    def said(self) -> str:
        """What is wrong, in a sentence."""
        return f'There is no {self.noun} "{self.name}".'
