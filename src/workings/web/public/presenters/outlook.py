"""The outlook's page: the programme's council, from the account known on the day."""

from dataclasses import replace

from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.outlook.gathering import NoOutlook
from workings.outlook.queries import (
    Asked,
    NoAccounts,
    Outlooked,
    known_by,
    latest_base,
    outlook,
)
from workings.outlook.telling import provenance, sentences
from workings.reference.authorities import NoSuchCouncil
from workings.web.moment import Moment
from workings.web.public.outlook_pages import OutlookPage
from workings.web.public.pages import Frame
from workings.web.public.presenters.asking import Asked as Typed
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.moving import Moved, form, moved
from workings.web.public.presenters.outlook_tables import chart, tables
from workings.web.public.standpoint import Standpoint, standpoint

HEADING = "Outlook"
DRAWS = 2_000
"""Enough for a page: the Monte Carlo error stands in the table."""
YEARS = 15


def outlook_page(slug: str, moment: Moment, *, asked: Typed) -> OutlookPage:
    """This function will build the outlook of a programme's council.

    It begins from the last account that was out by the day. Where there is none, or
    the council's cannot be made, the page says so.
    """
    stand = standpoint(slug, moment)
    wanted = moved(asked)
    page = OutlookPage(
        frame=_frame(stand, wanted),
        heading="What is coming: funding against demand",
        caption=stand.record.title,
        sentences=(),
        form=form(stand, wanted),
        links=(stand.link("How such outlooks have done", "outlook-back-test"),),
    )
    if wanted.errors:
        return page
    try:
        return _told(page, stand, _outlook(stand, wanted))
    except (NoSuchCouncil, NoAccounts, NoOutlook, NotYetKnown) as refusal:
        return replace(page, sentences=(str(refusal),))


class NotYetKnown(Refusal):
    """No account that an outlook may begin from was out by the day."""


def _outlook(stand: Standpoint, wanted: Moved) -> Outlooked:
    base = latest_base(stand.moment.day)
    if base is None:
        raise NotYetKnown(
            f"No account that an outlook can begin from was out by "
            f"{stand.moment.spoken}: the first, of 2011/12, was by 31 December 2012."
        )
    council = stand.record.council
    asked = Asked(council.code or council.name, base, YEARS, wanted.scenario, DRAWS)
    try:
        return outlook(asked, stand.heard)
    except NoSuchCouncil:
        return outlook(replace(asked, council=council.name), stand.heard)


def _told(page: OutlookPage, stand: Standpoint, found: Outlooked) -> OutlookPage:
    known = DatedTo(known_by(found.inputs.base)).spoken()
    first, *others = sentences(found)
    said = (
        f"It begins from {found.inputs.council}'s published account of "
        f"{found.inputs.base}, with what had been said of grants by {known}. "
        "Pressure is what serving people as today would cost; it is not what will be "
        "spent, because a budget must balance. Amounts are cash."
    )
    return replace(
        page,
        caption=f"{page.caption}, {found.inputs.council}",
        sentences=(first, said, *others),
        chart=chart(found),
        tables=tables(found),
        notes=(provenance(found),),
    )


def _frame(stand: Standpoint, wanted: Moved) -> Frame:
    subject = HEADING + (", assumptions moved" if wanted.kept else "")
    found = frame(stand, subject, "outlook", trail=HEADING, kept=wanted.kept)
    if wanted.errors:
        return replace(found, title=f"Error: {found.title}", status=422)
    return found
