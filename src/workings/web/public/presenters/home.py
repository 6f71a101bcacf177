"""The first page: the programmes that are held here."""

from workings.programme.queries import programmes
from workings.web.components import Link
from workings.web.moment import Moment
from workings.web.public.pages import HomePage, ProgrammeCard
from workings.web.public.presenters.frames import plain_frame
from workings.web.public.standpoint import address


def home_page(moment: Moment) -> HomePage:
    """This function will list the programmes that are held."""
    cards = tuple(
        ProgrammeCard(
            Link(found.title, address("programme", found.slug) + moment.query),
            found.council.name,
            found.summary,
        )
        for found in programmes()
    )
    framed = plain_frame("Programmes", moment, at=address("home"))
    return HomePage(framed, cards)
