"""The form of a draft: what it says of itself, and its lines."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms

from workings.core.money import Basis, pounds
from workings.ledger.queries.choices import Choices
from workings.ledger.statement import Key, Line, Statement
from workings.ledger.words import (
    BASIS_LABELS,
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
    Visibility,
)
from workings.web.office.fields import (
    SHORT,
    CodeChoice,
    DatedToField,
    DayField,
    PeriodField,
    PoundsField,
    WordChoice,
    say_what_is_missing,
)

LONGEST = 40
"""Lines that a page lets be edited: a longer statement comes by a workbook."""

BLANK = 4
"""Empty lines below those that there are."""


class HeadForm(forms.Form):
    """What a statement says of itself."""

    code = forms.SlugField(
        label="Short name",
        max_length=80,
        help_text="In small letters and hyphens, such as 2026-06-reforecast. It stays.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    title = forms.CharField(label="Title", help_text="What it is, in a few words.")
    kind = WordChoice(StatementKind, label="What kind of statement it is")
    said = DatedToField(
        label="When it was said",
        help_text="2026-06-30, or 2026-06 where only that is known.",
    )
    source = CodeChoice(label="Source", empty="Choose one")
    grade = WordChoice(Grade, label="How well it is evidenced")
    standing = WordChoice(Standing, label="Whose word it is")
    author = CodeChoice(
        label="Who said it", empty="Whoever published the source", required=False
    )
    decision = CodeChoice(label="Decision behind it", required=False)
    in_force_on = DayField(
        label="In force from",
        help_text="For a plan: when its decision takes effect. Empty while a proposal.",
        required=False,
    )
    cause = WordChoice(
        Cause, label="Why the figures change", required=False, empty="Not stated"
    )
    corrects = CodeChoice(
        label="Statement that it corrects or withdraws", required=False
    )
    prices = forms.CharField(
        label="Price base",
        help_text='"cash", or the year whose prices these are, such as 2024/25.',
        required=False,
        widget=forms.TextInput(attrs=SHORT),
    )
    visibility = WordChoice(
        Visibility,
        label="Who may see it",
        help_text="Public figures are made of public statements alone.",
    )
    reason = forms.CharField(
        label="Reason",
        help_text="Why the figures change, or why it is not public.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    review_on = DayField(
        label="Look again on",
        help_text="For a statement that is not public: when that is looked at again.",
        required=False,
    )

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        authors = [(f"body:{code}", title) for code, title in offered.bodies]
        authors += [(f"post:{code}", title) for code, title in offered.posts]
        for name, titles in (
            ("source", offered.sources),
            ("author", authors),
            ("decision", offered.decisions),
            ("corrects", offered.statements),
        ):
            field = self.fields[name]
            assert isinstance(field, CodeChoice)
            field.offer(titles)

    def clean(self) -> dict[str, Any]:
        """What is not public says why, and when that is looked at again."""
        given = super().clean() or {}
        hidden = given.get("visibility") not in (None, Visibility.PUBLIC)
        if hidden and not given.get("reason"):
            self.add_error("reason", "Say why it is not public.")
        if hidden and not given.get("review_on"):
            self.add_error(
                "review_on", "Give the day on which that is looked at again."
            )
        return given


class LineForm(forms.Form):
    """One amount. A line whose amount is empty is left out."""

    benefit = CodeChoice(label="Benefit", empty="Choose one", required=False)
    series = WordChoice(Series, label="Series", required=False)
    basis = forms.TypedChoiceField(
        label="Basis",
        required=False,
        coerce=Basis,
        empty_value=None,
        choices=[("", "Choose one"), *((str(b), t) for b, t in BASIS_LABELS.items())],
    )
    period = PeriodField(label="Period", required=False)
    pence = PoundsField(label="Amount, £", required=False)
    low = PoundsField(label="Low, £", required=False)
    high = PoundsField(label="High, £", required=False)
    note = forms.CharField(label="Note", required=False)

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["benefit"]
        assert isinstance(field, CodeChoice)
        field.offer(offered.benefits)

    def clean(self) -> dict[str, Any]:
        """A line with an amount says what it is an amount of."""
        given = super().clean() or {}
        if given.get("pence") is not None:
            for name in ("benefit", "series", "basis", "period"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, f"Say the {name} of this amount.")
        return given


LineForms = forms.formset_factory(LineForm, extra=BLANK, max_num=LONGEST + BLANK)


def head_of(statement: Statement) -> dict[str, object]:
    """This function will write what a statement says of itself into its form."""
    names = [
        name for name in HeadForm.base_fields if name not in ("author", "review_on")
    ]
    given: dict[str, object] = {name: getattr(statement, name) for name in names}
    given["author"] = ""
    if statement.author_body:
        given["author"] = f"body:{statement.author_body}"
    elif statement.author_post:
        given["author"] = f"post:{statement.author_post}"
    return given


def lines_of(statement: Statement) -> list[dict[str, object]]:
    """This function will write a statement's lines into their forms."""
    return [
        {
            "benefit": line.key.benefit,
            "series": line.key.series,
            "basis": line.key.basis,
            "period": line.key.period,
            "pence": pounds(line.pence),
            "low": None if line.low is None else pounds(line.low),
            "high": None if line.high is None else pounds(line.high),
            "note": line.note,
        }
        for line in statement.lines
    ]


def statement_typed(
    head: dict[str, Any],
    lines: Iterable[dict[str, Any]] | None,
    base: Statement | None,
) -> Statement:
    """This function will return the statement of a form that was filled in.

    ``lines`` None keeps those of ``base``; all that the form does not ask for stays.
    """
    kind, _, code = (head["author"] or "").partition(":")
    given = {name: head[name] for name in HeadForm.base_fields if name in _SAME}
    given |= {
        "author_body": code if kind == "body" else "",
        "author_post": code if kind == "post" else "",
    }
    made = replace(base, **given) if base else Statement(**given)
    if lines is None:
        return made
    before = {line.key: line for line in base.lines} if base else {}
    return replace(made, lines=tuple(_line(row, before) for row in lines))


_SAME = frozenset(Statement.__slots__)


def _line(row: dict[str, Any], before: dict[Key, Line]) -> Line:
    key = Key(row["benefit"], row["series"], row["basis"], row["period"])
    held = before.get(key)
    line = Line(key, row["pence"], row["low"], row["high"], row["note"])
    # Where it came from stays, as long as it says what it said there.
    if held and held.pence == line.pence:
        return replace(line, origin=held.origin, ref=held.ref)
    return line
