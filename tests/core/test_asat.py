"""As at has two limits, and defaults to nothing."""

from datetime import date

import pytest

from workings.core.asat import AsAt


def test_both_limits_are_said():
    august = date(2013, 8, 31)
    assert str(AsAt(august)) == "as at 31 August 2013"
    said = "as at 31 August 2013, as recorded up to statement 12"
    assert str(AsAt(august, 12)) == said


def test_it_does_not_know_what_day_it_is():
    with pytest.raises(TypeError):
        AsAt()
