"""Finance's verdicts on what was said to be delivered, as heard at a moment."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef
from django.db.models.expressions import RawSQL

from workings.ledger import models
from workings.ledger.models import Verdict
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.statements import key_of
from workings.ledger.verdicts import Judgement, Line, latest
from workings.ledger.words import Series, Standing, Sufficiency, Visibility


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


def last_verdict(heard: Heard) -> RawSQL:
    """This function will give the word of the last verdict on a row of lines, to be
    read with it: None where there is none.
    """
    sql, parameters = heard.sql()
    of_a_line = f"""
        SELECT v.verdict FROM ledger_verdict v
        JOIN ledger_statement judging ON judging.id = v.statement_id
        WHERE v.about_id = ledger_line.statement_id AND {_SAME}
        AND v.statement_id IN ({sql})
        ORDER BY judging.counts_on DESC, judging.id DESC LIMIT 1"""
    return RawSQL(of_a_line, parameters, CharField())  # noqa: S611 - no text of anybody


_SAME = " AND ".join(
    f"v.{name} = ledger_line.{name}"
    for name in ("benefit_id", "series", "basis", "first", "last")
)


def unjudged(
    *, visibilities: frozenset[Visibility], on: date
) -> tuple[tuple[str, str], ...]:
    """This function will return the statements, each after its programme, of which a
    delivered line stands on a day that finance has given no verdict on.
    """
    seen = {
        "statement__visibility__in": [str(word) for word in visibilities],
        "statement__standing": str(Standing.OF_RECORD),
        "statement__counts_on__lte": on,
    }
    same = {
        name: OuterRef(name)
        for name in ("benefit_id", "series", "basis", "first", "last")
    }
    lines = models.Line.objects.filter(series=str(Series.DELIVERED), **seen)
    later = models.Line.objects.filter(said__gt=OuterRef("said"), **same, **seen)
    told = Verdict.objects.filter(about_id=OuterRef("statement_id"), **same, **seen)
    open_ones = lines.exclude(Exists(later)).exclude(Exists(told))
    named = ("statement__programme__slug", "statement__code")
    return tuple(open_ones.order_by(*named).values_list(*named).distinct())
