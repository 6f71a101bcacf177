from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workings.access import queries
from workings.access.permissions import Permission
from workings.access.queries import Sought
from workings.publish.spreadsheets import as_csv
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.answers import csv_file
from workings.web.office.door import actor_of
from workings.web.office.listings import Asked, asked_of
from workings.web.office.people_forms import TrailForm

auditors = needs(Permission.READ_AUDIT)


@auditors
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    asked, actor = asked_of(request), actor_of(request)
    form = TrailForm(asked.parameters)
    sought, beyond = _sought(form, asked), asked.parameters.get("beyond", "")
    after = int(beyond) if beyond.isdecimal() and len(beyond) < 19 else None
    found = queries.trail(actor, sought, beyond=after)
    page = presenters.trail_page(actor, found, sought, asked)
    return render(request, "office/trail.html", {"page": page, "form": form})


@auditors
@require_safe
def trail_file(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    sought = _sought(TrailForm(asked.parameters), asked)
    entries = queries.whole_trail(actor_of(request), sought)
    content = as_csv(presenters.TRAIL_COLUMNS, map(presenters.trail_row, entries))
    return csv_file(content, "audit-log.csv")


def _sought(form: TrailForm, asked: Asked) -> Sought:
    """What is asked for; a day that is none is said beside its field, and left out."""
    form.is_valid()
    oldest = asked.parameters.get("sort") == "when"
    return Sought(**{k: v for k, v in form.cleaned_data.items() if v}, oldest=oldest)
