"""The rules of what a statement stands on: its decision, or an earlier statement."""

from collections.abc import Iterator

from workings.core.problems import Problem
from workings.ledger.rules.known import Known, Place, unknown
from workings.ledger.statement import Statement
from workings.ledger.words import Series, StatementKind


def in_force(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    if statement.in_force_on is None:
        return
    place = where("statements", None, "in_force")
    if statement.kind is not StatementKind.PLAN:
        yield Problem(
            place,
            f"only a plan is in force, not a {statement.kind}",
            "Leave it empty",
        )
        return
    decision = known.decisions.get(statement.decision)
    if decision is None:
        yield Problem(
            place,
            "a plan is in force only by a decision, and none is named",
            "Name the decision, or leave in_force empty while it is a proposal",
        )
    elif not decision.approved:
        yield Problem(
            place,
            f"decision {statement.decision} did not approve anything",
            "Name the decision that approved the plan",
        )
    elif statement.in_force_on < decision.effective_on:
        yield Problem(
            place,
            f"the plan would be in force on {statement.in_force_on}, before its "
            f"decision {statement.decision} takes effect on {decision.effective_on}",
            f"Write {decision.effective_on} or later",
        )


def corrections(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    corrects = statement.kind in (StatementKind.CORRECTION, StatementKind.WITHDRAWAL)
    place = where("statements", None, "corrects")
    if corrects and not statement.corrects:
        yield Problem(
            place,
            f"a {statement.kind} names the statement it is about, and this names none",
            "Name the earlier statement",
        )
    if statement.corrects and not corrects:
        yield Problem(
            place,
            f"a {statement.kind} does not correct another statement",
            "Leave it empty, or make it a correction",
        )
    for index, verdict in enumerate(statement.verdicts):
        judged = known.statements.get(verdict.about)
        if judged is None:
            yield from unknown(
                verdict.about,
                known.statements,
                where("verdicts", index, "about"),
                "earlier statement",
            )
        elif verdict.line not in judged or verdict.line.series is not Series.DELIVERED:
            yield Problem(
                where("verdicts", index, "about"),
                f"statement {verdict.about} has no delivered line {verdict.line}",
                "Name a delivered line by its benefit, series, basis and period",
            )
