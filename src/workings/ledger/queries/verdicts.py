"""Finance's verdicts on what was said to be delivered, as heard at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models.expressions import RawSQL

from workings.ledger.models import Verdict
from workings.ledger.position import Entry, said_order
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.statements import key_of
from workings.ledger.statement import Key
from workings.ledger.words import Sufficiency

Line = tuple[int, Key]
"""A delivered line: the number of its statement, and its key."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The last verdict on a delivered line: which, by which statement, on which day."""

    verdict: Sufficiency
    statement: int
    on: date


def verdicts_heard(heard: Heard) -> dict[Line, Judgement]:
    """This function will return the last verdict of record on each delivered line.

    In one query. What was restated since is another line, and has no verdict until
    it is judged too.
    """
    sql, parameters = heard.sql()
    # Safe: the one place that decides whose words are heard.
    these = RawSQL(sql, parameters)  # noqa: S611
    rows = Verdict.objects.filter(statement_id__in=these)
    rows = rows.select_related("benefit", "statement")
    return {
        (row.about_id, key_of(row, row.benefit.code)): Judgement(
            Sufficiency(row.verdict), row.statement_id, row.statement.counts_on
        )
        for row in sorted(
            rows, key=lambda row: said_order(row.statement.counts_on, row.statement_id)
        )
    }


def validated(
    entries: Iterable[Entry], verdicts: Mapping[Line, Judgement]
) -> tuple[Entry, ...]:
    """This function will keep the delivered entries that finance found sufficient
    evidence for. Partial evidence is not enough.
    """
    return tuple(
        entry
        for entry in entries
        if (found := verdicts.get((entry.statement, entry.key)))
        and found.verdict is Sufficiency.SUFFICIENT
    )
