"""The form of a mapping: which of a tracker's columns is what."""

from collections.abc import Iterator, Sequence
from typing import Any

import tomli_w
from django import forms

from workings.core.money import Basis
from workings.intake.workbooks.mapping import (
    AmountColumn,
    Mapping,
    Role,
    Scale,
    SheetMapping,
    Signs,
)
from workings.intake.workbooks.mapping_file import (
    BASES,
    mapping_from,
)
from workings.intake.workbooks.sheets import letters
from workings.ledger.words import BASIS_LABELS, BenefitKind, Series
from workings.web.office.fields import (
    SHORT,
    CodeChoice,
    WordChoice,
)

TINY = {"class": "govuk-input--width-5"}
SPARE = 3
"""Empty columns of amounts below those that there are."""

SIGNS = {
    Signs.AS_WRITTEN: "savings are plus, costs minus",
    Signs.REVERSED: "savings are minus, costs plus",
    Signs.UNSIGNED: "everything is plus",
}


class WordsForm(forms.Form):
    """What holds for every sheet."""

    kind = WordChoice(
        BenefitKind, label="Kind of saving, where a row names none", required=False
    )
    project = CodeChoice(
        label="Project, where a row names none",
        empty="The whole programme",
        required=False,
    )
    kinds = forms.CharField(
        label="Your words for kinds",
        help_text="One a line: your word = kind, such as Efficiency = cashable_saving.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    projects = forms.CharField(
        label="Your words for projects",
        help_text="One a line: your word = its code in the record.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    services = forms.CharField(
        label="Your words for services",
        help_text="One a line: your word = its code in the record.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, projects: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["project"]
        assert isinstance(field, CodeChoice)
        field.offer(projects)


class SheetForm(forms.Form):
    """How one sheet is read; columns are named by their letters."""

    used = forms.BooleanField(label="Read this sheet", required=False)
    heading_row = forms.CharField(
        label="Row of its heading", required=False, widget=forms.TextInput(attrs=TINY)
    )
    heading_rows = forms.CharField(
        label="Rows of heading", required=False, widget=forms.TextInput(attrs=TINY)
    )
    basis = forms.ChoiceField(
        label="Its amounts are",
        choices=[(str(basis), BASIS_LABELS[basis]) for basis in BASES],
        required=False,
    )
    signs = forms.ChoiceField(
        label="Signs",
        choices=[(str(sign), text) for sign, text in SIGNS.items()],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in Role:
            self.fields[f"role_{role}"] = forms.CharField(
                label=f"Column of the {ROLES[role]}",
                required=False,
                widget=forms.TextInput(attrs=TINY),
            )


ROLES = {
    Role.REFERENCE: "reference",
    Role.TITLE: "title",
    Role.PROJECT: "project",
    Role.SERVICE: "service",
    Role.KIND: "kind of saving",
    Role.RAG: "RAG",
    Role.OWNER: "owner",
    Role.NOTE: "notes",
}


class AmountForm(forms.Form):
    """A column of amounts; without a letter it is none."""

    column = forms.CharField(
        label="Column", required=False, widget=forms.TextInput(attrs=TINY)
    )
    series = forms.ChoiceField(
        label="Its amounts are what is",
        required=False,
        choices=[(str(series), series.label) for series in Series],
    )
    year = forms.CharField(
        label="Year, such as 2026/27",
        required=False,
        widget=forms.TextInput(attrs=SHORT),
    )
    scale = forms.ChoiceField(
        label="In", required=False, choices=[(str(s), str(s)) for s in Scale]
    )


class MappingForm:
    """A mapping as a form of parts: words for all, then sheet by sheet.

    What it says is read as its file would be, so that the same is wrong in both.
    """

    def __init__(
        self,
        sheets: Sequence[str],
        mapping: Mapping | None,
        projects: Sequence[tuple[str, str]],
        data: Any = None,
    ) -> None:
        known = {each.sheet: each for each in (mapping.sheets if mapping else ())}
        self.names = (*sheets, *(name for name in known if name not in sheets))
        initial = _words_of(mapping) if mapping else {}
        self.head = WordsForm(data, initial=initial, projects=projects)
        self.sheets = [
            SheetForm(data, prefix=f"s{at}", initial=_sheet_of(known.get(name)))
            for at, name in enumerate(self.names)
        ]
        self.amounts = [
            list(_amount_forms(at, known.get(name), data))
            for at, name in enumerate(self.names)
        ]

    def parts(self) -> Iterator[tuple[str, forms.Form]]:
        """Every form below the first, with what it is of."""
        for name, sheet, amounts in zip(
            self.names, self.sheets, self.amounts, strict=True
        ):
            yield f'Sheet "{name}"' if name else "The file", sheet
            for number, form in enumerate(amounts, start=1):
                of = f' of "{name}"' if name else ""
                yield f"Amounts {number}{of}", form

    def is_whole(self) -> bool:
        """Whether every field holds what it may hold."""
        found = [form.is_valid() for form in (self.head, *(f for _, f in self.parts()))]
        return all(found)

    def mapping(self) -> Mapping:
        """This method will read the form as a mapping's file would be read.

        Raises ``CannotReadMapping`` with everything that is wrong in it.
        """
        head = self.head.cleaned_data
        table: dict[str, Any] = {
            "kind": str(head["kind"] or BenefitKind.CASHABLE_SAVING),
            "sheets": [
                _sheet_table(name, sheet.cleaned_data, amounts)
                for name, sheet, amounts in zip(
                    self.names, self.sheets, self.amounts, strict=True
                )
                if sheet.cleaned_data["used"]
            ],
            **{name: _pairs(head[name]) for name in ("kinds", "projects", "services")},
        }
        if head["project"]:
            table["project"] = head["project"]
        return mapping_from(tomli_w.dumps(table), name="the form")


def _amount_forms(
    at: int, sheet: SheetMapping | None, data: Any
) -> Iterator[AmountForm]:
    given = sheet.amounts if sheet else ()
    count = len(given) + SPARE
    if data is not None:
        # As many as were sent.
        count = 0
        while f"s{at}a{count}-column" in data:
            count += 1
    for number in range(count):
        initial = _amount_of(given[number]) if number < len(given) else {}
        yield AmountForm(data, prefix=f"s{at}a{number}", initial=initial)


def _words_of(mapping: Mapping) -> dict[str, Any]:
    def lines(words: Any) -> str:
        return "\n".join(f"{word} = {code}" for word, code in words.items())

    return {
        "kind": mapping.kind,
        "project": mapping.project,
        "kinds": lines(mapping.kinds),
        "projects": lines(mapping.projects),
        "services": lines(mapping.services),
    }


def _sheet_of(sheet: SheetMapping | None) -> dict[str, Any]:
    if sheet is None:
        return {"heading_rows": "1", "basis": str(Basis.ANNUAL)}
    return {
        "used": True,
        "heading_row": str(sheet.heading_row + 1),
        "heading_rows": str(sheet.heading_rows),
        "basis": str(sheet.basis),
        "signs": str(sheet.signs),
        **{f"role_{role}": letters(at) for role, at in sheet.roles.items()},
    }


def _amount_of(amount: AmountColumn) -> dict[str, Any]:
    return {
        "column": letters(amount.column),
        "series": str(amount.series),
        "year": str(amount.year),
        "scale": str(amount.scale),
    }


def _sheet_table(
    name: str, given: dict[str, Any], amounts: Sequence[AmountForm]
) -> dict[str, Any]:
    roles = {str(role): given[f"role_{role}"].strip() for role in Role}
    named = [form.cleaned_data for form in amounts if form.cleaned_data["column"]]
    return {
        "sheet": name,
        "heading_row": _number(given["heading_row"]),
        "heading_rows": _number(given["heading_rows"] or "1"),
        "basis": given["basis"] or str(Basis.ANNUAL),
        "signs": given["signs"] or str(Signs.AS_WRITTEN),
        "columns": {role: column for role, column in roles.items() if column},
        "amounts": [{key: text.strip() for key, text in row.items()} for row in named],
    }


def _number(text: str) -> int | str:
    """What is no number stays as it was typed: the reader says so."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else text


def _pairs(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        word, _, code = line.rpartition("=")
        if word.strip() or code.strip():
            found[word.strip()] = code.strip()
    return found
