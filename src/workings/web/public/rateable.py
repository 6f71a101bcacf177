"""Which pages can be rated: those that this site itself has shown.

Every page leads to a form of its own, and the link carries our signature of the page's
address. So no form is opened for a page that is not there, without asking the record
again; and the link is the same for everybody, so that pages stay as they are kept.
"""

from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer

from workings.core.refusals import Refusal
from workings.web.components import Link
from workings.web.moment import PARAMETER, Moment
from workings.web.public.standpoint import address

NAMED = "page"
"""What an address of the rating pages names its page by."""

_SIGNED_FOR = "workings.web.rateable"


class NotRateable(Refusal):
    """The address is not one that we have led to."""

    def __init__(self) -> None:
        super().__init__(
            'To rate a page, choose "Rate this page" at its foot: this address does '
            "not say which page is meant."
        )


def rate_link(page: str, moment: Moment | None = None) -> Link:
    """This function will link to the form that rates a page."""
    return Link("Rate this page", rating_address("rate", page, moment))


def rating_address(route: str, page: str, moment: Moment | None = None) -> str:
    """This function will give an address that names a page, keeping a chosen day."""
    asked = {NAMED: Signer(salt=_SIGNED_FOR).sign(page)}
    if moment and moment.chosen:
        asked[PARAMETER] = moment.day.isoformat()
    return f"{address(route)}?{urlencode(asked, safe='/:')}"


def page_meant(text: str) -> str:
    """This function will return the page of a link of ours, else raise
    :class:`NotRateable`.
    """
    try:
        return Signer(salt=_SIGNED_FOR).unsign(text)
    except BadSignature as error:
        raise NotRateable from error
