"""Words of closed lists, each with its label for readers."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A closed list of words: ``LATC = "latc", "local authority trading company"``.

    Where no label is given, the word itself is read out. A label belongs to its
    member and not to a table of labels, because words of different lists may be
    spelt alike, and a table would take them for one.
    """

    label: str

    def __new__(cls, word: str, label: str = "") -> Self:
        """Make a member of a word and its label."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label or word.replace("_", " ")
        return member
