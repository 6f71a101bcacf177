"""What waits to be withdrawn by a second person, and asking for it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor
from workings.access.queries import Asked, asked
from workings.core.dates import say_day
from workings.web.components import Heading, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPart, WorkPage

ROOM = "office:withdrawals"


def withdrawals_page(actor: Actor, form: Any, *, notice: str = "") -> WorkPage:
    """This function will list what waits for a second person."""
    waiting = asked("withdraw")
    table = Table(
        name="asked",
        caption="Waiting for a second person",
        headings=tuple(map(Heading, ("What", "Why", "Asked by"))),
        rows=tuple(
            (
                content(item.subject),
                content(item.reason),
                content(
                    item.asked_by, under=(say_day(timezone.localdate(item.asked_at)),)
                ),
            )
            for item in waiting
        ),
        empty="Nothing waits.",
    )
    ask = FormPart("ask", "Ask for one", reverse(ROOM), "Ask for it", form)
    return WorkPage(
        frame=office_frame(actor, "Withdrawals", room=ROOM),
        heading="Withdrawals",
        lead=(
            "What was published by mistake is withdrawn by two people together. Its "
            "place shows that, when and why; its digest stays, and the chain holds. "
            "Backups made before still have it: destroy them."
        ),
        tables=(table,),
        forms=(*(part for item in waiting for part in _answers(actor, item)), ask),
        notice=notice,
        status=409 if notice else 200,
    )


def _answers(actor: Actor, item: Asked) -> Iterator[FormPart]:
    def part(word: str, button: str) -> FormPart:
        where = reverse("office:answer-withdrawal", args=[item.id, word])
        return FormPart(f"{word}-{item.id}", "", where, button, quiet=word != "agree")

    if item.asked_identity != actor.identity:
        yield part("agree", f"Withdraw {item.subject}, as the second person")
    yield part("decline", f"Do not withdraw {item.subject}")
