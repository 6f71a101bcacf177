from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Actor, Permission
from workings.access.queries import user_numbered
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.programme.actions import (
    give_seat,
    leave_seat,
    name_deputy,
    record_milestone,
    record_milestone_date,
)
from workings.programme.projects import MilestoneKind
from workings.programme.queries import post_row, project_row, seat_row
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import (
    CodeChoice,
    DatedToField,
    DayField,
    WordChoice,
    offer,
    say_what_is_missing,
)
from workings.web.office.listings import asked_of


class SeatForm(forms.Form):
    """Somebody who acts in a post, from a day to a day."""

    post = CodeChoice(label="Post", empty="Choose one")
    user = CodeChoice(label="Who", empty="Choose one")
    first = DayField(label="From")
    last = DayField(label="To", required=False, help_text="A deputy's time has an end.")

    def __init__(self, *args: Any, acting: presenters.Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        offer(self, "post", acting.posts())
        offer(self, "user", acting.people)


class LeaveForm(forms.Form):
    """The last day of somebody who acts in a post."""

    seat = CodeChoice(label="Who acts in which post", empty="Choose one")
    until = DayField(label="Their last day")

    def __init__(self, *args: Any, acting: presenters.Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        offer(self, "seat", acting.seats())


class MilestoneForm(forms.Form):
    """A date that is given for a milestone; earlier ones stay."""

    project = CodeChoice(label="Project", empty="Choose one")
    code = forms.SlugField(label="Short name of the milestone", max_length=80)
    title = forms.CharField(label="The milestone", max_length=500)
    kind = WordChoice(MilestoneKind, label="What kind of date")
    on = DatedToField(label="The date")
    note = forms.CharField(label="Why it moved", required=False)

    def __init__(
        self, *args: Any, found: Sequence[presenters.ProjectsOf], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        titles = (
            (f"{of.slug}/{project.code}", f"{project.title}, {of.title}")
            for of in found
            for project in of.projects
        )
        offer(self, "project", titles)


@needs(Permission.READ_DRAFTS)
@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    return _holders(request)


@needs(Permission.READ_DRAFTS)
@require_POST
def seat(request: HttpRequest, change: str) -> HttpResponse:
    made = CHANGES.get(change)
    if made is None:
        raise Http404("There is no such change.")
    asked, act = made
    acting = presenters.acting(on=timezone.localdate())
    form, notice = asked(request.POST, auto_id=f"{change}_%s", acting=acting), ""
    if form.is_valid():
        try:
            act(form.cleaned_data, actor_of(request))
            return redirect("office:posts")
        except Refusal as refusal:
            notice = str(refusal)
    return _holders(request, notice, **{change: form})


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def projects(request: HttpRequest) -> HttpResponse:
    today, notice, by = timezone.localdate(), "", actor_of(request)
    found = presenters.projects_known(on=today)
    form = MilestoneForm(request.POST or None, found=found)
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
    wanted = asked_of(request)
    page = presenters.projects_page(by, form, found, wanted, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)


def _told(given: dict[str, Any], by: Actor) -> dict[str, Any]:
    slug, _, code = given["post"].partition("/")
    return {
        "post": post_row(slug, code),
        "user": user_numbered(int(given["user"])),
        "first": given["first"],
        "last": given["last"],
        "by": by,
    }


def _give(given: dict[str, Any], by: Actor) -> None:
    give_seat(**_told(given, by))


def _name_deputy(given: dict[str, Any], by: Actor) -> None:
    if given["last"] is None:
        raise EndMissing
    name_deputy(**_told(given, by))


def _leave(given: dict[str, Any], by: Actor) -> None:
    leave_seat(seat=seat_row(int(given["seat"])), last=given["until"], by=by)


Change = tuple[Callable[..., forms.Form], Callable[[dict[str, Any], Actor], None]]

CHANGES: dict[str, Change] = {
    "holder": (SeatForm, _give),
    "deputy": (SeatForm, _name_deputy),
    "leave": (LeaveForm, _leave),
}
"""What may be changed of who acts in a post: what is asked, and what is done."""


class EndMissing(Refusal):
    """A deputy would act for ever."""

    def __init__(self) -> None:
        super().__init__("A deputy's time has an end: give its last day.")


def _holders(request: HttpRequest, notice: str = "", **sent: Any) -> HttpResponse:
    # Each has fields of the same names: they are told apart by what stands before.
    acting = presenters.acting(on=timezone.localdate())
    filled = {
        change: sent.get(change) or form(auto_id=f"{change}_%s", acting=acting)
        for change, (form, _) in CHANGES.items()
    }
    wanted = asked_of(request, reverse("office:posts"))
    page = presenters.holders_page(
        actor_of(request), filled, acting, wanted, notice=notice
    )
    return render(request, "office/work.html", {"page": page}, status=page.status)
