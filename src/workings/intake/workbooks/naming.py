"""What the words of a tracker's rows name in the record: its benefits, projects,
services and kinds.
"""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from workings.core.problems import Problem, mend_name
from workings.intake.cells import shown
from workings.intake.cells.texts import LONGEST_TITLE
from workings.intake.cells.words import LONGEST_CODE
from workings.intake.workbooks.mapping import Mapping, Role
from workings.intake.workbooks.rows import TakenRow, place
from workings.ledger.statement import Benefit, Key
from workings.ledger.words import Bearer, BenefitKind

WHOLE = Decimal(1)

Spot = tuple[str, int, Table[Role, int]]
"""A sheet, a row, and its columns: a place that is not yet put into words."""

_WORDS_OF_KIND: tuple[tuple[BenefitKind, str], ...] = (
    (BenefitKind.NON_CASHABLE, r"non[\s-]?cash"),
    (BenefitKind.DIS_BENEFIT, r"dis[\s-]?benefit"),
    (BenefitKind.COST_AVOIDANCE, r"avoid"),
    (
        BenefitKind.COST_TO_DELIVER,
        r"costs? to deliver|one[\s-]?off cost|investment|implementation",
    ),
    (BenefitKind.PRESSURE, r"pressure|growth"),
    (BenefitKind.INCOME, r"income|fees|charges"),
    (BenefitKind.SERVICE_REDUCTION, r"reduction|\bcuts?\b|closure|\bcease"),
    (BenefitKind.CASHABLE_SAVING, r"cash|saving|efficienc"),
)
_KIND_WORDS = tuple(
    (kind, re.compile(it, re.IGNORECASE)) for kind, it in _WORDS_OF_KIND
)
_NOT_OF_CODES = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Register:
    """What the record knows: benefits, projects and services by code (the latter two
    with their titles), and the position of record, in pence.
    """

    benefits: Table[str, Benefit] = field(default_factory=dict)
    projects: Table[str, str] = field(default_factory=dict)
    services: Table[str, str] = field(default_factory=dict)
    position: Table[Key, int] = field(default_factory=dict)


def code_of(reference: str) -> str:
    """This function will make a benefit's code of a reference as it was typed.

    >>> code_of("AS/2024 (01)"), code_of(" r12 "), code_of("--")
    ('AS-2024-01', 'r12', '')
    """
    code = _NOT_OF_CODES.sub("-", reference).strip("-")
    return code if len(code) <= LONGEST_CODE else code[:LONGEST_CODE].strip("-")


def kind_of(word: str) -> BenefitKind | None:
    """This function will read the words of a column of kinds; None for unknown ones.

    >>> kind_of("Efficiency").value, kind_of("Non-cashable").value, kind_of("Blue")
    ('cashable_saving', 'non_cashable', None)
    """
    text = word.casefold().replace(" ", "_")
    if text in set(BenefitKind):
        return BenefitKind(text)
    return next((kind for kind, words in _KIND_WORDS if words.search(word)), None)


class _Named(NamedTuple):
    """What a new benefit is, after its code and its title."""

    kind: BenefitKind
    project: str
    bearer: Bearer = Bearer.COUNCIL
    services: tuple[tuple[str, Decimal], ...] = ()


class Naming:
    """Finds what rows name, and gathers the words that name nothing."""

    def __init__(self, mapping: Mapping, register: Register) -> None:
        self.mapping, self.register = mapping, register
        self.new: dict[str, Benefit] = {}
        self._titles = {
            benefit.title.casefold(): code
            for code, benefit in register.benefits.items()
        }
        self._kinds: dict[str, BenefitKind | None] = {}
        self._found: dict[tuple[Role, str], str | None] = {}
        self._named: dict[tuple[str, str, str], _Named] = {}
        self._unknown: dict[tuple[Role, str], list[Spot]] = {}

    def benefit(self, row: TakenRow, at: Spot) -> Benefit | None:
        """The benefit that a row is of, recorded or new; None where it has no name."""
        words = row.words
        code = "" if words.reference else self._titles.get(words.title.casefold(), "")
        code = code or code_of(words.reference or words.title)
        if not code:
            return None
        held = self.register.benefits.get(code) or self.new.get(code)
        if held is not None:
            return held
        alike = (words.service, words.project, words.kind)
        named = self._named.get(alike) or self._name(alike, at)
        benefit = self.new[code] = Benefit(
            code,
            (words.title or words.reference)[:LONGEST_TITLE],
            *named,
        )
        return benefit

    def _name(self, alike: tuple[str, str, str], at: Spot) -> "_Named":
        """What the words name, found once for all rows of the same; words that name
        nothing are gathered with every place.
        """
        service_words, project_words, kind_words = alike
        service = self._code(service_words, Role.SERVICE, at)
        project = self._code(project_words, Role.PROJECT, at)
        landing = ((service, WHOLE),) if service else ()
        kind = self._kind(kind_words, at)
        named = _Named(kind, project or self.mapping.project, services=landing)
        if not self._unknown:
            self._named[alike] = named
        return named

    def problems(self) -> Iterator[Problem]:
        """One for each word that names nothing, with the places where it stands."""
        for (role, word), places in self._unknown.items():
            more = f" and in {len(places) - 1:,} more rows" if len(places) > 1 else ""
            what = f"the record has no {role} {shown(word)}{more}"
            if role is Role.KIND:
                what = f"{shown(word)} is no kind of benefit{more}"
            yield Problem(spoken(places[0], role), what, self._mend(role, word))

    def _mend(self, role: Role, word: str) -> str:
        if role is Role.KIND:
            kinds = ", ".join(BenefitKind)
            return f"In the mapping, under [kinds], say which it is: {kinds}"
        valid = self._valid(role)
        near = mend_name(word, [*valid, *valid.values()]).rstrip(".?")
        question = "?" if near.startswith("Did") else "."
        return f"{near}{question} Or name its code in the mapping, under [{role}s]"

    def _valid(self, role: Role) -> Table[str, str]:
        known = self.register
        return known.projects if role is Role.PROJECT else known.services

    def _kind(self, word: str, at: Spot) -> BenefitKind:
        if not word:
            return self.mapping.kind
        if word not in self._kinds:
            named = _folded(self.mapping.kinds).get(word.casefold())
            self._kinds[word] = named or kind_of(word)
        kind = self._kinds[word]
        if kind is None:
            self._unknown.setdefault((Role.KIND, word), []).append(at)
        return kind or self.mapping.kind

    def _code(self, word: str, role: Role, at: Spot) -> str:
        """The code of a project or service: by the mapping, by code, or by title."""
        if not word:
            return ""
        if (role, word) not in self._found:
            self._found[role, word] = self._look_up(word, role)
        code = self._found[role, word]
        if code is None:
            self._unknown.setdefault((role, word), []).append(at)
        return code or ""

    def _look_up(self, word: str, role: Role) -> str | None:
        valid = self._valid(role)
        of_mapping = (
            self.mapping.projects if role is Role.PROJECT else self.mapping.services
        )
        named = _folded(of_mapping).get(word.casefold())
        if named is not None:
            return named if named in valid else None
        codes = {code.casefold(): code for code in valid}
        titles = {title.casefold(): code for code, title in valid.items()}
        return codes.get(word.casefold()) or titles.get(word.casefold())


def spoken(spot: Spot, role: Role) -> str:
    """This function will name the cell of a role in a row."""
    sheet, row, columns = spot
    return place(sheet, row, columns.get(role))


T = TypeVar("T")


def _folded(table: Table[str, T]) -> dict[str, T]:
    return {word.casefold(): named for word, named in table.items()}
