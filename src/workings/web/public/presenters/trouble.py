"""The pages for when there is nothing to show: why, and where to go instead."""

from dataclasses import replace

from workings.core.refusals import Refusal
from workings.web.components import Link
from workings.web.moment import Moment, WrongDay
from workings.web.public.pages import DayForm, TroublePage
from workings.web.public.presenters.frames import plain_frame
from workings.web.public.presenters.words import sentence
from workings.web.public.standpoint import NotYet, address


def not_found_page(why: str, *links: Link) -> TroublePage:
    """This function will say that there is no such page, with the nearest there is."""
    return TroublePage(
        plain_frame("Page not found"),
        "Page not found",
        (why or "There is no page at this address.",),
        (*links, _programmes()),
    )


def not_yet_page(refusal: NotYet, moment: Moment) -> TroublePage:
    """This function will say that something had not come about by the day asked for."""
    heading = f"Not yet, as at {moment.spoken}"
    frame = plain_frame(heading)
    return TroublePage(frame, heading, (sentence(str(refusal)),), (refusal.instead,))


def wrong_day_page(refusal: WrongDay, path: str) -> TroublePage:
    """This function will ask again for a day, in the form that it wants."""
    form = DayForm(path, refusal.text, error=sentence(str(refusal)))
    frame = replace(plain_frame("Error: not a day"), day_form=form)
    return TroublePage(frame, "Which day?", ())


def too_many_page(refusal: Refusal) -> TroublePage:
    """This function will say that enough was sent from one place for a day."""
    heading = "Too many ratings"
    return TroublePage(plain_frame(heading), heading, (str(refusal),), (_programmes(),))


def wrong_request_page() -> TroublePage:
    """This function will say that the request could not be understood."""
    heading = "The request could not be understood"
    return TroublePage(plain_frame(heading), heading, (), (_programmes(),))


def forbidden_page() -> TroublePage:
    """This function will say that nobody may go there."""
    heading = "You may not see this page"
    return TroublePage(plain_frame(heading), heading, (), (_programmes(),))


def not_sent_from_here_page() -> TroublePage:
    """This function will say that a form cannot be told to come from its own page."""
    heading = "This form was not sent"
    why = (
        "Nothing was changed. The page was open when somebody signed in or out in "
        "this browser, cookies are turned off, or the form came from another site."
    )
    mend = "Go back, copy what you typed, load the page again and send it from there."
    office = Link("Begin at the office's start page", "/office/")
    return TroublePage(plain_frame(heading), heading, (why, mend), (office,))


def broken_page() -> TroublePage:
    """This function will say that we failed; it asks the database for nothing."""
    heading = "Something went wrong"
    sentences = (
        "The page could not be made, and that is our fault. Try again in a while.",
    )
    return TroublePage(plain_frame(heading), heading, sentences, (_programmes(),))


def _programmes() -> Link:
    return Link("See the programmes that are held here", address("home"))
