"""Atom feeds: what was decided, and how the figures changed."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from workings.core.texts import in_order
from workings.decisions.decided import DecisionRecord
from workings.decisions.queries import decisions
from workings.ledger.figures.changes import FigureChange
from workings.ledger.queries.changes import changed_figures
from workings.web.moment import PARAMETER, Moment
from workings.web.public.presenters.words import capital, sentence
from workings.web.public.standpoint import Standpoint, address, standpoint

MOST = 50
"""Entries of a feed, the newest: who follows it asks more often than that many come."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """This function will take out what XML cannot hold, and keep the words in order."""
    return in_order(_FORBIDDEN.sub("", text))


def as_html(*sentences: str) -> str:
    """This function will put sentences into a summary, which Atom has as HTML here:
    what looks like a tag in the record must not become one in somebody's reader.
    """
    return escape(clean(" ".join(filter(None, sentences))))


class ProgrammeFeed(Feed):  # type: ignore[type-arg] # generic in its stubs alone
    """A feed of a programme, as at a day."""

    feed_type = Atom1Feed
    route = ""
    about = ""

    def __init__(self, programme: str, moment: Moment) -> None:
        self.programme, self.moment = programme, moment
        self.known_by = ""

    def get_object(self, request: HttpRequest, *args: Any, **_: Any) -> Standpoint:
        stand = standpoint(self.programme, self.moment)
        self.known_by = request.build_absolute_uri(stand.address(self.route))
        return stand

    def feed_guid(self, stand: Standpoint) -> str:
        # Else a programme's feeds would all be known by the address of its page.
        return self.known_by

    def title(self, stand: Standpoint) -> str:
        return clean(f"{self.about} of {stand.record.title}")

    def link(self, stand: Standpoint) -> str:
        return stand.address("programme")

    def feed_url(self, stand: Standpoint) -> str:
        return stand.address(self.route)

    def author_name(self, stand: Standpoint) -> str:
        return clean(stand.record.council.name)

    def feed_copyright(self, stand: Standpoint) -> str:
        return clean(stand.record.licence.name)


class DecisionsFeed(ProgrammeFeed):
    """What was decided, the newest first."""

    route = "decisions-feed"
    about = "Decisions"

    def items(self, stand: Standpoint) -> list[tuple[Standpoint, DecisionRecord]]:
        made = decisions(stand.row, as_at=stand.moment.day)
        return [(stand, decision) for decision in made[: -MOST - 1 : -1]]

    def item_title(self, item: Any) -> str:
        return clean(item[1].title)

    def item_description(self, item: Any) -> str:
        made: DecisionRecord = item[1]
        said = (
            f"{capital(made.outcome.label)} by {made.body_title}, {made.met.spoken()}"
        )
        return as_html(f"{said}.", sentence(made.reasons))

    def item_link(self, item: Any) -> str:
        stand, made = item
        return str(stand.address("decision", made.code))

    def item_pubdate(self, item: Any) -> datetime:
        return beginning(item[1].met.on)

    item_updateddate = item_pubdate


class FiguresFeed(ProgrammeFeed):
    """Each day on which a figure came to say something else, the newest first."""

    route = "figures-feed"
    about = "Changed figures"

    def items(self, stand: Standpoint) -> list[tuple[Standpoint, FigureChange]]:
        begins = stand.record.begins.on
        found: Sequence[FigureChange] = changed_figures(stand.heard, since=begins)
        return [(stand, change) for change in found[: -MOST - 1 : -1]]

    def item_title(self, item: Any) -> str:
        change: FigureChange = item[1]
        again = ", stated again" if change.was.wording == change.now.wording else ""
        return clean(f"{change.now.title}: {change.now.wording}{again}")

    def item_description(self, item: Any) -> str:
        was, now = item[1].was, item[1].now
        return as_html(f"Before: {was.wording}.", sentence(now.note or now.reason))

    def item_link(self, item: Any) -> str:
        stand, change = item
        plain = address("figure", stand.record.slug, change.now.slug)
        return f"{plain}?{PARAMETER}={change.on.isoformat()}"

    def item_pubdate(self, item: Any) -> datetime:
        return beginning(item[1].on)

    item_updateddate = item_pubdate


def beginning(day: date) -> datetime:
    """This function will return the instant at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time()))
