"""Where benefits land: their amounts split over services, to the penny."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workings.core.money import allocate
from workings.ledger.position import Part

NO_SERVICE = "(no service named)"
"""Where the amounts of benefits go that no service was named for."""

Landing = Sequence[tuple[str, Fraction]]
"""The places a benefit lands on, with its shares, which sum to 1. A place may stand
there twice: a function that two of the services belong to."""

LANDS_NOWHERE: Landing = ((NO_SERVICE, Fraction(1)),)
"""The landing of a benefit that no service was named for."""


def landed(
    amounts: Iterable[tuple[str, Part]], landings: Mapping[str, Landing]
) -> dict[str, tuple[Part, ...]]:
    """This function will split each benefit's parts over the places it lands on.

    ``amounts`` are parts with the benefit each is of. Largest remainders: the parts
    of all places sum to the whole. A part counts once in each place it reaches.
    """
    places: defaultdict[str, defaultdict[tuple[object, ...], list[int]]]
    places = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for benefit, part in amounts:
        measure = (part.series, part.basis, part.period, part.prices)
        landing = landings.get(benefit, LANDS_NOWHERE)
        for place, pence in split(part.pence, landing).items():
            held = places[place][measure]
            held[0] += part.count
            held[1] += pence
    return {
        place: tuple(Part(*measure, *held) for measure, held in measures.items())  # type: ignore[arg-type]
        for place, measures in places.items()
    }


def split(pence: int, landing: Landing) -> dict[str, int]:
    """This function will split an amount over the places that it lands on."""
    if len(landing) == 1:
        return {landing[0][0]: pence}
    split: defaultdict[str, int] = defaultdict(int)
    amounts = allocate(pence, [share for _, share in landing])
    for (place, _), amount in zip(landing, amounts, strict=True):
        split[place] += amount
    return split
