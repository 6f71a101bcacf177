"""A share as a reader would say it: "nearly a third"."""

from fractions import Fraction

_NAMED = {
    Fraction(1, 10): "a tenth",
    Fraction(1, 5): "a fifth",
    Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third",
    Fraction(2, 5): "two fifths",
    Fraction(1, 2): "half",
    Fraction(3, 5): "three fifths",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(4, 5): "four fifths",
    Fraction(9, 10): "nine tenths",
    Fraction(1): "all",
}
_SAME = Fraction(1, 200)
_NEAR = Fraction(1, 50)


def in_words(share: Fraction) -> str:
    """This function will say a share by the nearest common fraction, within two
    percentage points, else as a percentage, halves away from zero.

    >>> in_words(Fraction(57, 10) / Fraction(178602, 10000))
    'nearly a third'
    >>> in_words(Fraction(1, 2)), in_words(Fraction(86, 100))
    ('half', '86%')
    """
    nearest = min(_NAMED, key=lambda named: abs(named - share))
    gap = share - nearest
    if abs(gap) <= _SAME:
        return _NAMED[nearest]
    if abs(gap) <= _NEAR:
        return f"{'just over' if gap > 0 else 'nearly'} {_NAMED[nearest]}"
    percent = (abs(share) * 200 + 1) // 2
    return f"{'-' if share < 0 and percent else ''}{percent}%"
