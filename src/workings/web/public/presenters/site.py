"""The pages about the site itself, and where to ask about a programme."""

from dataclasses import replace

from workings.programme.programmes import Contact
from workings.programme.queries import programme_titles
from workings.web.components import Link, Row, content
from workings.web.moment import Moment
from workings.web.public.linked_data import contact_data
from workings.web.public.presenters.frames import frame, plain_frame
from workings.web.public.register_pages import ContactPage, SitePage
from workings.web.public.standpoint import address, standpoint


def about_page(moment: Moment) -> SitePage:
    """This function will build the page that says what this site is."""
    return _page("About Workings", "about", moment)


def accessibility_page(moment: Moment) -> SitePage:
    """This function will build the accessibility statement."""
    return _page("Accessibility statement", "accessibility", moment)


def privacy_page(moment: Moment) -> SitePage:
    """This function will build the page that says what is kept of a reader."""
    return _page("Privacy", "privacy", moment)


def cookies_page(moment: Moment) -> SitePage:
    """This function will build the page that says that there are no cookies."""
    return _page("Cookies", "cookies", moment)


def site_contact_page(moment: Moment) -> SitePage:
    """This function will lead to where to ask about each programme."""
    return _page("Contact", "about-contact", moment)


def contact_page(slug: str, moment: Moment) -> ContactPage:
    """This function will say where to ask about a programme, as of its day."""
    stand = standpoint(slug, moment)
    contact = stand.record.contact
    framed = frame(stand, "Contact", "contact", trail="Contact")
    when = contact.as_of
    return ContactPage(
        frame=replace(framed, linked_data=contact_data(stand)),
        heading="Contact",
        caption=stand.record.title,
        as_of=(
            f"This is how to reach the programme as of {when.spoken()}: it may have "
            "changed since."
            if when
            else ""
        ),
        rows=contact_rows(contact),
    )


def _page(heading: str, route: str, moment: Moment) -> SitePage:
    programmes = tuple(
        Link(title, address("contact", slug) + moment.query)
        for slug, title in programme_titles().items()
    )
    framed = plain_frame(heading, moment, trail=heading, at=address(route))
    return SitePage(framed, heading, programmes)


def contact_rows(contact: Contact) -> tuple[Row, ...]:
    """This function will list the ways of reaching a programme that are known."""
    said = (
        ("Name", contact.name),
        ("Address", contact.address),
        ("Telephone", contact.telephone),
        ("Fax", contact.fax),
        ("E-mail", contact.email),
    )
    return tuple(Row(key, content(text)) for key, text in said if text)
