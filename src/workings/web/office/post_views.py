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

from workings.access.permissions import Permission
from workings.access.queries import people, user_numbered
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.programme.actions import (
    give_seat,
    name_deputy,
    record_milestone,
    record_milestone_date,
)
from workings.programme.projects import MilestoneKind
from workings.programme.queries import (
    post_row,
    posts,
    programme_named,
    programme_titles,
    project_row,
    project_titles,
)
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


class SeatForm(forms.Form):
    """Somebody who acts in a post, from a day to a day."""

    post = CodeChoice(label="Post", empty="Choose one")
    user = CodeChoice(label="Who", empty="Choose one")
    first = DayField(label="From")
    last = DayField(label="To", required=False, help_text="A deputy's time has an end.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        today = timezone.localdate()
        offered = [
            (f"{slug}/{post.code}", f"{post.title}, {title}")
            for slug, title in programme_titles().items()
            for post in posts(programme_named(slug), as_at=today)
        ]
        who = [(str(p.id), f"{p.name} ({p.email})") for p in people() if p.active]
        for name, titles in (("post", offered), ("user", who)):
            field = self.fields[name]
            assert isinstance(field, CodeChoice)
            field.offer(titles)


class MilestoneForm(forms.Form):
    """A date that is given for a milestone; earlier ones stay."""

    project = CodeChoice(label="Project", empty="Choose one")
    code = forms.SlugField(label="Short name of the milestone", max_length=80)
    title = forms.CharField(label="The milestone", max_length=500)
    kind = WordChoice(MilestoneKind, label="What kind of date")
    on = DatedToField(label="The date")
    note = forms.CharField(label="Why it moved", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        field = self.fields["project"]
        assert isinstance(field, CodeChoice)
        field.offer(
            (f"{slug}/{code}", f"{name}, {title}")
            for slug, title in programme_titles().items()
            for code, name in project_titles(programme_named(slug)).items()
        )


@needs(Permission.READ_DRAFTS)
@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    return _holders(request, SeatForm(), "")


@needs(Permission.READ_DRAFTS)
@require_POST
def seat(request: HttpRequest, change: str) -> HttpResponse:
    if change not in {"holder", "deputy"}:
        raise Http404("There is no such change.")
    form, notice, by = SeatForm(request.POST), "", actor_of(request)
    if form.is_valid():
        given = form.cleaned_data
        slug, _, code = given["post"].partition("/")
        told = {"first": given["first"], "last": given["last"], "by": by}
        told |= {
            "post": post_row(slug, code),
            "user": user_numbered(int(given["user"])),
        }
        try:
            _seat(change, told)
            return redirect("office:posts")
        except Refusal as refusal:
            notice = str(refusal)
    return _holders(request, form, notice)


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def projects(request: HttpRequest) -> HttpResponse:
    form, notice, by = MilestoneForm(request.POST or None), "", actor_of(request)
    today = timezone.localdate()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = project_row(*given["project"].split("/", 1))
        try:
            reached = record_milestone(
                project=row, code=given["code"], title=given["title"], by=by
            )
            record_milestone_date(
                milestone=reached,
                kind=given["kind"],
                on=given["on"],
                said=DatedTo(today),
                note=given["note"],
                by=by,
            )
            return redirect("office:projects")
        except Refusal as refusal:
            notice = str(refusal)
    page = presenters.projects_page(by, form, on=today, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _seat(change: str, told: dict[str, Any]) -> None:
    if change == "holder":
        give_seat(**told)
    elif told["last"] is None:
        raise EndMissing
    else:
        name_deputy(**told)


class EndMissing(Refusal):
    """A deputy would act for ever."""

    def __init__(self) -> None:
        super().__init__("A deputy's time has an end: give its last day.")


def _holders(request: HttpRequest, form: SeatForm, notice: str) -> HttpResponse:
    today = timezone.localdate()
    page = presenters.holders_page(actor_of(request), form, on=today, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)
