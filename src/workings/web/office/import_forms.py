"""Forms of what is brought in: a tracker, and a mapping that somebody kept."""

from typing import Any

from django import forms

from workings.intake.workbooks.mapping import Mapping
from workings.intake.workbooks.mapping_file import CannotReadMapping, mapping_from
from workings.ledger.queries.choices import Choices
from workings.ledger.words import Visibility
from workings.web.office.fields import (
    CodeChoice,
    DatedToField,
    WordChoice,
    say_what_is_missing,
)

LARGEST_MAPPING = 10**6
"""In bytes."""


class TrackerForm(forms.Form):
    """A tracker to bring in."""

    file = forms.FileField(
        label="The workbook", help_text="An .xlsx, .xls, .ods or .csv file."
    )
    said = DatedToField(
        label="When it was said",
        help_text="The day that its figures are of: 2026-06-30, or 2026-06.",
    )
    author = CodeChoice(
        label="Who said it", empty="Whoever published the source", required=False
    )
    visibility = WordChoice(Visibility, label="Who may see it once it is posted")
    afresh = forms.BooleanField(
        label="Suggest its columns anew, from its headings",
        help_text="Otherwise it is read as last month, if there was one.",
        required=False,
    )

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        field = self.fields["author"]
        assert isinstance(field, CodeChoice)
        field.offer((*offered.bodies, *offered.posts))


class MappingFileForm(forms.Form):
    """A mapping that somebody kept."""

    file = forms.FileField(
        label="The mapping", help_text="A .toml file, of a megabyte at most."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)

    def clean_file(self) -> Mapping:
        """The mapping itself; everything that is wrong in it is said."""
        file = self.cleaned_data["file"]
        content = file.read(LARGEST_MAPPING + 1)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if not text or len(content) > LARGEST_MAPPING:
            what = f"{file.name} is no text in UTF-8 of a megabyte at most."
            raise forms.ValidationError(what)
        try:
            return mapping_from(text, name=file.name)
        except CannotReadMapping as found:
            raise forms.ValidationError(list(map(str, found.problems))) from found
