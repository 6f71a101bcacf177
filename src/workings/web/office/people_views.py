from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access import actions, lost_steps, queries
from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.invitations import invitation
from workings.web.office.listings import asked_of
from workings.web.office.people_forms import PersonForm, RoleForm
from workings.web.office.second_steps import remove_by_two

administrators = needs(Permission.MANAGE_PEOPLE)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    form, notice, by = PersonForm(request.POST or None), "", actor_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.create_user(**form.cleaned_data, by=by)
            return redirect("office:person", user.pk)
        except Refusal as refusal:
            notice = str(refusal)
    found, wanted = queries.people(), asked_of(request)
    page = presenters.people_page(by, found, form, wanted, notice=notice)
    return _work(request, page)


@administrators
@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    return _person(request, number, RoleForm())


@administrators
@require_POST
def change_person(request: HttpRequest, number: int, change: str) -> HttpResponse:
    made = CHANGES.get(change)
    if made is None:
        raise Http404("There is no such change.")
    _found(number)
    form = RoleForm(request.POST if change == "role" else None)
    try:
        done = made(request, number, form)
    except Refusal as refusal:
        return _person(request, number, form, notice=str(refusal))
    return _person(request, number, form if form.errors else RoleForm(), done=done)


def _give_role(request: HttpRequest, number: int, form: RoleForm) -> str:
    if not form.is_valid():
        return ""
    user = queries.user_numbered(number)
    actions.grant_role(user=user, **form.cleaned_data, by=actor_of(request))
    return f"{user.name} holds the role {form.cleaned_data['role'].label}."


def _end_role(request: HttpRequest, number: int, form: RoleForm) -> str:
    held = str(request.POST.get("holding", ""))
    role = queries.holding_of(number, int(held) if held.isdecimal() else 0)
    today = timezone.localdate()
    actions.end_role(holding=role, last=max(today, role.first), by=actor_of(request))
    return "The role ends today."


def _invite(request: HttpRequest, number: int, form: RoleForm) -> str:
    user = queries.user_numbered(number)
    actions.invite(user=user, by=actor_of(request))
    link = request.build_absolute_uri(invitation(user))
    return f"Give {user.name} this address; it serves once, for a day: {link}"


def _ask_about_second_step(request: HttpRequest, number: int, form: RoleForm) -> str:
    user, reason = queries.user_numbered(number), request.POST.get("reason", "")
    lost_steps.ask_to_remove(user=user, reason=reason, by=actor_of(request))
    return "Another administrator finds this on their start page, and answers it."


def _remove_second_step(request: HttpRequest, number: int, form: RoleForm) -> str:
    return remove_by_two(number, by=actor_of(request))


def _keep_second_step(request: HttpRequest, number: int, form: RoleForm) -> str:
    user = queries.user_numbered(number)
    lost_steps.decline_to_remove(user=user, by=actor_of(request))
    return f"The second step of {user.name} stays."


def _let_go(request: HttpRequest, number: int, form: RoleForm) -> str:
    actions.let_go(user=queries.user_numbered(number), by=actor_of(request))
    return "They come in no more."


def _take_back(request: HttpRequest, number: int, form: RoleForm) -> str:
    actions.take_back(user=queries.user_numbered(number), by=actor_of(request))
    return "They come in again."


CHANGES: dict[str, Callable[[HttpRequest, int, Any], str]] = {
    "role": _give_role,
    "end-role": _end_role,
    "invite": _invite,
    "second-step": _ask_about_second_step,
    "remove-second-step": _remove_second_step,
    "keep-second-step": _keep_second_step,
    "let-go": _let_go,
    "take-back": _take_back,
}


def _person(
    request: HttpRequest, number: int, form: RoleForm, **told: str
) -> HttpResponse:
    page = presenters.person_page(actor_of(request), _found(number), form, **told)
    return _work(request, page)


def _found(number: int) -> queries.Person:
    try:
        return queries.person(number)
    except queries.NoSuchPerson as refusal:
        raise Http404(str(refusal)) from refusal


def _work(request: HttpRequest, page: Any) -> HttpResponse:
    return render(request, "office/work.html", {"page": page}, status=page.status)
