from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from workings.access.permissions import Actor, Permission
from workings.core.refusals import Refusal
from workings.programme.queries import programme_named
from workings.quality.actions.impact import (
    record_assessment,
    record_dis_benefit,
    record_group,
)
from workings.quality.impact import GroupGiven
from workings.quality.queries.impact import offered, row_named
from workings.quality.words import Assessed, Effect, Group
from workings.web.access import needs
from workings.web.office import presenters
from workings.web.office.door import actor_of
from workings.web.office.fields import (
    CodeChoice,
    DatedToField,
    WordChoice,
    say_what_is_missing,
)

Offers = Mapping[str, Iterable[tuple[str, str]]]
"""What each field may name: values and texts to choose from."""


class TwoProgrammes(Refusal):
    """What is named does not belong together."""

    def __init__(self) -> None:
        super().__init__("These are of two programmes: choose all of one.")


class _NamingForm(forms.Form):
    """A form some of whose fields name what the registers hold."""

    def __init__(self, *args: Any, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)
        for name, field in self.fields.items():
            if isinstance(field, CodeChoice):
                field.offer(offers[name])

    def told(self) -> dict[str, Any]:
        """What was filled in, with the rows that it names; and their programme."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        named = {
            name: given.pop(name).partition("/")
            for name, field in self.fields.items()
            if isinstance(field, CodeChoice) and name in given
        }
        slugs = {slug for slug, _, _ in named.values()}
        if len(slugs) != 1:
            raise TwoProgrammes
        programme = programme_named(slugs.pop())
        rows = {n: row_named(programme, n, code) for n, (_, _, code) in named.items()}
        return {"programme": programme, **given, **rows}


class DisBenefitForm(_NamingForm):
    """What a saving made worse."""

    saving = CodeChoice(label="The saving", empty="Choose one")
    code = forms.SlugField(label="Short name", max_length=60)
    title = forms.CharField(label="What is worse, and for whom", max_length=300)
    said = DatedToField(label="When it was said")
    source = CodeChoice(label="Source", empty="Choose one")
    note = forms.CharField(label="Note", required=False)


class AssessmentForm(_NamingForm):
    """An assessment of impact, and what it is attached to."""

    decision = CodeChoice(label="The decision it was made for", empty="Choose one")
    code = forms.SlugField(label="Short name", max_length=60)
    title = forms.CharField(label="The assessment", max_length=300)
    kind = WordChoice(Assessed, label="What it is of")
    on = DatedToField(label="When it was made")
    project = CodeChoice(label="Project", required=False)
    saving = CodeChoice(
        label="Saving",
        required=False,
        help_text="Where none is chosen, it is of all savings of the project.",
    )
    document = CodeChoice(label="Document", required=False)
    source = CodeChoice(label="Source", required=False)
    summary = forms.CharField(label="In short", required=False)


class GroupForm(_NamingForm):
    """What an assessment expects of one group."""

    assessment = CodeChoice(label="The assessment", empty="Choose one")
    group = WordChoice(Group, label="Group")
    effect = WordChoice(Effect, label="What is expected")
    how = forms.CharField(label="How", required=False)
    mitigation = forms.CharField(label="What is done about it", required=False)


def _dis_benefit(told: dict[str, Any], by: Actor) -> None:
    del told["programme"]
    record_dis_benefit(**told, by=by)


def _assessment(told: dict[str, Any], by: Actor) -> None:
    project, saving = told.pop("project", None), told.pop("saving", None)
    record_assessment(
        **told,
        projects=[project] if project else [],
        savings=[saving] if saving else [],
        by=by,
    )


def _group(told: dict[str, Any], by: Actor) -> None:
    words = {name: told.get(name, "") for name in ("how", "mitigation")}
    given = GroupGiven(told["group"], told["effect"], **words)
    record_group(assessment=told["assessment"], given=given, by=by)


FORMS: dict[str, tuple[type[_NamingForm], Callable[[dict[str, Any], Actor], None]]] = {
    "dis-benefit": (DisBenefitForm, _dis_benefit),
    "assessment": (AssessmentForm, _assessment),
    "group": (GroupForm, _group),
}
"""What may be entered here: its form, and what is done with it."""


@needs(Permission.RECORD_REGISTERS)
@require_safe
def impact(request: HttpRequest) -> HttpResponse:
    return _shown(request, offered(), {})


@needs(Permission.RECORD_REGISTERS)
@require_POST
def enter(request: HttpRequest, what: str) -> HttpResponse:
    if what not in FORMS:
        raise Http404("There is no such form.")
    made, act = FORMS[what]
    offers = offered()
    form, notice = made(request.POST, prefix=what, offers=offers), ""
    if form.is_valid():
        try:
            act(form.told(), actor_of(request))
            return redirect("office:impact")
        except Refusal as refusal:
            notice = str(refusal)
    return _shown(request, offers, {what: form}, notice)


def _shown(
    request: HttpRequest,
    offers: Offers,
    sent: dict[str, _NamingForm],
    notice: str = "",
) -> HttpResponse:
    every = {
        name: sent.get(name) or made(prefix=name, offers=offers)
        for name, (made, _) in FORMS.items()
    }
    page = presenters.impact_page(actor_of(request), every, notice=notice)
    return render(request, "office/work.html", {"page": page}, status=page.status)
