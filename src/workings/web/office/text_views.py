from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.programme.queries import NoSuchProgramme, programme_named
from workings.publish.actions.texts import record_text
from workings.publish.texts import LONGEST, Section, clean, problems
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import say_what_is_missing

publishers = needs(Permission.PUBLISH)


class TextForm(forms.Form):
    body = forms.CharField(
        label="The words, in Markdown",
        help_text=(
            "A figure is named, never typed, and says itself as at the reader's day: "
            "{figure:current-forecast}."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 18}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)

    def clean_body(self) -> str:
        """The words as they are kept, if every figure in them is known."""
        body = clean(self.cleaned_data["body"])
        found = problems(body, where="the text")
        if found:
            raise forms.ValidationError([str(problem) for problem in found])
        return body


@publishers
@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    page = presenters.texts_page(actor_of(request))
    return render(request, "office/tables.html", {"page": page})


@publishers
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, programme: str, section: str) -> HttpResponse:
    by, notice, preview = actor_of(request), "", ""
    row, chosen = _asked(programme, section)
    form = TextForm(
        request.POST or None, initial={"body": presenters.body(row, chosen)}
    )
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["body"]
        if "publish" in request.POST:
            try:
                record_text(programme=row, section=chosen, body=body, by=by)
                return redirect("office:texts")
            except Refusal as refusal:
                notice = str(refusal)
        preview = presenters.preview(row, body, on=timezone.localdate())
    page = presenters.text_page(by, row, chosen, notice=notice)
    context = {"page": page, "form": form, "preview": preview}
    return render(request, "office/text.html", context, status=page.status)


def _asked(programme: str, section: str) -> tuple[Any, Section]:
    if section not in set(Section):
        raise Http404("There is no such section.")
    try:
        return programme_named(programme), Section(section)
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal
