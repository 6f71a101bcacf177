"""What is done with councils, their regimes and programmes.

Each ``record_`` action has a row say what is given, finds it by its natural key, and
writes nothing where it says so already.
"""

from collections.abc import Sequence

from workings.access.permissions import Actor
from workings.access.registers import record
from workings.core.dates import DatedTo
from workings.programme.models import Council, Principle, Programme, Regime
from workings.programme.programmes import TAKEN, Contact, Licence, SlugTaken
from workings.programme.regimes import RegimeKind

NO_CONTACT = Contact()
NO_LICENCE = Licence()


def record_council(
    *, slug: str, name: str, code: str = "", named_to_level: int, by: Actor
) -> Council:
    """This function will have the installation know a council.

    ``code`` is the official register's. Pages name the holders of the council's
    posts down to ``named_to_level``.
    """
    values = {"name": name, "code": code, "named_to_level": named_to_level}
    return record(Council, {"slug": slug}, values, by=by).row


def record_regime(
    *,
    council: Council,
    kind: RegimeKind,
    first: DatedTo,
    last: DatedTo | None = None,
    by: Actor,
) -> Regime:
    """This function will say how a council decided from a date to a date."""
    keys = {"council": council, "first": first}
    return record(Regime, keys, {"kind": kind, "last": last}, by=by).row


def record_programme(
    *,
    council: Council,
    slug: str,
    title: str,
    begins: DatedTo,
    ends: DatedTo | None = None,
    former_titles: Sequence[str] = (),
    horizon: tuple[int, int] | None = None,
    summary: str = "",
    why: str = "",
    contact: Contact = NO_CONTACT,
    licence: Licence = NO_LICENCE,
    by: Actor,
) -> Programme:
    """This function will have the installation know a programme.

    Raises :class:`SlugTaken` where the site's own pages are at its address.
    """
    if slug in TAKEN:
        raise SlugTaken(slug)
    first, last = horizon or (None, None)
    values = {
        "council": council,
        "title": title,
        "former_titles": list(former_titles),
        "begins": begins,
        "ends": ends,
        "horizon_first": first,
        "horizon_last": last,
        "summary": summary,
        "why": why,
        "contact_name": contact.name,
        "contact_address": contact.address,
        "contact_telephone": contact.telephone,
        "contact_fax": contact.fax,
        "contact_email": contact.email,
        "contact_as_of": contact.as_of,
        "licence_name": licence.name,
        "licence_address": licence.address,
        "licence_credit": licence.credit,
    }
    return record(Programme, {"slug": slug}, values, by=by).row


def record_principle(
    *,
    programme: Programme,
    code: str,
    title: str,
    adopted: DatedTo,
    meaning: str = "",
    decision: str = "",
    place: int = 0,
    by: Actor,
) -> Principle:
    """This function will have a programme hold to a principle.

    ``decision`` is the code of the one that adopted it; ``place`` orders the
    principles as the programme does.
    """
    values = {
        "title": title,
        "adopted": adopted,
        "meaning": meaning,
        "decision": decision,
        "place": place,
    }
    keys = {"programme": programme, "code": code}
    return record(Principle, keys, values, by=by).row
