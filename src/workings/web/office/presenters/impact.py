"""What savings made worse, and whom changes affect: what there is, and forms."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor
from workings.programme.queries import programme_named, programme_titles
from workings.quality.queries.impact import assessments, dis_benefits
from workings.web.components import Heading, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPart, WorkPage
from workings.web.public.presenters.words import capital

LEGENDS = {
    "dis-benefit": ("Enter a dis-benefit against a saving", "Enter it"),
    "assessment": ("Attach an assessment to a decision", "Attach it"),
    "group": ("Say what an assessment expects of a group", "Say it"),
}


def impact_page(
    actor: Actor, forms: Mapping[str, Any], *, notice: str = ""
) -> WorkPage:
    """This function will list what was entered, above the forms that enter more."""
    return WorkPage(
        frame=office_frame(actor, "Impact", room="office:impact"),
        heading="Impact beside the savings",
        lead=(
            "All of this is public at once. A dis-benefit is shown beside its saving "
            "and never netted. An assessment informs a decision only where it is dated "
            "before it. Who enters a short name again changes what it stands for."
        ),
        tables=tuple(
            table
            for slug, title in programme_titles().items()
            for table in _entered(programme_named(slug), title)
        ),
        forms=tuple(
            FormPart(name, *_form(name), form=form) for name, form in forms.items()
        ),
        notice=notice,
        status=409 if notice else 200,
    )


def _form(name: str) -> tuple[str, str, str]:
    legend, button = LEGENDS[name]
    return legend, reverse("office:enter-impact", args=[name]), button


def _entered(programme: Any, title: str) -> tuple[Table, Table]:
    return _assessments(programme, title), _dis_benefits(programme, title)


def _assessments(programme: Any, title: str) -> Table:
    found = assessments(programme, as_at=timezone.localdate())
    return Table(
        name=f"assessments-{programme.slug}",
        caption=f"Assessments of {title}",
        headings=tuple(map(Heading, ("Assessment", "Made", "Groups"))),
        rows=tuple(
            (
                content(one.title, under=(one.code, one.decision_title)),
                content(capital(one.on.spoken()), under=(capital(one.timing.label),)),
                content(
                    "; ".join(
                        f"{each.group.label}: {each.effect.label}"
                        for each in one.groups
                    )
                    or "none named"
                ),
            )
            for one in found
        ),
        empty=f"{title} has no assessment yet.",
    )


def _dis_benefits(programme: Any, title: str) -> Table:
    return Table(
        name=f"dis-benefits-{programme.slug}",
        caption=f"Dis-benefits of {title}",
        headings=tuple(map(Heading, ("What is worse", "Against", "Said"))),
        rows=tuple(
            (
                content(one.title, under=(one.code,)),
                content(one.saving),
                content(capital(one.said.spoken())),
            )
            for one in dis_benefits(programme)
        ),
        empty=f"{title} has none yet.",
    )
