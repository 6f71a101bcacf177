"""The words of a statement are taken back that should not have been published."""

from datetime import date, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.ledger import models
from workings.ledger.queries.statements import NoSuchStatement
from workings.programme.models import Programme

SPOKEN = (models.Line, models.Total, models.Share, models.Fact, models.Verdict)
"""What else of a statement has words of its own."""


class WithdrawnAlready(Refusal):
    """The words are gone."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The words of statement {code} were withdrawn already.")


def words_of(programme: Programme, code: str) -> models.Statement:
    """This function will return a statement whose words are there, or raise
    :class:`NoSuchStatement` or :class:`WithdrawnAlready`.
    """
    mine = models.Statement.objects.filter(programme=programme)
    row = mine.filter(code=code).select_related("wording").first()
    if row is None:
        raise NoSuchStatement(code, mine.values_list("code", flat=True))
    if not row.wording.body:
        raise WithdrawnAlready(code)
    return row


@transaction.atomic
def withdraw_words(
    *,
    programme: Programme,
    code: str,
    reason: str,
    on: date,
    at: datetime,
    by: Actor,
) -> int:
    """This function will blank all the words of a statement: its title and reason, and
    those of its lines, totals, shares, facts and verdicts.

    Its amounts stand, and so does the chain: it holds the words' digests alone.
    Returns how many texts went.
    """
    require(by, Permission.WITHDRAW)
    row = words_of(programme, code)
    digests = {row.wording_id}
    for model in SPOKEN:
        said = model.objects.filter(statement=row).exclude(wording=None)
        digests |= set(said.values_list("wording_id", flat=True))
    because = f"on {say_day(on)}: {reason}"[:300]
    there = models.Wording.objects.filter(digest__in=digests).exclude(body="")
    gone = list(there.values_list("digest", flat=True))
    models.WordingWithdrawn.objects.bulk_create(
        models.WordingWithdrawn(wording_id=digest, at=at, because=because)
        for digest in gone
    )
    # The one update that the table lets through.
    models.Wording.objects.filter(digest__in=gone).update(body="", salt="")
    audit(
        by,
        "withdrew words",
        f"{programme.slug}/{code}",
        after={"texts": len(gone), "because": because},
    )
    return len(gone)
