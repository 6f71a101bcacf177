"""Where everybody begins: what waits for them, and who may do what."""

from django.urls import reverse

from workings.access.permissions import GRANTS, Actor, Permission, Role
from workings.web.components import Heading, Link, Row, Table, content
from workings.web.office.frames import office_frame, rooms_of
from workings.web.office.pages import StartPage, TablesPage, Waiting

HINTS = {
    "office:permissions": "which role may do what",
}
"""What is done in each room, by its route."""


def start_page(actor: Actor) -> StartPage:
    """This function will build the start page of whoever signed in."""
    roles = ", ".join(sorted(role.label for role in actor.roles)) or "none yet"
    return StartPage(
        frame=office_frame(actor, "Start"),
        heading="What waits for you",
        waiting=(),
        rooms=tuple(
            Waiting(Link(text, reverse(route)), HINTS[route])
            for text, route in rooms_of(actor)
        ),
        roles=(
            Row("Signed in as", content(actor.name)),
            Row("Roles today", content(roles)),
        ),
    )


def permissions_page(actor: Actor) -> TablesPage:
    """This function will show the table of permissions, as it is kept."""
    table = Table(
        name="permissions",
        caption="What each role may do",
        headings=(
            Heading("To ..."),
            *(Heading(role.label.capitalize()) for role in Role),
        ),
        rows=tuple(
            (
                content(permission.label),
                *(
                    content("yes" if permission in GRANTS[role] else "no")
                    for role in Role
                ),
            )
            for permission in Permission
        ),
    )
    return TablesPage(
        frame=office_frame(actor, "Permissions", room="office:permissions"),
        heading="Who may do what",
        lead=(
            "Whatever does not stand here may not be done. Whoever wrote or proposed a "
            "statement cannot validate it, whatever roles they hold."
        ),
        tables=(table,),
    )
