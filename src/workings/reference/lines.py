"""Where each published line of a council's account belongs.

The revenue outturn (RS) and the budget (RA) run downwards: services, then corporate
costs and specific grants to *net revenue expenditure*; then the use of reserves and
general grants to the *council tax requirement*; then memoranda, which add to nothing.
Labels drift from year to year, so that a line is known by its words without brackets,
capitals and stops, and by the stretch of the account that it stands in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """What a published line is, of the things a line can be; exactly one."""

    SERVICE = "service"
    CORPORATE = "corporate"
    RING_FENCED = "ring_fenced"
    """A grant for one purpose, or what such a grant pays for."""
    FUNDING = "funding"
    RESERVES = "reserves"
    MEMORANDUM = "memorandum"
    TOTAL = "total"
    """A sum of the lines above it: placed with them already."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A line's place, and the item that it is part of ("highways")."""

    place: Place
    item: str
    known: bool = True
    """False where its words are new and only its stretch of the account placed it."""


NET_REVENUE = "net-revenue-expenditure"
COUNCIL_TAX = "council-tax-requirement"

_SERVICES = {
    "highways and transport services": "highways",
    "social care": "social-care",
    "child social care": "children-social-care",
    "adult social care": "adult-social-care",
    "housing services": "housing",
    "cultural and related services": "culture",
    "environmental and regulatory services": "environment",
    "planning and development services": "planning",
    "police services": "police",
    "fire and rescue services": "fire",
    "central services": "central",
    "other services": "other-services",
}
# Paid for by the schools grant, the public health grant and the subsidies of housing
# benefit and council tax benefit: what they cost beyond their grants is one balance.
_RING_FENCED = {
    "education services": "education",
    "education student support": "education",
    "public health": "public-health",
    "housing benefits": "benefits",
    "local tax collection council tax benefit": "council-tax-benefit",
    "specific and special": "specific-grants",
    "specific grants": "specific-grants",
}
_FUNDING = {
    "area based grant": "general-grants",
    "local services support grant": "general-grants",
    "inter authority transfers": "other-funding",
    "revenue support grant": "revenue-support-grant",
    "police grant": "police-grant",
    "general gla grant": "other-funding",
    "redistributed non domestic rates": "business-rates",
    "retained income from rate retention scheme": "business-rates",
    "other items": "other-funding",
}
_RESERVES = {
    "appropriations to from schools reserves": "schools-reserves",
    "appropriations to from public health": "public-health-reserves",
    "appropriations to from other earmarked": "earmarked-reserves",
    "appropriations to from unallocated": "general-reserves",
}
# Parishes' own money, and what other bodies levy: passed on, not spent here.
_CORPORATE = {
    "parish precepts": "precepts-and-levies",
    "integrated transport authority levy": "precepts-and-levies",
    "waste disposal authority levy": "precepts-and-levies",
    "london pensions fund authority levy": "precepts-and-levies",
    "other levies": "precepts-and-levies",
    "levy environment agency": "precepts-and-levies",
    "capital expenditure charged to the gf": "capital-financing",
    "flexible use of capital receipts": "capital-financing",
    "capital receipts used to finance": "capital-financing",
    "provision for repayment of principal": "capital-financing",
    "leasing payments": "capital-financing",
    "interest": "capital-financing",
    "private finance initiative": "capital-financing",
    "contribution to the hra": "other-corporate",
    "external trading accounts": "other-corporate",
    "internal trading accounts": "other-corporate",
    "capital charges accounted for in": "other-corporate",
    "capital items accounted for in": "other-corporate",
    "appropriations to from accumulated absences": "other-corporate",
    "appropriations to from financial instruments": "other-corporate",
    "appropriations to from unequal pay": "other-corporate",
    "adjustments to net current expenditure": "other-corporate",
    "local tax collection non domestic rate relief": "other-corporate",
    "provision for bad debts": "other-corporate",
    "business rates supplement": "other-corporate",
    "community infrastructure levy": "other-corporate",
    "carbon reduction commitment": "other-corporate",
}
_MEMORANDA = {
    "schools reserves level": "schools-reserves-level",
    "public health financial reserves level": "public-health-reserves-level",
    "other earmarked financial reserves level": "earmarked-reserves-level",
    "unallocated financial reserves level": "general-reserves-level",
    "total amount of council tax revenue foregone": "council-tax-support",
}
_TOTALS = {
    "total service expenditure": "total-service-expenditure",
    "net current expenditure": "net-current-expenditure",
    "sub total": "sub-total",
    "revenue expenditure": "revenue-expenditure",
    "net revenue expenditure": NET_REVENUE,
    "the budget requirement": "budget-requirement",
    "budget requirement": "budget-requirement",
    "council tax requirement": COUNCIL_TAX,
}
_BY_PLACE = (
    (Place.SERVICE, _SERVICES),
    (Place.RING_FENCED, _RING_FENCED),
    (Place.FUNDING, _FUNDING),
    (Place.RESERVES, _RESERVES),
    (Place.CORPORATE, _CORPORATE),
)

SERVICES = tuple(dict.fromkeys(_SERVICES.values()))
"""The service groups, in the order of the account."""
RING_FENCED = tuple(dict.fromkeys(_RING_FENCED.values()))
CORPORATE = tuple(dict.fromkeys(_CORPORATE.values()))
FUNDING = tuple(dict.fromkeys(_FUNDING.values()))
RESERVES = tuple(dict.fromkeys(_RESERVES.values()))
LEVELS = tuple(dict.fromkeys(_MEMORANDA.values()))
PLACED = SERVICES + RING_FENCED + CORPORATE + FUNDING + RESERVES
"""The items that add up to the council tax requirement."""
ITEMS = PLACED + LEVELS + (NET_REVENUE, COUNCIL_TAX)
"""Every item that is kept of an account."""


def words(label: str) -> str:
    """This function will give a label's words, without what drifts.

    >>> words("Children\u2019s Social Care (TOTAL OF LINES 310 to 327)")
    'child social care'
    """
    bare = re.sub(r"\([^)]*\)?|\[[^\]]*\]?", " ", label.lower())
    bare = re.sub(r"['\u2019]", "", bare)
    bare = re.sub(r"[^a-z0-9]+", " ", bare).strip()
    return re.sub(r"\bchildrens?\b", "child", bare)


def place_lines(labels: Iterable[str]) -> Iterator[Placing]:
    """This function will place an account's lines, given in published order.

    A detailed return (RA) gives a service's parts and then its total: the total is
    placed as the service, and the parts are memoranda.
    """
    listed = [words(label) for label in labels]
    whole = {text.removeprefix("total ") for text in listed if _is_whole_service(text)}
    stretch = Place.SERVICE
    for text in listed:
        placing = _place(text, stretch, detailed=bool(whole))
        yield placing
        if placing.place is Place.TOTAL:
            stretch = _AFTER.get(placing.item, stretch)


# What a line of new words is, by the total that it stands behind.
_AFTER = {
    "total-service-expenditure": Place.CORPORATE,
    NET_REVENUE: Place.FUNDING,
    COUNCIL_TAX: Place.MEMORANDUM,
}
_UNKNOWN = {
    Place.SERVICE: "other-services",
    Place.CORPORATE: "other-corporate",
    Place.FUNDING: "other-funding",
    Place.MEMORANDUM: "",
}


def _is_whole_service(text: str) -> bool:
    plain = text.removeprefix("total ")
    return text != plain and (plain in _SERVICES or plain in _RING_FENCED)


def _place(text: str, stretch: Place, *, detailed: bool) -> Placing:
    if stretch is Place.MEMORANDUM:
        return Placing(stretch, _memorandum(text))
    if text in _TOTALS:
        return Placing(Place.TOTAL, _TOTALS[text])
    if detailed and stretch is Place.SERVICE:
        return _of_detailed(text)
    for place, listed in _BY_PLACE:
        exact = place is Place.SERVICE
        for known, item in listed.items():
            if text == known or (not exact and text.startswith(known)):
                return Placing(place, item)
    return Placing(stretch, _UNKNOWN[stretch], known=False)


def _of_detailed(text: str) -> Placing:
    if not text.startswith("total "):
        return Placing(Place.MEMORANDUM, "")
    plain = text.removeprefix("total ")
    for place, listed in _BY_PLACE[:2]:
        if plain in listed:
            return Placing(place, listed[plain])
    return Placing(Place.SERVICE, "other-services", known=False)


def _memorandum(text: str) -> str:
    # The last of a level's two columns is the one at 31 March.
    plain = text.removeprefix("estimated ")
    if plain.endswith("at 1 april"):
        return ""
    for known, item in _MEMORANDA.items():
        if plain.startswith(known):
            return item
    return ""
