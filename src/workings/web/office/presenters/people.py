"""People and their roles, as pages."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from workings.access.lost_steps import REMOVE
from workings.access.permissions import Actor
from workings.access.queries import Asked as AskedFor
from workings.access.queries import Person, asked
from workings.core.dates import say_day
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPart, WorkPage
from workings.web.office.people_forms import HeldForm, LostStepForm

PEOPLE = Link("People", "/office/people/")
COMES, GONE = "may come in", "comes in no more"


def people_page(
    actor: Actor, found: Sequence[Person], form: Any, wanted: Asked, *, notice: str = ""
) -> WorkPage:
    """This function will list everybody, with a form to add somebody."""
    action = reverse("office:people")
    return WorkPage(
        frame=office_frame(actor, "People", room="office:people"),
        heading="People and roles",
        lead="An administrator adds people and gives roles, and touches no figures.",
        lists=(listed(_everybody(), found, wanted),),
        forms=(FormPart("add", "Add somebody", action, "Add them", form),),
        notice=notice,
        status=409 if notice else 200,
    )


def _everybody() -> Listing[Person]:
    lost = {item.subject for item in asked(REMOVE)}

    def named(who: Person) -> Content:
        waits = f"user {who.name} <{who.email}>" in lost
        return content(
            Link(who.name, reverse("office:person", args=[who.id])),
            under=(
                who.email,
                "" if who.active else GONE,
                "second step: asked to remove it" if waits else "",
            ),
        )

    return Listing(
        name="people",
        caption="Everybody",
        columns=(
            Column("Name", named, lambda who: who.name),
            Column("Roles", lambda who: content(", ".join(_roles(who)))),
            Column("Last signed in", _came, lambda who: who.came),
        ),
        narrowings=(
            Narrowing("Role", _roles),
            Narrowing("Comes in", lambda who: (COMES if who.active else GONE,)),
        ),
        order="name",
    )


def _roles(who: Person) -> tuple[str, ...]:
    return tuple(dict.fromkeys(held.role.label for held in who.held)) or ("none",)


def _came(who: Person) -> Content:
    return content(say_day(timezone.localdate(who.came)) if who.came else "not yet")


def person_page(
    actor: Actor, who: Person, form: Any, *, notice: str = "", done: str = ""
) -> WorkPage:
    """This function will show somebody, their roles, and what may be changed."""
    lost = asked(REMOVE, about=f"user {who.name} <{who.email}>")
    table = Table(
        name="roles",
        caption="Roles",
        headings=tuple(map(Heading, ("Role", "From", "To"))),
        rows=tuple(
            (
                content(held.role.label),
                content(say_day(held.first)),
                content(say_day(held.last) if held.last else "until it is ended"),
            )
            for held in who.held
        ),
        empty="They hold no role yet, and can do nothing.",
    )
    return WorkPage(
        frame=office_frame(actor, who.name, room="office:people", trail=(PEOPLE,)),
        heading=who.name,
        lead="All that is changed here is in the audit log, with your name.",
        rows=(
            Row("E-mail address", content(who.email)),
            Row("May come in", content("yes" if who.active else "no")),
            *(
                Row(
                    "Second step",
                    content(f"{item.asked_by} asks to remove it", under=(item.reason,)),
                )
                for item in lost
            ),
        ),
        tables=(table,),
        forms=tuple(_changes(actor, who, form, lost)),
        notice=notice,
        done=done,
        status=409 if notice else 200,
    )


def _changes(
    actor: Actor, who: Person, form: Any, lost: Sequence[AskedFor]
) -> Sequence[FormPart]:
    def part(change: str, legend: str, button: str, **more: Any) -> FormPart:
        action = reverse("office:change-person", args=[who.id, change])
        return FormPart(change, legend, action, button, **more)

    ends = [
        part(
            "end-role",
            "",
            f"End the role {held.role.label} today",
            form=HeldForm(initial={"holding": held.id}, auto_id=False),
            quiet=True,
        )
        for held in who.held
        if held.last is None
    ]
    coming = ("let-go", "They come in no more")
    if not who.active:
        coming = ("take-back", "They come in again")
    return [
        part("role", "Give a role", "Give it", form=form),
        *ends,
        part(
            "invite",
            "A new way in",
            "Make an address to choose a password at",
            quiet=True,
        ),
        *_second_step(actor, lost, part),
        part(coming[0], "", coming[1], quiet=True),
    ]


def _second_step(
    actor: Actor, lost: Sequence[AskedFor], part: Callable[..., FormPart]
) -> Iterator[FormPart]:
    """Asking for it to be removed; once asked, what others may answer."""
    if not lost:
        yield part(
            "second-step",
            "A lost telephone",
            "Ask another administrator to remove their second step",
            form=LostStepForm(),
            quiet=True,
        )
        return
    if all(item.asked_identity != actor.identity for item in lost):
        yield part(
            "remove-second-step", "A lost telephone", "Remove their second step too"
        )
    yield part("keep-second-step", "", "Keep their second step", quiet=True)
