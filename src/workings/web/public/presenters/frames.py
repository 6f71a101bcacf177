"""The frame around a page: its title, the trail to it, its day and its licence."""

from workings.programme.programmes import Licence
from workings.web.components import Banner, Inline, Link, external
from workings.web.moment import Moment
from workings.web.public.pages import DayForm, Frame
from workings.web.public.standpoint import Standpoint, address

SERVICE = "Workings"


def frame(stand: Standpoint, subject: str, *names: str, trail: str = "") -> Frame:
    """This function will frame a page of a programme.

    ``names`` is the page's route with the names in it; ``trail`` is its last step,
    where the page is not the programme's own.
    """
    moment, title = stand.moment, stand.record.title
    home = stand.link(title, "programme")
    steps = (_start(moment), home)
    plain = address(names[0], stand.record.slug, *names[1:])
    when = f", as at {moment.spoken}" if moment.chosen else ""
    return Frame(
        title=" - ".join(
            [f"{subject}{when}", *([title] if trail else []), SERVICE],
        ),
        trail=(*steps, Link(trail, plain + moment.query)) if trail else steps,
        owner=stand.record.council.name,
        programme=home,
        banner=_banner(moment, plain) if moment.chosen else None,
        day_form=DayForm(plain, moment.day.isoformat()),
        licence=_licence(stand.record.licence),
    )


def plain_frame(subject: str, moment: Moment | None = None) -> Frame:
    """This function will frame a page that is of no programme."""
    return Frame(title=f"{subject} - {SERVICE}", trail=(_start(moment),))


def _start(moment: Moment | None) -> Link:
    return Link(SERVICE, address("home") + (moment.query if moment else ""))


def _banner(moment: Moment, plain: str) -> Banner:
    words = (
        "Figures, statements, decisions and stages are shown as they stood by then. "
        "Descriptions and notes are as they are written today."
    )
    if moment.day > moment.today:
        words = "This day is still to come: all that has been said so far is shown."
    return Banner(
        f"As at {moment.spoken}", words, Link("See this page as at today", plain)
    )


def _licence(licence: Licence) -> tuple[Inline, ...]:
    if not licence.name:
        return (licence.credit,) if licence.credit else ()
    named = external(licence.name, licence.address)
    return (f"{licence.credit} Licence: ".lstrip(), named, ".")
