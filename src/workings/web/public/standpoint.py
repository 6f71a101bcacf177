"""From where a page looks at the record: one programme, on one day, as the public."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import get_script_prefix, reverse

from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.ledger.queries.heard import PUBLIC, Heard
from workings.programme.programmes import ProgrammeRecord
from workings.programme.queries import programme_named, programme_record
from workings.programme.stages import earliest
from workings.web.components import Link
from workings.web.moment import Moment

if TYPE_CHECKING:
    from workings.programme.models import Programme


PLAIN = re.compile(r"[A-Za-z0-9_-]+")
"""A name that stands in an address as it is, and that every route takes."""


class NotYet(Refusal):
    """What a page is of had not come about by the day that was asked for."""

    def __init__(self, sentence: str, *, since: DatedTo, instead: Link) -> None:
        self.since = since
        self.instead = instead
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A programme and a day; every link made from here keeps them."""

    row: "Programme"
    record: ProgrammeRecord
    moment: Moment

    @property
    def heard(self) -> Heard:
        """What the public may hear of the ledger from here."""
        return Heard(self.row.pk, AsAt(self.moment.day), PUBLIC)

    def address(self, name: str, *names: str) -> str:
        """The address of a page of this programme, on the same day."""
        return address(name, self.record.slug, *names) + self.moment.query

    def link(self, text: str, name: str, *names: str) -> Link:
        """A link to a page of this programme, on the same day."""
        return Link(text, self.address(name, *names))

    def not_yet(self, sentence: str, since: DatedTo, name: str, *names: str) -> NotYet:
        """The refusal to show a page before its day, with a link to that day."""
        shown_from = address(name, self.record.slug, *names)
        instead = Link(
            f"See it as at {since.spoken()}", f"{shown_from}?as-at={since.on}"
        )
        return NotYet(sentence, since=since, instead=instead)


def address(name: str, *names: str) -> str:
    """This function will give the address of a public page, on no day in particular."""
    if not all(map(PLAIN.fullmatch, names)):
        return reverse(f"public:{name}", args=names)
    return _form(name, len(names), get_script_prefix()).format(*names)


@lru_cache(maxsize=1000)
def _form(name: str, names: int, _: str) -> str:
    """The form of the addresses of a route, where ``names`` stand in it. A page has
    hundreds of links, and Django makes a few of them in a millisecond.
    """
    places = [f"PLACE-{place}" for place in range(names)]
    form = reverse(f"public:{name}", args=places)
    for place, text in enumerate(places):
        form = form.replace(text, f"{{{place}}}")
    return form


def standpoint(slug: str, moment: Moment) -> Standpoint:
    """This function will open a programme's record on a day.

    Raises ``NoSuchProgramme``, or :class:`NotYet` for a day before it began.
    """
    row = programme_named(slug)
    found = Standpoint(row, programme_record(row), moment)
    begins = found.record.begins
    if moment.day < earliest(begins):
        sentence = (
            f"{found.record.title} began in the record on {begins.spoken()}: "
            f"nothing of it can be shown as at {moment.spoken}."
        )
        raise found.not_yet(sentence, begins, "programme")
    return found
