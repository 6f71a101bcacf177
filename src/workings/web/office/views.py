from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workings.web.access import signed_in
from workings.web.office import presenters
from workings.web.office.door import actor_of


@signed_in
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    page = presenters.start_page(actor_of(request), on=timezone.localdate())
    return render(request, "office/start.html", {"page": page})


@signed_in
@require_safe
def permissions(request: HttpRequest) -> HttpResponse:
    page = presenters.permissions_page(actor_of(request))
    return render(request, "office/tables.html", {"page": page})
