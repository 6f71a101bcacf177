"""The frame around the office's pages: its rooms, as far as a reader may enter them."""

from django.conf import settings
from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.web.components import Link
from workings.web.office.pages import DoorPage, RefusedPage
from workings.web.public.pages import Frame, Section

OFFICE = "Workings office"

ROOMS: tuple[tuple[str, str, Permission | None], ...] = (
    ("Statements", "office:statements", Permission.READ_DRAFTS),
    ("Imports", "office:imports", Permission.READ_EXEMPT),
    ("Documents", "office:documents", Permission.READ_DRAFTS),
    ("Measures", "office:measures", Permission.READ_DRAFTS),
    ("Cases", "office:cases", Permission.READ_DRAFTS),
    ("Principles", "office:tests", Permission.READ_DRAFTS),
    ("Projects", "office:projects", Permission.RECORD_REGISTERS),
    ("Impact", "office:impact", Permission.RECORD_REGISTERS),
    ("Posts", "office:posts", Permission.READ_DRAFTS),
    ("Page texts", "office:texts", Permission.PUBLISH),
    ("Comments", "office:comments", Permission.MODERATE),
    ("Withdrawals", "office:withdrawals", Permission.WITHDRAW),
    ("People", "office:people", Permission.MANAGE_PEOPLE),
    ("Audit log", "office:trail", Permission.READ_AUDIT),
    ("Permissions", "office:permissions", None),
)
"""The office's rooms: what each is called, its route, and who may enter."""


def rooms_of(actor: Actor) -> tuple[tuple[str, str], ...]:
    """This function will return the rooms that somebody may enter."""
    return tuple(
        (text, route)
        for text, route, permission in ROOMS
        if permission is None or may(actor, permission)
    )


def office_frame(
    actor: Actor, subject: str, *, room: str = "", trail: tuple[Link, ...] = ()
) -> Frame:
    """This function will frame a page of the office for whoever reads it."""
    sections = [
        Section(Link(text, reverse(route)), here=route == room)
        for text, route in rooms_of(actor)
    ]
    account = Section(Link("Your account", reverse("mfa_index")), here=False)
    return Frame(
        title=f"{subject} - {OFFICE}",
        trail=(Link(OFFICE, reverse("office:start")), *trail, Link(subject, "")),
        owner=OFFICE,
        programme=Link("Start", reverse("office:start")),
        sections=(*sections, account),
        about=_about(),
    )


def door_page(heading: str) -> DoorPage:
    """This function will frame a page of the way in."""
    trail = (Link(OFFICE, reverse("office:start")),)
    frame = Frame(title=f"{heading} - {OFFICE}", trail=trail, about=_about())
    return DoorPage(frame, heading)


def providers() -> tuple[Link, ...]:
    """This function will lead to the council's own sign-in, if it is set up."""
    return tuple(
        Link(
            f"Sign in with {app['name']}",
            reverse("openid_connect_login", args=[app["provider_id"]]),
        )
        for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    )


def refused_page(actor: Actor, sentence: str) -> RefusedPage:
    """This function will say what somebody may not do, and who may."""
    heading = "You cannot do this"
    return RefusedPage(
        frame=office_frame(actor, heading),
        heading=heading,
        sentences=(
            sentence,
            "An administrator gives roles. Nothing was changed.",
        ),
        links=(Link("See who may do what", reverse("office:permissions")),),
    )


def unknown_page(email: str) -> RefusedPage:
    """This function will say that the provider knows somebody whom we do not."""
    who = email or "an account without an address"
    return RefusedPage(
        frame=door_page("You cannot sign in").frame,
        heading="You cannot sign in",
        sentences=(
            f"You are signed in with your council as {who}.",
            "Nobody with that address may work on the record here.",
            "Ask an administrator of this office to add you.",
        ),
        links=(Link("Back to sign in", reverse("account_login")),),
    )


def _about() -> tuple[Link, ...]:
    pages = ("Accessibility", "Privacy", "Cookies")
    return tuple(Link(text, reverse(f"public:{text.lower()}")) for text in pages)
