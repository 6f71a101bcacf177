from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from workings.access.permissions import Permission
from workings.core.refusals import Refusal
from workings.documents.actions import end_exemption
from workings.documents.papers import PARAGRAPHS, Status
from workings.documents.queries import (
    NoSuchDocument,
    document_named,
    document_row,
    documents,
    source_row,
    sources,
)
from workings.documents.uploads import upload_document
from workings.programme.queries import (
    NoSuchProgramme,
    programme_named,
    programme_titles,
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
from workings.web.office.listings import asked_of
from workings.web.public.answers import handed_out

readers = needs(Permission.READ_DRAFTS)


class DocumentForm(forms.Form):
    file = forms.FileField(label="The file")
    code = forms.SlugField(
        label="Short name", max_length=80, help_text="For its address. It stays."
    )
    title = forms.CharField(label="Title", max_length=500)
    dated = DatedToField(label="Its date", required=False)
    source = CodeChoice(label="Source that it is of", required=False)
    status = WordChoice(Status, label="Who may read it")
    paragraph = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A, where it is exempt",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", "None"),
            *((n, f"{n}: {text}") for n, text in PARAGRAPHS.items()),
        ],
    )
    reason = forms.CharField(
        label="Why the public interest is in keeping it so",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    review_on = DayField(label="When that is looked at again", required=False)
    replaces = CodeChoice(label="Document that it is a new version of", required=False)

    def __init__(self, *args: Any, programme: str, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        cited = [(item.code, item.title) for item in sources(programme)]
        held = [(item.code, item.title) for item in documents(programme, reader=by)]
        for name, titles in (("source", cited), ("replaces", held)):
            field = self.fields[name]
            assert isinstance(field, CodeChoice)
            field.offer(titles)


@readers
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    held = {slug: documents(slug, reader=actor) for slug in programme_titles()}
    today = timezone.localdate()
    page = presenters.documents_page(actor, held, asked_of(request), on=today)
    return render(request, "office/work.html", {"page": page})


@readers
@require_safe
def paper_file(request: HttpRequest, programme: str, name: str) -> HttpResponseBase:
    try:
        found = document_named(programme, name, reader=actor_of(request))
    except NoSuchDocument as refusal:
        raise Http404(str(refusal)) from refusal
    if found.withdrawn_on is not None:
        raise Http404("It was withdrawn.")
    answer = handed_out(request, found)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@needs(Permission.RECORD_REGISTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, programme: str) -> HttpResponse:
    by, notice = actor_of(request), ""
    try:
        slug = programme_named(programme).slug
    except NoSuchProgramme as refusal:
        raise Http404(str(refusal)) from refusal
    form = DocumentForm(
        request.POST or None, request.FILES or None, programme=slug, by=by
    )
    if request.method == "POST" and form.is_valid():
        try:
            upload_document(**_told(form.cleaned_data, slug), by=by)
            return redirect("office:documents")
        except Refusal as refusal:
            problems = getattr(refusal, "problems", None)
            notice = " ".join(map(str, problems)) if problems else str(refusal)
    page = presenters.upload_page(by, slug, form, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)


@needs(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    by, today = actor_of(request), timezone.localdate()
    try:
        end_exemption(document_row(programme, name), on=today, by=by)
    except NoSuchDocument as refusal:
        raise Http404(str(refusal)) from refusal
    except Refusal as refusal:
        held = {slug: documents(slug, reader=by) for slug in programme_titles()}
        asked = asked_of(request, reverse("office:documents"))
        page = presenters.documents_page(by, held, asked, on=today, notice=str(refusal))
        return render(request, "office/work.html", {"page": page}, status=409)
    return redirect("office:documents")


def _told(given: dict[str, Any], slug: str) -> dict[str, Any]:
    file = given.pop("file")
    source, replaces = given.pop("source"), given.pop("replaces")
    return {
        **given,
        "collection": slug,
        "content": file.file,
        "size": file.size,
        "file_name": file.name,
        "source": source_row(slug, source) if source else None,
        "replaces": document_row(slug, replaces) if replaces else None,
    }
