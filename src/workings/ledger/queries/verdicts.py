"""Finance's verdicts on what was said to be delivered, as heard at a moment."""

from django.db.models import OuterRef, Subquery

from workings.ledger.models import Verdict
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.statements import key_of
from workings.ledger.verdicts import Judgement, Line, latest
from workings.ledger.words import Sufficiency


def verdicts_heard(heard: Heard) -> dict[Line, Judgement]:
    """This function will return the last verdict of record on each delivered line.

    In one query. What was restated since is another line, and has no verdict until
    it is judged too.
    """
    rows = heard_of(heard, Verdict.objects.all(), of_record=True)
    rows = rows.select_related("benefit", "statement")
    return latest(
        (
            (row.about_id, key_of(row, row.benefit.code)),
            Judgement(
                Sufficiency(row.verdict), row.statement_id, row.statement.counts_on
            ),
        )
        for row in rows
    )


def last_verdict(heard: Heard) -> Subquery:
    """This function will give the word of the last verdict on a row of lines, to be
    read with it: None where there is none.
    """
    same = {
        name: OuterRef(name)
        for name in ("benefit_id", "series", "basis", "first", "last")
    }
    mine = Verdict.objects.filter(about_id=OuterRef("statement_id"), **same)
    told = heard_of(heard, mine, of_record=True)
    ordered = told.order_by("-statement__counts_on", "-statement_id")
    return Subquery(ordered.values("verdict")[:1])
