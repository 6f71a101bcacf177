"""Forms around a case: to begin one, to approve an option, to open a gate."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from workings.appraisal.kinds import CaseStage, Verdict
from workings.ledger.words import Cause
from workings.programme.stages import Stage
from workings.web.office.fields import (
    SHORT,
    CodeChoice,
    DatedToField,
    DayField,
    WordChoice,
    say_what_is_missing,
)

LARGEST = 1_000_000
"""Bytes of a case file that is brought in: the longest we have seen has 20,000."""

Named = Iterable[tuple[str, str]]


class FileField(forms.FileField):
    """A case file, as its text."""

    def to_python(self, data: Any) -> Any:
        """The text of what was sent; None where nothing was."""
        sent = super().to_python(data)
        if sent is None:
            return None
        if sent.size > LARGEST:
            raise forms.ValidationError("The file is too large to be a case file.")
        try:
            return sent.read().decode("utf-8")
        except UnicodeDecodeError as error:
            message = "The file is not UTF-8 text: save it as that."
            raise forms.ValidationError(message) from error


class BeginForm(forms.Form):
    """A case to begin, from a file or from scratch."""

    code = forms.SlugField(
        label="Short name",
        max_length=80,
        help_text="For its address. It stays.",
    )
    title = forms.CharField(label="Title", max_length=500)
    project = CodeChoice(label="Project", empty="Choose one")
    on = DatedToField(
        label="When its options are weighed",
        help_text="Such as 2026-12-01, the day of the meeting.",
    )
    stage = WordChoice(CaseStage, label="Which business case it is", required=False)
    file = FileField(
        label="Case file, where there is one",
        required=False,
        help_text="In the case format (.toml). What follows is for a case without one.",
    )
    year_0 = forms.CharField(
        label="Base year",
        required=False,
        help_text="Such as 2026/27.",
        widget=forms.TextInput(attrs=SHORT),
    )
    horizon = forms.IntegerField(
        label="How many years after it",
        required=False,
        min_value=1,
        max_value=300,
        widget=forms.TextInput(attrs=SHORT),
    )
    prices = forms.ChoiceField(
        label="Prices",
        required=False,
        choices=[
            ("real", "All in the prices of the base year"),
            ("nominal", "In the cash of each year"),
        ],
    )
    inflation = forms.DecimalField(
        label="Inflation a year, where amounts are in cash",
        required=False,
        help_text="Such as 0.02.",
        widget=forms.TextInput(attrs=SHORT),
    )
    unit = forms.ChoiceField(
        label="What amounts are written in",
        required=False,
        choices=[(unit, unit) for unit in ("pounds", "thousands", "millions")],
    )
    usual = forms.CharField(
        label="What carrying on unchanged would be",
        required=False,
        help_text="Business as usual is always an option.",
    )

    def __init__(self, *args: Any, projects: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        _offer(self, "project", projects)

    def clean(self) -> dict[str, Any]:
        """Without a file, a case has years, and what carrying on would be."""
        given = super().clean() or {}
        if given.get("file") or "file" in self.errors:
            return given
        for name in ("year_0", "horizon", "usual"):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, "Fill it in, or bring a case file.")
        if given.get("prices") == "nominal" and given.get("inflation") is None:
            self.add_error("inflation", "Say how prices rise, such as 0.02.")
        return given


class BringForm(forms.Form):
    """A new version of a case's file."""

    file = FileField(label="Case file", help_text="In the case format (.toml).")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class FlowsForm(forms.Form):
    """A case's cash flows, brought back."""

    workbook = forms.FileField(
        label="Workbook",
        help_text="The workbook of its cash flows, downloaded from this page and "
        "changed (.xlsx, .xls or .ods).",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class ApproveForm(forms.Form):
    """An option to approve, and on what that rests."""

    option = CodeChoice(label="Option", empty="Choose one")
    decision = CodeChoice(
        label="Decision", empty="Choose one", help_text="One that is about the project."
    )
    source = CodeChoice(label="Where the decision can be read", empty="Choose one")
    cause = WordChoice(
        Cause,
        label="Why the plan changed, where an earlier one was approved",
        required=False,
        empty="Not stated",
    )

    def __init__(self, *args: Any, offered: Mapping[str, Named], **kw: Any) -> None:
        super().__init__(*args, **kw)
        say_what_is_missing(self)
        for name, titles in offered.items():
            _offer(self, name, titles)


class GateForm(forms.Form):
    """A gate to open: to which stage, when, by whom, on which decision."""

    stage = WordChoice(Stage, label="Gate to")
    on = DayField(label="On", help_text="Such as 2026-12-01.")
    approver = CodeChoice(label="Who opens it", empty="Choose one")
    decision = CodeChoice(
        label="Decision behind it",
        required=False,
        help_text="If it needs one.",
    )
    by = forms.CharField(label="Who made the tests below", required=False)

    def __init__(self, *args: Any, offered: Mapping[str, Named], **kw: Any) -> None:
        super().__init__(*args, **kw)
        say_what_is_missing(self)
        for name, titles in offered.items():
            _offer(self, name, titles)


class TestedForm(forms.Form):
    """When tests against the principles were made, and by whom."""

    on = DayField(label="When it was tested", help_text="Such as 2026-12-01.")
    by = forms.CharField(label="Who tested it", max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class FindingForm(forms.Form):
    """What was found against one principle; without a verdict there is no test."""

    verdict = forms.ChoiceField(
        label="Verdict",
        required=False,
        choices=[
            ("", "Not tested"),
            *((str(v), v.label) for v in Verdict if v is not Verdict.NOT_TESTED),
        ],
    )
    reasons = forms.CharField(
        label="Reasons", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.CharField(label="What that rests on", required=False)


def _offer(form: forms.Form, name: str, titles: Named) -> None:
    field = form.fields[name]
    if isinstance(field, CodeChoice):
        field.offer(titles)
    else:
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose one"), *titles]
