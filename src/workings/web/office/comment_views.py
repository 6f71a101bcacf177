from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.publish.actions.ratings import moderate
from workings.publish.queries.ratings import EXPORTED, exported, ratings_to_export
from workings.publish.ratings import Moderation
from workings.publish.spreadsheets import as_csv
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.answers import csv_file
from workings.web.office.door import actor_of
from workings.web.office.listings import asked_of

moderators = needs(Permission.MODERATE)


@moderators
@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    return _shown(request, request.GET.get("state", Moderation.WAITING))


@moderators
@require_safe
def comments_file(request: HttpRequest) -> HttpResponse:
    found = ratings_to_export(by=actor_of(request))
    content = as_csv(EXPORTED, [exported(item) for item in found])
    return csv_file(content, "comments.csv")


@moderators
@require_POST
def judge(request: HttpRequest, number: int, verdict: str) -> HttpResponse:
    if verdict not in set(Moderation):
        raise Http404("There is no such verdict.")
    by, at = actor_of(request), timezone.now()
    try:
        moderate(rating=number, verdict=Moderation(verdict), at=at, by=by)
    except Refusal as refusal:
        return _shown(request, Moderation.WAITING, str(refusal))
    return redirect("office:comments")


def _shown(request: HttpRequest, state: str, notice: str = "") -> HttpResponse:
    if state not in set(Moderation):
        raise Http404("There is no such state.")
    actor = actor_of(request)
    asked = asked_of(request, reverse("office:comments"))
    page = presenters.comments_page(actor, Moderation(state), asked, notice=notice)
    return render(request, "office/comments.html", {"page": page}, status=page.status)
