"""Money in whole pence, which knows what it measures.

Adding an annual saving to a ten-year one, or cash to 2012/13 prices, is the classic
error of public finance. So an amount carries its *basis* and *price base* as other
money carries a currency, and mixing them raises.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Basis(StrEnum):
    """What an amount measures over its period."""

    ANNUAL = "annual"
    INCREMENT = "increment"
    RUN_RATE = "run_rate"
    CUMULATIVE = "cumulative"


class MixedMoney(TypeError):
    """Amounts of different bases or price bases were put together."""


class NotMoney(ValueError):
    """A text that should be an amount of money is none, or has parts of pence."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole pence; plus improves the council's bottom line.

    ``basis`` None is a plain amount. ``prices`` is "" where not stated, "cash" for
    nominal amounts, or the financial year of the price base ("2012/13").
    """

    pence: int
    basis: Basis | None = None
    prices: str = ""

    def __post_init__(self) -> None:
        pence: object = self.pence
        if isinstance(pence, bool) or not isinstance(pence, int):
            message = f"Money takes whole pence, not {self.pence!r}"
            raise TypeError(message)

    def _same(self, other: object) -> "Money":
        if not isinstance(other, Money):
            message = f"Money does not mix with {type(other).__name__}"
            raise TypeError(message)
        if (self.basis, self.prices) != (other.basis, other.prices):
            raise MixedMoney(
                f"{_measure(self)} and {_measure(other)} amounts do not add up"
            )
        return other

    def __add__(self, other: object) -> "Money":
        return replace(self, pence=self.pence + self._same(other).pence)

    def __sub__(self, other: object) -> "Money":
        return replace(self, pence=self.pence - self._same(other).pence)

    def __neg__(self) -> "Money":
        return replace(self, pence=-self.pence)

    def __abs__(self) -> "Money":
        return replace(self, pence=abs(self.pence))

    def __mul__(self, times: int) -> "Money":
        if isinstance(times, bool) or not isinstance(times, int):
            message = f"Money times {type(times).__name__} is not defined; use allocate"
            raise TypeError(message)
        return replace(self, pence=self.pence * times)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Fraction:
        """Money over money of the same measure is a ratio, kept exact."""
        return Fraction(self.pence, self._same(other).pence)

    def __lt__(self, other: object) -> bool:
        return self.pence < self._same(other).pence

    def __le__(self, other: object) -> bool:
        return self.pence <= self._same(other).pence

    def __gt__(self, other: object) -> bool:
        return self.pence > self._same(other).pence

    def __ge__(self, other: object) -> bool:
        return self.pence >= self._same(other).pence

    def __bool__(self) -> bool:
        return self.pence != 0

    def __str__(self) -> str:
        sign = "-" if self.pence < 0 else ""
        pounds, pence = divmod(abs(self.pence), 100)
        return f"{sign}£{pounds:,}" + (f".{pence:02d}" if pence else "")


def _measure(money: Money) -> str:
    basis = money.basis.value if money.basis else "plain"
    return f"{basis} ({money.prices})" if money.prices else basis


LIMIT = 10**15
"""Ten trillion pounds, in pence: beyond it a figure is a slip of the keyboard."""

_POUNDS = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def pence_from_pounds(text: str | Decimal) -> int:
    """This function will read pounds ("125400000.00") as whole pence.

    Raises :class:`NotMoney`, saying what is wrong, for anything that is not a
    plain number or has parts of a penny; floats raise :class:`TypeError`.

    >>> pence_from_pounds("-9200000")
    -920000000
    """
    given: object = text
    if not isinstance(given, (str, Decimal)):
        message = f"pounds come as text or Decimal, not {type(given).__name__}"
        raise TypeError(message)
    if not _POUNDS.fullmatch(str(given).strip()):
        raise NotMoney(f'"{given}" is not an amount in pounds')
    # A Fraction, because Decimal arithmetic rounds beyond its precision.
    pence = Fraction(str(given).strip()) * 100
    if pence.denominator != 1:
        raise NotMoney(f'"{given}" has parts of a penny')
    if abs(pence) >= LIMIT:
        raise NotMoney(f'"{given}" is ten trillion pounds or more')
    return int(pence)


def pounds(pence: int) -> str:
    """This function will write pence as pounds, a plain decimal for tools.

    >>> pounds(16450000000)
    '164500000.00'
    """
    sign = "-" if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}{whole}.{rest:02d}"


def total(moneys: Iterable[Money], *, basis: Basis | None, prices: str = "") -> Money:
    """This function will add amounts that all have this basis and price base.

    Raises :class:`MixedMoney` for any that has another; no amounts give zero.
    """
    result = Money(0, basis, prices)
    for money in moneys:
        result = result + money
    return result


def allocate(pence: int, shares: Sequence[Fraction]) -> tuple[int, ...]:
    """This function will split pence by shares that sum to 1, losing none.

    Largest remainders: each share is rounded down towards minus infinity, and the
    pence left over go one each to the largest remainders, earlier shares first.
    Raises :class:`ValueError` where the shares do not sum to 1.

    >>> allocate(100, [Fraction(1, 3)] * 3)
    (34, 33, 33)
    """
    if sum(shares, Fraction(0)) != 1:
        message = f"shares sum to {sum(shares, Fraction(0))}, not to 1"
        raise ValueError(message)
    exact = [pence * share for share in shares]
    floors = [part.numerator // part.denominator for part in exact]
    by_remainder = sorted(
        range(len(shares)), key=lambda index: (floors[index] - exact[index], index)
    )
    for index in by_remainder[: pence - sum(floors)]:
        floors[index] += 1
    return tuple(floors)


_SCALES = ((10**11, "bn"), (10**8, "m"), (10**5, "k"))


def spoken(pence: int, *, unit: int = 1) -> str:
    """This function will write an amount as a reader would say it.

    ``unit`` is the unit in pence that it was stated to: £164.5m stated to the
    nearest million (``unit=10**8``) reads "£165m", halves away from zero.

    >>> spoken(16450000000, unit=10**8), spoken(16450000000), spoken(143690000)
    ('£165m', '£164.5m', '£1.4369m')
    """
    if unit > 1:
        half_up = (abs(pence) * 2 + unit) // (2 * unit) * unit
        pence = half_up if pence >= 0 else -half_up
    sign = "-" if pence < 0 else ""
    size = abs(pence)
    for scale, letter in _SCALES[:2]:
        if size >= scale:
            number = Decimal(size) / Decimal(scale)
            return f"{sign}£{number.normalize():f}{letter}"
    return str(Money(pence))
