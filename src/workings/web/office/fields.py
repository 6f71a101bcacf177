"""Fields of the office's forms, whose values are those of the rooms."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms

from workings.access.words import Word
from workings.core.dates import DatedTo, NotADate, day
from workings.core.money import pence_from_pounds
from workings.core.periods import NotAPeriod, Period
from workings.core.refusals import Refusal

SHORT = {"class": "govuk-input--width-10"}


class ReadField(forms.CharField):
    """A text that one of the rooms reads; what it cannot read says why."""

    read: Callable[[str], Any]
    faults: tuple[type[Exception], ...] = (ValueError, Refusal)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs=SHORT))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The value of a text, None of an empty one."""
        if value is None or not isinstance(value, str):
            return value
        text = value.strip()
        if not text:
            return None
        try:
            return type(self).read(text)
        except self.faults as error:
            raise forms.ValidationError(f"{error}.".replace("..", ".")) from error

    def run_validators(self, value: Any) -> None:
        """A text's length is no matter once it is read."""

    def prepare_value(self, value: Any) -> Any:
        """As it is typed: what was read is written out again."""
        return value.isoformat() if isinstance(value, date) else value


class DayField(ReadField):
    """A day, `2013-08-31`."""

    read = staticmethod(day)
    faults = (NotADate,)


class DatedToField(ReadField):
    """A date as closely as it is known: `2013-08-31`, `2013-08`, `2013`."""

    read = staticmethod(DatedTo.parse)
    faults = (NotADate,)


class PeriodField(ReadField):
    """A period: `2012/13`, `2012-03-31`, `2013-09-01 to 2023-08-31`."""

    read = staticmethod(Period.parse)
    faults = (NotAPeriod,)


class PoundsField(ReadField):
    """An amount in pounds, as whole pence: `1250000.50`, `-3,000`, `£5`."""

    @staticmethod
    def read(text: str) -> int:
        """The pence of an amount."""
        return pence_from_pounds(text.replace(",", "").replace("£", "").strip())


class WordChoice(forms.TypedChoiceField):
    """One word of a closed list, by its label."""

    def __init__(self, words: type[Word], **more: Any) -> None:
        empty = [("", more.pop("empty", "Choose one"))]
        choices = [(str(word), word.label) for word in words]
        more.setdefault("empty_value", None)
        super().__init__(choices=empty + choices, coerce=words, **more)


class CodeChoice(forms.ChoiceField):
    """The code of something in a register, by its title."""

    def __init__(self, *, empty: str = "None", **more: Any) -> None:
        self.empty = empty
        super().__init__(**more)

    def offer(self, titles: Iterable[tuple[str, str]]) -> None:
        """Have somebody choose among these, by code and title."""
        self.choices = [("", self.empty), *titles]


def offer(form: forms.BaseForm, name: str, titles: Iterable[tuple[str, str]]) -> None:
    """This function will have somebody choose among these in a field of a form."""
    field = form.fields[name]
    assert isinstance(field, CodeChoice)
    field.offer(titles)


def say_what_is_missing(form: forms.BaseForm) -> None:
    """This function will have each field that must be filled in say which it is."""
    for field in form.fields.values():
        field.error_messages["required"] = f'"{field.label}" is not filled in.'
