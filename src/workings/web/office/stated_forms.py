"""The forms of what a draft states beside its lines: totals, with the one that is a
headline, and facts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import forms

from workings.core.money import Basis, pounds
from workings.ledger.queries.choices import Choices
from workings.ledger.statement import Fact, Headline, Statement, Total
from workings.ledger.words import BASIS_LABELS, Breakdown, Series
from workings.web.office.fields import (
    SHORT,
    DayField,
    PeriodField,
    PoundsField,
    ReadField,
    WordChoice,
)

LONGEST = 20
"""Totals, or facts, that a page lets be edited."""

Given = dict[str, Any]


class CodesField(ReadField):
    """Codes with semicolons between them: `ROADS; FEES`."""

    @staticmethod
    def read(text: str) -> tuple[str, ...]:
        """The codes of a text, each once."""
        return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(";")))))

    def prepare_value(self, value: Any) -> Any:
        """As they are typed."""
        return "; ".join(value) if isinstance(value, tuple) else value


class UnitField(PoundsField):
    """The unit that a total was stated to: more than nothing."""

    @staticmethod
    def read(text: str) -> int:
        """The pence of a unit."""
        pence = PoundsField.read(text)
        if pence <= 0:
            raise ValueError("A unit is more than nothing: 1, 1000, 1000000")
        return pence


class PartForm(forms.Form):
    """A part that is left out where ``emptied_by`` is empty, and else says enough."""

    emptied_by = ""
    needed: Sequence[str] = ()

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {code for code, _ in offered.benefits}

    @property
    def says_something(self) -> bool:
        """Whether it is a part of the statement."""
        return self.cleaned_data.get(self.emptied_by) not in (None, "")

    def clean(self) -> Given:
        """What it must say once it says anything."""
        given = super().clean() or {}
        if given.get(self.emptied_by) not in (None, ""):
            for name in self.needed:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, f'"{self.fields[name].label}" is needed too.')
        return given


class TotalForm(PartForm):
    """A total that is stated. One whose amount is empty is left out."""

    emptied_by = "pence"
    needed = ("code", "label", "scope", "series", "basis", "period", "breakdown")

    pence = PoundsField(label="Amount stated, £", required=False)
    unit = UnitField(
        label="Stated to the nearest, £",
        help_text='1000000 for "£165m". Empty for a pound.',
        required=False,
    )
    code = forms.SlugField(label="Short name", max_length=80, required=False)
    label = forms.CharField(label="What it is called", required=False)
    scope = forms.CharField(
        label="Its scope", help_text="What it covers, in words.", required=False
    )
    series = WordChoice(Series, label="Series", required=False)
    basis = forms.TypedChoiceField(
        label="Basis",
        required=False,
        coerce=Basis,
        empty_value=None,
        choices=[("", "Choose one"), *((str(b), t) for b, t in BASIS_LABELS.items())],
    )
    period = PeriodField(label="Period", required=False)
    breakdown = WordChoice(Breakdown, label="What it is made of", required=False)
    benefits = CodesField(
        label="The benefits it lists",
        help_text="Their codes, with semicolons between.",
        required=False,
        widget=forms.TextInput(),
    )
    compares_with = forms.CharField(
        label="Earlier total it compares itself with",
        help_text="Its short name.",
        required=False,
        widget=forms.TextInput(attrs=SHORT),
    )
    from_on = DayField(
        label="The programme's headline from",
        help_text="Empty where it is none.",
        required=False,
    )
    wording = forms.CharField(label="In its own words", required=False)

    def clean(self) -> Given:
        """A total of listed benefits lists some, and such as there are."""
        given = super().clean()
        listed = given.get("benefits") or ()
        unknown = sorted(set(listed) - self.known)
        if unknown:
            self.add_error("benefits", f"There is no benefit {', '.join(unknown)}.")
        if given.get("breakdown") is Breakdown.LISTED and not listed:
            self.add_error("benefits", "List the benefits that it is made of.")
        return given


class FactForm(PartForm):
    """Anything else that was said. One whose value is empty is left out."""

    emptied_by = "value"
    needed = ("code", "topic", "metric")

    value = forms.CharField(
        label="What was said", help_text='As it was said: "31%".', required=False
    )
    metric = forms.CharField(label="Of what", required=False)
    code = forms.SlugField(label="Short name", max_length=80, required=False)
    topic = forms.CharField(label="Topic", max_length=60, required=False)
    number = forms.DecimalField(
        label="As a number", required=False, widget=forms.TextInput(attrs=SHORT)
    )
    unit = forms.CharField(
        label="Unit", required=False, widget=forms.TextInput(attrs=SHORT)
    )
    period = forms.CharField(
        label="When", required=False, widget=forms.TextInput(attrs=SHORT)
    )
    scope = forms.CharField(label="Its scope and basis", required=False)
    projects = CodesField(
        label="Projects it is about",
        help_text="Their codes, with semicolons between.",
        required=False,
        widget=forms.TextInput(),
    )
    uncertain = forms.BooleanField(label="It is uncertain", required=False)
    note = forms.CharField(label="Note", required=False)


TotalForms = forms.formset_factory(TotalForm, extra=1, max_num=LONGEST + 1)
FactForms = forms.formset_factory(FactForm, extra=1, max_num=LONGEST + 1)


def totals_of(statement: Statement) -> list[Given]:
    """This function will write a statement's totals into their forms."""
    headlines = {each.total: each.from_on for each in statement.headlines}
    return [
        {
            **{name: getattr(total, name, None) for name in TotalForm.base_fields},
            "pence": pounds(total.pence),
            "unit": pounds(total.unit),
            "from_on": headlines.get(total.code),
        }
        for total in statement.totals
    ]


def facts_of(statement: Statement) -> list[Given]:
    """This function will write a statement's facts into their forms."""
    return [
        {name: getattr(fact, name) for name in FactForm.base_fields}
        for fact in statement.facts
    ]


def with_totals(made: Statement, rows: Iterable[Given]) -> Statement:
    """This function will have a statement state these totals and headlines."""
    held = {total.code: total for total in made.totals}
    totals, headlines = [], []
    for row in rows:
        given = {name: row[name] for name in TotalForm.base_fields if name != "from_on"}
        given |= {"unit": row["unit"] or 100, "benefits": row["benefits"] or ()}
        before = held.get(row["code"])
        totals.append(replace(before, **given) if before else Total(**given))
        if row["from_on"]:
            headlines.append(Headline(row["code"], row["from_on"]))
    # One that was of record before may be a headline again: such a one stays.
    own = {*held, *(total.code for total in totals)}
    others = [each for each in made.headlines if each.total not in own]
    return replace(made, totals=tuple(totals), headlines=(*headlines, *others))


def with_facts(made: Statement, rows: Iterable[Given]) -> Statement:
    """This function will have a statement state these facts."""
    held = {fact.code: fact for fact in made.facts}
    facts = []
    for row in rows:
        given = {**row, "projects": row["projects"] or ()}
        before = held.get(row["code"])
        facts.append(replace(before, **given) if before else Fact(**given))
    return replace(made, facts=tuple(facts))
