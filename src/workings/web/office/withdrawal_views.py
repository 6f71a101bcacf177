from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.programme.queries import programme_titles
from workings.publish.actions import withdrawing
from workings.publish.actions.withdrawing import What
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import CodeChoice, WordChoice, say_what_is_missing

withdrawers = needs(Permission.WITHDRAW)


class WithdrawalForm(forms.Form):
    what = WordChoice(What, label="What is to be withdrawn")
    programme = CodeChoice(label="Of which programme", empty="Choose one")
    name = forms.CharField(
        label="Its short name",
        help_text="As in its address. Of a text the section and version: what/3.",
    )
    reason = forms.CharField(
        label="Why",
        max_length=200,
        help_text="Everybody will read this in its place: name nobody.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        field = self.fields["programme"]
        assert isinstance(field, CodeChoice)
        field.offer(programme_titles().items())


@withdrawers
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawals(request: HttpRequest) -> HttpResponse:
    form, notice = WithdrawalForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            withdrawing.ask_to_withdraw(**form.cleaned_data, by=actor_of(request))
            return redirect("office:withdrawals")
        except Refusal as refusal:
            notice = str(refusal)
    return _shown(request, form, notice)


@withdrawers
@require_POST
def answer(request: HttpRequest, number: int, word: str) -> HttpResponse:
    if word not in {"agree", "decline"}:
        raise Http404("There is no such answer.")
    by, now = actor_of(request), timezone.now()
    today = timezone.localdate(now)
    try:
        if word == "agree":
            withdrawing.agree_to_withdraw(number, by=by, on=today, at=now)
        else:
            withdrawing.decline_to_withdraw(number, by=by)
    except Refusal as refusal:
        return _shown(request, WithdrawalForm(), str(refusal))
    return redirect("office:withdrawals")


def _shown(request: HttpRequest, form: WithdrawalForm, notice: str) -> HttpResponse:
    page = presenters.withdrawals_page(actor_of(request), form, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)
