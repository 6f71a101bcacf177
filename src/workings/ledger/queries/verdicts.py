"""Finance's verdicts on what was said to be delivered, as heard at a moment."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from workings.ledger.models import Verdict
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.statements import key_of
from workings.ledger.verdicts import Judgement, Line, latest
from workings.ledger.words import Sufficiency


def verdicts_heard(heard: Heard) -> dict[Line, Judgement]:
    """This function will return the last verdict of record on each delivered line.

    In one query. What was restated since is another line, and has no verdict until
    it is judged too.
    """
    rows = _of_record(heard).select_related("benefit", "statement")
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
    mine = _of_record(heard).filter(about_id=OuterRef("statement_id"), **same)
    ordered = mine.order_by("-statement__counts_on", "-statement_id")
    return Subquery(ordered.values("verdict")[:1])


def _of_record(heard: Heard) -> QuerySet[Verdict]:
    sql, parameters = heard.sql()
    these = RawSQL(sql, parameters)  # noqa: S611 - the one place that decides
    return Verdict.objects.filter(statement_id__in=these)
