"""The rows of a case's part as forms: filled from its file, and read back."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workings.appraisal.casefile.parts import (
    OPTION,
    RowGiven,
    Table,
    amounts_in,
    rows_of,
    said_amounts,
)
from workings.web.office.case_parts import CasePart, Entry
from workings.web.office.fields import say_what_is_missing

BLANK = 2
"""Empty rows below those that there are."""


class RowForm(forms.Form):
    """One row of a part. A row whose first entry is emptied is taken out."""

    def __init__(self, *args: Any, part: CasePart, table: Table, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.part = part
        if part.place.of_options:
            codes = [
                (str(one.get("code", "")), f"{one.get('code')}: {one.get('title')}")
                for one in table.get("option", [])
            ]
            self.fields[OPTION] = forms.ChoiceField(
                label="Option", required=False, choices=[("", "Choose one"), *codes]
            )
        for entry in part.entries:
            self.fields[entry.name] = _field(entry, table)
        say_what_is_missing(self)

    def clean(self) -> dict[str, Any]:
        """A row of an option says of which."""
        given = super().clean() or {}
        first = self.part.place.entries[0]
        if self.part.place.of_options and given.get(first) and not given.get(OPTION):
            self.add_error(OPTION, "Say which option it is of.")
        return given

    def clean_amounts(self) -> Any:
        """Amounts as they are typed."""
        text = self.cleaned_data["amounts"].strip()
        try:
            return amounts_in(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(f"{error}.") from error


def _field(entry: Entry, table: Table) -> forms.Field:
    shared: dict[str, Any] = {
        "label": entry.label,
        "required": False,
        "help_text": entry.help,
    }
    if entry.how == "flag":
        return forms.BooleanField(**shared)
    if entry.how == "lines":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **shared)
    if entry.how == "word":
        words = [(str(word), word.label) for word in entry.words]
        return forms.ChoiceField(choices=[("", "Not said"), *words], **shared)
    if entry.how == "code":
        known = [
            (str(one.get("code", "")), str(one.get("title") or one.get("need")))
            for one in table.get(entry.of, [])
        ]
        return forms.ChoiceField(choices=[("", "Choose one"), *known], **shared)
    return forms.CharField(**shared)


def row_forms(part: CasePart, table: Table, typed: Any = None) -> list[RowForm]:
    """This function will make the forms of a part: its rows, then some empty ones.

    ``typed`` is what was sent; its ``rows`` says how many there were.
    """
    rows = rows_of(table, part.place)
    blank = 0 if part.place.once else BLANK
    count = len(rows) + blank
    if typed is not None:
        sent = str(typed.get("rows", ""))
        count = min(int(sent) if sent.isdecimal() else count, len(rows) + blank)
    return [
        RowForm(
            typed,
            part=part,
            table=table,
            prefix=f"row-{at}",
            initial=_initial(part, rows[at]) if at < len(rows) else {},
        )
        for at in range(count)
    ]


def rows_typed(made: Sequence[RowForm], there: int) -> list[RowGiven]:
    """This function will return the rows of forms that were filled in; the first
    ``there`` are those that there were.
    """
    return [
        RowGiven(at if at < there else None, form.cleaned_data)
        for at, form in enumerate(made)
    ]


def _initial(part: CasePart, row: Table) -> dict[str, Any]:
    found = {name: row.get(name, "") for name in (OPTION, *part.place.entries)}
    if "amounts" in found:
        found["amounts"] = said_amounts(found["amounts"])
    return {name: value for name, value in found.items() if value != ""}
