"""A record in which there is something for every public page to show."""

import io
from datetime import UTC, date, datetime

from tests.config import whole_record
from tests.ledger.ambridge import BY, L, S, T, said
from workings.documents.actions import record_document, withdraw_document
from workings.documents.models import Document
from workings.documents.papers import Status
from workings.ledger.statement import Headline
from workings.ledger.words import Breakdown, Cause
from workings.programme.actions import record_post
from workings.programme.models import Programme
from workings.programme.queries import programme_named
from workings.publish.models import Rating
from workings.publish.ratings import Moderation

SLOWER = S(
    "slower",
    "2012-08-01",
    cause=Cause.TIMING,
    lines=[
        L("ROADS forecast annual 2011/12 900000"),
        L("FEES forecast annual 2011/12 7"),
    ],
    totals=[
        T(
            "T2",
            "forecast annual 2011/12 900007",
            breakdown=Breakdown.LISTED,
            benefits=("ROADS", "FEES"),
        )
    ],
    headlines=[Headline("T2", date(2012, 8, 1))],
)

SITE = "/new-ambridge/"
CLERK = "CLERK"
PLAN = f"{SITE}documents/PLAN/"
ADDRESSES = (
    "/",
    SITE,
    f"{SITE}bridge/?from=2012-07-31&to=2012-08-31",
    f"{SITE}contested/",
    f"{SITE}figures/current-forecast/",
    f"{SITE}statements/",
    f"{SITE}statements/plan/",
    f"{SITE}statements/delivery/",
    f"{SITE}projects/ROADS/",
    f"{SITE}services/",
    f"{SITE}services/HIGHWAYS-S/",
    f"{SITE}decisions/",
    f"{SITE}decisions/D2/",
    f"{SITE}documents/",
    f"{SITE}documents/EXEMPT/",
    f"{SITE}sources/PAPERS/",
    f"{SITE}people/",
    f"{SITE}search/?q=paper",
    f"{SITE}contact/",
    f"/about/ratings/?page={PLAN}",
)
"""A page of each kind, with what the record has to say of it."""


def fill() -> None:
    """This function will make it, from the record that has rows in every table."""
    whole_record.fill()
    Programme.objects.update(
        summary="What it is", why="Why it is", contact_email="desk@ambridge.example"
    )
    programme = programme_named("new-ambridge")
    said(programme, SLOWER)
    # Below the level to which this council names who holds a post.
    record_post(programme=programme, code=CLERK, title="Clerk", level=9, by=BY)
    hold("EXEMPT", Status.EXEMPT, reason="A live bid", paragraph=3)
    gone = hold("GONE", Status.PUBLISHED)
    withdraw_document(gone, on=date(2012, 5, 1), reason="It named a resident", by=BY)
    for state in Moderation:
        comment = state not in (Moderation.NONE, Moderation.ERASED)
        Rating.objects.create(
            page=PLAN,
            useful=True,
            comment=f"A comment that is {state}" if comment else "",
            rated_at=datetime(2012, 6, 1, tzinfo=UTC),
            voice=f"voice {state}",
            form=f"form {state}",
            moderation=state,
        )


def hold(code: str, status: Status, *, reason: str = "", **more: int) -> Document:
    """This function will hold a file that says what it is."""
    exempt = {"review_on": date(2013, 1, 1)} if status is Status.EXEMPT else {}
    return record_document(
        collection="new-ambridge",
        code=code,
        title=f"{code.title()} paper",
        content=io.BytesIO(f"The words of {code}".encode()),
        file_name=f"{code.lower()}.txt",
        status=status,
        reason=reason,
        by=BY,
        **exempt,
        **more,
    )
