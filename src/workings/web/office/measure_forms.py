"""What the office fills in of measures: what they are, what is read and aimed at."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from workings.documents.queries import sources
from workings.intake.workbooks.reading_cells import Fractions
from workings.programme.queries import service_titles
from workings.quality.dating import Frequency, NotDated
from workings.quality.measures import How, MeasureRecord
from workings.quality.queries.registers import measure_titles, owners
from workings.quality.signals import Signal, signals
from workings.quality.spc import chart_measure
from workings.quality.stated import NotStated, stated
from workings.quality.telling import plain
from workings.quality.typed import typed
from workings.quality.words import Counted, Improves, Official
from workings.web.office.fields import (
    CodeChoice,
    DatedToField,
    DayField,
    WordChoice,
    offer,
    say_what_is_missing,
)


class NumberField(forms.DecimalField):
    """A number that every database keeps to its last digit."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_digits=15, decimal_places=6, **more)


class ParagraphField(forms.CharField):
    """Some sentences."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **more)


class MeasureForm(forms.Form):
    """A form of one measure: ``of`` is its row, ``read`` what is known of it today."""

    def __init__(self, *args: Any, of: Any, read: MeasureRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of, self.read = of, read
        say_what_is_missing(self)


class CitingForm(MeasureForm):
    """A form with a source that says it, or need not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", _cited(self.of.programme))


class ReadingForm(CitingForm):
    period = forms.CharField(label="Period", max_length=60)
    value = forms.CharField(
        label="Value, or the mark in its place",
        required=False,
        max_length=60,
        help_text="For example 92.5, 92.5 [p] or *. Counts alone will do.",
    )
    numerator = NumberField(label="Numerator", required=False)
    denominator = NumberField(label="Denominator", required=False)
    said = DatedToField(label="Said on")
    source = CodeChoice(label="Source that says it", empty="Choose one")
    note = forms.CharField(label="Note", required=False)

    def clean_period(self) -> Any:
        """The period of the measure that was typed."""
        try:
            return typed(self.cleaned_data["period"], self.of.frequency)
        except NotDated as error:
            raise forms.ValidationError(f"{error}.") from error

    def clean_value(self) -> tuple[Decimal | None, str]:
        """The value and its mark."""
        if not self.cleaned_data["value"]:
            return None, ""
        try:
            found = stated(self.cleaned_data["value"])
        except NotStated as error:
            raise forms.ValidationError(f"{error.mend}.") from error
        if found.value is None:
            return None, found.mark
        value = Decimal(f"{found.value:.15g}")
        if abs(value) >= 10**9 or round(value, 6) != value:
            raise forms.ValidationError(
                "Give it with at most six decimals, and below a thousand million."
            )
        return value, found.meaning


class TargetForm(CitingForm):
    from_on = DayField(label="From")
    value = NumberField(label="Target")
    tolerance = NumberField(label="How near will do", required=False, min_value=0)
    source = CodeChoice(label="Source that says it", required=False)
    note = forms.CharField(label="Note", required=False)


class RebaseForm(CitingForm):
    from_on = DayField(label="From")
    how = WordChoice(How, label="What changed")
    reason = ParagraphField(
        label="Why",
        help_text="It is published. That a change was suggested is no reason.",
    )
    source = CodeChoice(label="Source that says it", required=False)


class YardstickForm(CitingForm):
    title = forms.CharField(
        label="What is published outside",
        max_length=300,
        help_text="For example a customer satisfaction index, and of whom it is.",
    )
    from_on = DayField(label="Good from")
    until_on = DayField(label="Good until", required=False)
    value = NumberField(label="What others reach")
    source = CodeChoice(label="Source that says it", empty="Choose one")
    note = forms.CharField(label="How it differs from the measure", required=False)

    def clean_until_on(self) -> Any:
        """The last day, which comes after the first."""
        first, last = self.cleaned_data.get("from_on"), self.cleaned_data["until_on"]
        if first and last and last < first:
            raise forms.ValidationError(f"{last} comes before {first}.")
        return last


class _Described(forms.Form):
    """What a measure is, whether it is new or known."""

    title = forms.CharField(label="What it is called", max_length=500)
    definition = ParagraphField(label="What exactly is counted")
    unit = forms.CharField(
        label="Unit", max_length=60, help_text="For example %, days, or complaints."
    )
    improves = WordChoice(Improves, label="Which way is better")
    frequency = WordChoice(Frequency, label="One reading a")
    counted = WordChoice(
        Counted,
        label="What a numerator is of its denominator",
        empty="It has no counts",
        required=False,
    )
    compared_by = WordChoice(
        Official,
        label="The official measure that it is",
        empty="None",
        required=False,
    )
    collected = ParagraphField(label="How it is collected", required=False)
    caveats = ParagraphField(label="Caveats", required=False)
    owner = CodeChoice(label="Owner", required=False)
    source = CodeChoice(label="Source that defines it", required=False)

    def offer_of(self, programme: Any) -> None:
        """Have somebody choose among what a programme's registers hold."""
        offer(self, "owner", owners(programme))
        offer(self, "source", _cited(programme))


class NewMeasureForm(_Described):
    code = forms.SlugField(
        label="Short name",
        max_length=80,
        help_text="It stands in sheets and addresses, and stays as it is.",
    )
    service = CodeChoice(label="Service", empty="Choose one")

    field_order = ("code", "service")

    def __init__(self, *args: Any, programme: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        self.offer_of(programme)
        offer(self, "service", service_titles(programme).items())


class WordsForm(_Described, MeasureForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_of(self.of.programme)


class ExplainForm(MeasureForm):
    signal = CodeChoice(label="What the chart marks", empty="Choose one")
    explanation = ParagraphField(
        label="What explains it",
        help_text="It is published. Once withdrawn, that stands in its place.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = signals(self.read, chart_measure(self.read, timezone.localdate()))
        self.signals = {f"{one.period.first}.{one.rule}": one for one in found}
        titles = [
            (code, f"{one.period}, {plain(one.value)}: {one.in_words}")
            for code, one in self.signals.items()
        ]
        offer(self, "signal", reversed(titles))

    def clean_signal(self) -> Signal:
        """The signal that was chosen."""
        return self.signals[self.cleaned_data["signal"]]


class WithdrawForm(MeasureForm):
    explanation = CodeChoice(label="Which explanation", empty="Choose one")
    because = forms.CharField(
        label="Why",
        max_length=300,
        help_text="It is published in the explanation's place.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [
            (str(one.number), f"{one.period}, {one.rule.label}: {one.explanation}")
            for one in self.read.explanations
            if one.withdrawn_on is None
        ]
        offer(self, "explanation", titles)


FORMS: dict[str, type[MeasureForm]] = {
    "reading": ReadingForm,
    "target": TargetForm,
    "rebase": RebaseForm,
    "yardstick": YardstickForm,
    "words": WordsForm,
    "explain": ExplainForm,
}


class BringForm(forms.Form):
    file = forms.FileField(label="The sheet (.xlsx, .xls, .ods or .csv)")
    said = DatedToField(label="Said on")
    measure = CodeChoice(
        label="Of which measure", empty="Those that it names", required=False
    )
    source = CodeChoice(
        label="Source that says it", empty="The sheet itself", required=False
    )
    fractions = forms.ChoiceField(
        label="Per cents stand as",
        choices=[
            (str(Fractions.NOT_SAID), "Ask where it is not plain"),
            (str(Fractions.YES), "Fractions: 0.925 is 92.5%"),
            (str(Fractions.NO), "Per cents: 0.925 is 0.925%"),
        ],
    )
    add = forms.ChoiceField(
        label="What to do",
        choices=[("", "Look at it first"), ("add", "Add what is new")],
        required=False,
    )

    def __init__(self, *args: Any, programme: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        offer(self, "measure", measure_titles(programme))
        offer(self, "source", _cited(programme))


def _cited(programme: Any) -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in sources(programme.slug)]
