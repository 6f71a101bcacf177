"""The rules a statement must keep before it may be posted, as problems.

One list of rules serves the posting action, the loader and (later) the office, so a
statement that passes here passes everywhere. Each rule is a generator of problems;
all of them run, so that everything wrong is said at once.
"""

from workings.core.problems import Problem
from workings.ledger.rules.benefits import benefit_problems
from workings.ledger.rules.columns import columns
from workings.ledger.rules.known import Known, KnownDecision, Place, in_statement
from workings.ledger.rules.lines import periods, series
from workings.ledger.rules.names import names, unique
from workings.ledger.rules.standing import corrections, in_force
from workings.ledger.rules.totals import headlines, shares, totals
from workings.ledger.statement import Statement

RULES = (
    columns,
    names,
    unique,
    series,
    periods,
    in_force,
    corrections,
    totals,
    headlines,
    shares,
)


def problems(
    statement: Statement, known: Known, place: Place | None = None
) -> list[Problem]:
    """This function will return everything that forbids posting the statement."""
    where = place or in_statement(statement)
    found: list[Problem] = []
    for rule in RULES:
        found.extend(rule(statement, known, where))
    return found


__all__ = [
    "RULES",
    "Known",
    "KnownDecision",
    "Place",
    "benefit_problems",
    "in_statement",
    "problems",
]
