"""English authorities: their codes, classes and names, and what became of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workings.core.problems import nearest
from workings.core.refusals import Refusal

CLASSES: Mapping[str, str] = {
    "L": "London borough",
    "MD": "metropolitan district",
    "UA": "unitary authority",
    "SC": "shire county",
    "SD": "shire district",
    "O": "police, fire, waste, park or other authority",
}
SOCIAL_CARE = frozenset({"L", "MD", "UA", "SC"})
"""The classes that are responsible for social care."""

COUNCIL_TYPES = re.compile(r" (UA|CC|BC|DC|MBC|City)$")


@dataclass(frozen=True, slots=True, order=True)
class Authority:
    """One authority: the publisher's code ("E5031") and the statistics office's."""

    code: str
    ons: str
    name: str
    kind: str

    @property
    def spoken(self) -> str:
        """The name without the publisher's letters for what kind it is."""
        return COUNCIL_TYPES.sub("", self.name)


class NoSuchCouncil(Refusal):
    """No authority has this name or code."""

    def __init__(self, asked: str, authorities: Iterable[Authority]) -> None:
        close = nearest(asked, [one.spoken for one in authorities])
        hint = f'Did you mean "{close}"?' if close else "See `workings reference list`."
        super().__init__(f'There is no authority "{asked}" in the accounts. {hint}')


def find(asked: str, authorities: Sequence[Authority]) -> Authority:
    """This function will find an authority by its name or either code.

    Capitals, "&" for "and", and the publisher's letters (UA, CC) do not matter.
    Raises :class:`NoSuchCouncil` with the nearest name.
    """
    wanted = _folded(asked)
    for one in authorities:
        if wanted in {_folded(one.code), _folded(one.ons), _folded(one.spoken)}:
            return one
    raise NoSuchCouncil(asked, authorities)


def _folded(text: str) -> str:
    plain = COUNCIL_TYPES.sub("", text.strip()).replace("&", "and").casefold()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


_NEW_POLICE_NUMBERS = {"71": "15", "72": "19", "73": "36"}


def successor(code: str) -> str:
    """This function will give the code under which an authority's account goes on.

    Police authorities (E60) became police and crime commissioners (E70) in
    November 2012, with the same area. All others keep their code.

    >>> successor("E6042"), successor("E6071"), successor("E5031")
    ('E7042', 'E7015', 'E5031')
    """
    if not code.startswith("E60"):
        return code
    number = code[3:]
    return f"E70{_NEW_POLICE_NUMBERS.get(number, number)}"


MERGED: Mapping[str, tuple[str, ...]] = {
    # Bournemouth, Christchurch and Poole; Dorset: 1 April 2019
    "E06000058": ("E06000028", "E06000029", "E07000048"),
    "E06000059": ("E07000049", "E07000050", "E07000051", "E07000052", "E07000053"),
    # East Suffolk; West Suffolk; Somerset West and Taunton: 1 April 2019
    "E07000244": ("E07000205", "E07000206"),
    "E07000245": ("E07000201", "E07000204"),
    "E07000246": ("E07000190", "E07000191"),
    # Buckinghamshire: 1 April 2020
    "E06000060": ("E07000004", "E07000005", "E07000006", "E07000007"),
    # North and West Northamptonshire: 1 April 2021
    "E06000061": ("E07000150", "E07000152", "E07000153", "E07000156"),
    "E06000062": ("E07000151", "E07000154", "E07000155"),
}
"""The areas (ONS codes) that the authorities of later estimates are made of."""


def areas(one: Authority, authorities: Iterable[Authority]) -> tuple[str, ...]:
    """This function will list the ONS codes whose people an authority serves.

    A county's are those of its districts, which share the county's number in the
    publisher's codes; the Greater London Authority's are the London boroughs.
    Empty where no list of areas is packaged (police, fire, waste, parks).
    """
    if one.kind == "SC":
        return tuple(
            other.ons
            for other in authorities
            if other.kind == "SD" and other.code[:3] == one.code[:3]
        )
    if one.code == "E5100":
        return tuple(other.ons for other in authorities if other.kind == "L")
    if one.ons[:3] in {"E06", "E07", "E08", "E09"}:
        return (one.ons,)
    return ()
