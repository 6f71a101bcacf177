"""Columns that the rooms' tables share: dates with precision, words of closed lists.

Migrations see them as Django's own plain columns: what a table looked like once must
not depend on the code of today.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from workings.core.dates import DatedTo, NotADate


@lru_cache(maxsize=4096)
def _dated(text: str) -> DatedTo:
    """The date of a text: a register says the same few hundred again and again."""
    return DatedTo.parse(text)


class DatedToField(models.CharField):  # type: ignore[type-arg]
    """A date with its precision, kept as text: ``2013-08-06``, ``2013-08~``.

    Texts of different precision do not sort by date. Where the database must order
    or filter by it, stand a :class:`CountsFromField` beside it.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 11)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """A plain text column to migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> DatedTo | None:
        """The date of the column's text."""
        return _dated(value) if value else None

    def to_python(self, value: Any) -> DatedTo | None:
        """The date of a text, a day or a date."""
        if value is None or isinstance(value, DatedTo):
            return value
        if isinstance(value, date):
            return DatedTo(value)
        try:
            return DatedTo.parse(str(value))
        except NotADate as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> str | None:
        """The text of a date."""
        dated = self.to_python(value)
        return None if dated is None else str(dated)

    def value_to_string(self, obj: models.Model) -> str:
        """The text of the object's date."""
        return self.get_prep_value(self.value_from_object(obj)) or ""


class CountsFromField(models.DateField):  # type: ignore[type-arg]
    """The day that a :class:`DatedToField` counts from, kept in step with it."""

    def __init__(self, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs["editable"] = False
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """A plain date column to migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:  # noqa: FBT001
        """Take the day from the date it stands beside."""
        dated: DatedTo | None = getattr(model_instance, self.of)
        on = None if dated is None else dated.on
        setattr(model_instance, self.attname, on)
        return on


class WordField(models.CharField):  # type: ignore[type-arg]
    """One word of a closed list, which :func:`one_of` has the database keep to."""

    def __init__(self, words: type[StrEnum] | None = None, **kwargs: Any) -> None:
        self.words = words
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """A plain text column to migrations; the CHECK names the words."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """The word as a member of its list."""
        return self.words(value) if self.words and value else value

    def to_python(self, value: Any) -> Any:
        """A text as a member of its list."""
        if not self.words or not value:
            return value
        try:
            return self.words(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> str | None:
        """The word as plain text, which every driver takes."""
        return None if value is None else str(value)


def one_of(field: str, words: Iterable[str], name: str = "") -> models.CheckConstraint:
    """This function will return a CHECK that a column holds one of these words."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": sorted(str(word) for word in words)}),
        name=name or f"%(app_label)s_%(class)s_{field}_known",
    )
