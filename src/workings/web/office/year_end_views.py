from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.core.years import FinancialYear, NotAYear
from workings.ledger.queries.choices import choices
from workings.ledger.queries.statements import NoSuchStatement
from workings.ledger.words import Sufficiency
from workings.ledger.year_end import Closing, Lasting
from workings.programme.queries import NoSuchProgramme, programme_named
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import (
    CodeChoice,
    PoundsField,
    WordChoice,
    say_what_is_missing,
)
from workings.web.office.listings import asked_of
from workings.web.office.year_end import (
    Judged,
    Opened,
    begin_closing,
    begin_verdicts,
    judged,
    opened,
)
from workings.web.office.year_end import deliveries as deliveries_of


class SaidForm(forms.Form):
    """By whom and on what the statement stands that comes of a page."""

    source = CodeChoice(label="Source", empty="Choose one")
    author = CodeChoice(
        label="Who says it", empty="Whoever published the source", required=False
    )

    def __init__(self, *args: Any, programme: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        offered = choices(programme)
        for name, titles in (("source", offered.sources), ("author", offered.posts)):
            field = self.fields[name]
            assert isinstance(field, CodeChoice)
            field.offer(titles)


class ClosingForm(forms.Form):
    """What became of one benefit's plan."""

    delivered = PoundsField(label="Delivered, £")
    carried_forward = PoundsField(label="Carried forward, £", required=False)
    mitigated = PoundsField(label="Mitigated, £", required=False)
    lasting = WordChoice(
        Lasting, label="Mitigated for how long", required=False, empty="Not mitigated"
    )
    by_what = forms.CharField(label="Mitigated by what", required=False)
    written_out = PoundsField(label="Written out, £", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class VerdictForm(forms.Form):
    """Finance's judgement on one delivered line."""

    verdict = WordChoice(
        Sufficiency, label="Evidence", required=False, empty="None yet"
    )
    reasons = forms.CharField(label="Reasons", required=False)

    def clean(self) -> dict[str, Any]:
        """A verdict says why."""
        given = super().clean() or {}
        if given.get("verdict") and not given.get("reasons"):
            self.add_error("reasons", "Say why.")
        return given


@needs(Permission.PROPOSE_STATEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, programme: str) -> HttpResponse:
    row = _programme(programme)
    sent, today = request.POST or None, timezone.localdate()
    year = _year(request, today)
    found = opened(row, year, by=actor_of(request), on=today)
    head = SaidForm(sent, programme=row)
    parts = [(item, _closing_form(item, sent)) for item in found]
    notice = ""
    if sent and all([head.is_valid(), *(form.is_valid() for _, form in parts)]):
        closings = [_closing(item, form.cleaned_data) for item, form in parts]
        told = {**head.cleaned_data, "by": actor_of(request), "on": today}
        try:
            draft = begin_closing(row, year, closings, **told)
            return redirect("office:statement", draft)
        except Refusal as refusal:
            notice = " ".join(map(str, getattr(refusal, "problems", [refusal])))
    page = presenters.closing_page(actor_of(request), row, year, found, notice=notice)
    context = {"page": page, "head": head, "parts": [(i.benefit, f) for i, f in parts]}
    return render(request, "office/parts.html", context, status=page.status)


@needs(Permission.VALIDATE_STATEMENT)
@require_safe
def deliveries(request: HttpRequest, programme: str) -> HttpResponse:
    row, by = _programme(programme), actor_of(request)
    found = deliveries_of(row, by=by, on=timezone.localdate())
    page = presenters.deliveries_page(by, row, found, asked_of(request))
    return render(request, "office/tables.html", {"page": page})


@needs(Permission.VALIDATE_STATEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def verdicts(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    row, by, today = _programme(programme), actor_of(request), timezone.localdate()
    try:
        found = judged(row, name, by=by, on=today)
    except NoSuchStatement as refusal:
        raise Http404(str(refusal)) from refusal
    sent, notice = request.POST or None, ""
    head = SaidForm(sent, programme=row)
    parts = [(line, _verdict_form(line, sent)) for line in found]
    if sent and all([head.is_valid(), *(form.is_valid() for _, form in parts)]):
        given = [(line, form.cleaned_data) for line, form in parts]
        told = {**head.cleaned_data, "by": by, "on": today}
        try:
            draft = begin_verdicts(row, name, given, **told)
            return redirect("office:statement", draft)
        except Refusal as refusal:
            notice = str(refusal)
    page = presenters.verdicts_page(by, row, name, found, notice=notice)
    context = {"page": page, "head": head, "parts": [(i.label, f) for i, f in parts]}
    return render(request, "office/parts.html", context, status=page.status)


def _programme(slug: str) -> Any:
    try:
        return programme_named(slug)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal


def _year(request: HttpRequest, today: date) -> FinancialYear:
    """The year that was asked for, or else the one that ended last."""
    try:
        return FinancialYear.parse(request.GET.get("year", ""))
    except NotAYear:
        return FinancialYear(FinancialYear.containing(today).starting - 1)


def _closing_form(item: Opened, sent: Any) -> ClosingForm:
    return ClosingForm(sent, prefix=item.benefit, initial=item.typed)


def _verdict_form(line: Judged, sent: Any) -> VerdictForm:
    return VerdictForm(sent, prefix=line.name)


def _closing(item: Opened, given: dict[str, Any]) -> Closing:
    amounts = ("carried_forward", "mitigated", "written_out")
    told = {name: given[name] or 0 for name in amounts}
    return Closing(
        benefit=item.benefit,
        plan=item.plan,
        delivered=given["delivered"],
        lasting=given["lasting"],
        by_what=given["by_what"],
        stated=item.stated,
        **told,
    )
