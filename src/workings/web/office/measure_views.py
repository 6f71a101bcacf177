import tempfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Permission, may
from workings.core.refusals import Refusal
from workings.documents.queries import source_row, sources
from workings.documents.uploads import check_upload
from workings.intake.actions.readings import Brought, bring_readings, read_readings
from workings.intake.workbooks.readings import Fractions
from workings.programme.queries import (
    NoSuchProgramme,
    post_row,
    programme_named,
    programme_titles,
)
from workings.quality import queries
from workings.quality.actions import record_measure, record_rebase, record_target
from workings.quality.actions.entering import enter_reading
from workings.quality.actions.explaining import explain_signal, withdraw_explanation
from workings.quality.dating import NotDated
from workings.quality.measures import How, MeasureRecord, ReadingGiven
from workings.quality.queries.registers import (
    NoSuchMeasure,
    measure_row,
    measure_titles,
    owners,
)
from workings.quality.signals import Signal, signals
from workings.quality.spc import chart_measure
from workings.quality.stated import NotStated, stated
from workings.quality.telling import plain
from workings.quality.typed import typed
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import (
    CodeChoice,
    DatedToField,
    DayField,
    WordChoice,
    say_what_is_missing,
)
from workings.web.office.listings import asked_of

Given = dict[str, Any]


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


class ReadingForm(MeasureForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cited = sources(self.of.programme.slug)
        _offer(self, "source", [(one.code, one.title) for one in cited])

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


class TargetForm(MeasureForm):
    from_on = DayField(label="From")
    value = NumberField(label="Target")
    tolerance = NumberField(label="How near will do", required=False, min_value=0)
    note = forms.CharField(label="Note", required=False)


class RebaseForm(MeasureForm):
    from_on = DayField(label="From")
    how = WordChoice(How, label="What changed")
    reason = ParagraphField(
        label="Why",
        help_text="It is published. That a change was suggested is no reason.",
    )


class WordsForm(MeasureForm):
    definition = ParagraphField(label="What exactly is counted")
    collected = ParagraphField(label="How it is collected", required=False)
    caveats = ParagraphField(label="Caveats", required=False)
    owner = CodeChoice(label="Owner", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "owner", owners(self.of.programme))


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
        _offer(self, "signal", reversed(titles))

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
        _offer(self, "explanation", titles)


FORMS: dict[str, type[MeasureForm]] = {
    "reading": ReadingForm,
    "target": TargetForm,
    "rebase": RebaseForm,
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
        _offer(self, "measure", measure_titles(programme))
        cited = sources(programme.slug)
        _offer(self, "source", [(one.code, one.title) for one in cited])


def _offer(form: forms.Form, name: str, titles: Iterable[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, CodeChoice)
    field.offer(titles)


@needs(Permission.READ_DRAFTS)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    known = {
        slug: (title, queries.measures(programme_named(slug), as_at=today))
        for slug, title in programme_titles().items()
    }
    page = presenters.measures_page(
        actor_of(request), known, asked_of(request), on=today
    )
    return render(request, "office/work.html", {"page": page})


@needs(Permission.READ_DRAFTS)
@require_safe
def measure(request: HttpRequest, programme: str, code: str) -> HttpResponse:
    row = _row(programme, code)
    return _measure(request, row, _read(row), {})


@needs(Permission.RECORD_REGISTERS)
@require_POST
def change(
    request: HttpRequest, programme: str, code: str, change: str
) -> HttpResponse:
    if change not in FORMS:
        raise Http404("There is no such change.")
    row, notice = _row(programme, code), ""
    read = _read(row)
    form = FORMS[change](request.POST, of=row, read=read, auto_id=f"{change}_%s")
    if form.is_valid():
        try:
            DONE[change](row, form.cleaned_data, actor_of(request))
            return redirect("office:measure", programme, code)
        except Refusal as refusal:
            notice = _in_words(refusal)
    return _measure(request, row, read, {change: form}, notice)


@needs(Permission.WITHDRAW)
@require_POST
def withdraw(request: HttpRequest, programme: str, code: str) -> HttpResponse:
    row, notice = _row(programme, code), ""
    read = _read(row)
    form = WithdrawForm(request.POST, of=row, read=read, auto_id="withdraw_%s")
    if form.is_valid():
        try:
            withdraw_explanation(
                int(form.cleaned_data["explanation"]),
                measure=row,
                because=form.cleaned_data["because"],
                on=timezone.localdate(),
                by=actor_of(request),
            )
            return redirect("office:measure", programme, code)
        except Refusal as refusal:
            notice = _in_words(refusal)
    return _measure(request, row, read, {"withdraw": form}, notice)


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, programme: str) -> HttpResponse:
    row, by = _programme(programme), actor_of(request)
    initial = {"said": timezone.localdate().isoformat()}
    form = BringForm(
        request.POST or None, request.FILES or None, programme=row, initial=initial
    )
    read, added, notice = None, 0, ""
    if request.method == "POST" and form.is_valid():
        try:
            read, added = _brought(form.cleaned_data, row, by)
        except Refusal as refusal:
            notice = _in_words(refusal)
    page = presenters.bring_page(
        by, row.slug, form, read=read, added=added, notice=notice
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _brought(given: Given, programme: Any, by: Any) -> tuple[Brought, int]:
    file = given["file"]
    check_upload(content=file, size=file.size, file_name=file.name)
    with tempfile.TemporaryDirectory(prefix="workings-readings-") as folder:
        copy = Path(folder, "sheet")
        copy.write_bytes(file.read())
        read = read_readings(
            copy,
            programme=programme,
            said=given["said"],
            measure=given["measure"],
            source=given["source"],
            fractions=Fractions(given["fractions"]),
            name=file.name,
        )
        if read.problems or not given["add"]:
            return read, 0
        return read, bring_readings(read, programme=programme, by=by)


def _in_words(refusal: Refusal) -> str:
    return " ".join(map(str, getattr(refusal, "problems", [refusal])))


def _read(row: Any) -> MeasureRecord:
    today = timezone.localdate()
    found = queries.measures(row.programme, as_at=today, service=row.service.code)
    return next(each for each in found if each.code == row.code)


def _measure(
    request: HttpRequest, row: Any, one: MeasureRecord, sent: Given, notice: str = ""
) -> HttpResponse:
    by, today = actor_of(request), timezone.localdate()
    offered: dict[str, type[MeasureForm]] = {}
    if may(by, Permission.RECORD_REGISTERS):
        offered |= FORMS
    if not signals(one, chart_measure(one, today)):
        offered.pop("explain", None)
    standing = any(each.withdrawn_on is None for each in one.explanations)
    if standing and may(by, Permission.WITHDRAW):
        offered["withdraw"] = WithdrawForm
    fresh = _initial(row)
    parts = {
        name: form(of=row, read=one, initial=fresh, auto_id=f"{name}_%s")
        for name, form in offered.items()
        if name not in sent
    }
    page = presenters.measure_page(
        by, row.programme.slug, one, parts | sent, on=today, notice=notice
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _initial(row: Any) -> Given:
    return {
        "said": timezone.localdate().isoformat(),
        "definition": row.definition,
        "collected": row.collected,
        "caveats": row.caveats,
        "owner": row.owner.code if row.owner else "",
    }


def _enter(row: Any, given: Given, by: Any) -> None:
    value, mark = given["value"]
    told = {name: given[name] for name in ("period", "numerator", "denominator")}
    told |= {name: given[name] for name in ("said", "source", "note")}
    reading = ReadingGiven(measure=row.code, value=value, mark=mark, **told)
    source = source_row(row.programme.slug, given["source"])
    enter_reading(reading, measure=row, source=source, by=by)


def _target(row: Any, given: Given, by: Any) -> None:
    record_target(measure=row, **given, by=by)


def _rebase(row: Any, given: Given, by: Any) -> None:
    record_rebase(measure=row, **given, by=by)


def _explain(row: Any, given: Given, by: Any) -> None:
    signal = given["signal"]
    explain_signal(
        signal.period,
        signal.rule,
        measure=row,
        explanation=given["explanation"],
        on=timezone.localdate(),
        by=by,
    )


def _reword(row: Any, given: Given, by: Any) -> None:
    owner = post_row(row.programme.slug, given["owner"]) if given["owner"] else None
    same = (
        *("programme", "code", "title", "service", "unit"),
        *("improves", "frequency", "counted", "source"),
    )
    told = {name: getattr(row, name) for name in same} | given | {"owner": owner}
    record_measure(**told, by=by)


DONE: dict[str, Callable[[Any, Given, Any], None]] = {
    "reading": _enter,
    "target": _target,
    "rebase": _rebase,
    "words": _reword,
    "explain": _explain,
}


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def _row(programme: str, code: str) -> Any:
    try:
        return measure_row(programme, code)
    except NoSuchMeasure as refusal:
        raise Http404(str(refusal)) from refusal
