"""Why somebody may not take a step with a draft: what an action refuses with is what
stands beside a button that does not apply.
"""

from collections.abc import Sequence
from datetime import date

from workings.access.permissions import Actor, Permission, only_as_owner
from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal
from workings.ledger.models import Benefit
from workings.ledger.queries.drafts import DraftRead
from workings.ledger.statement import Statement
from workings.ledger.words import Breakdown, Visibility
from workings.ledger.workflow import Step, check_day, check_step
from workings.programme.models import Programme
from workings.programme.queries import posts_of


class NotYourBenefit(Refusal):
    """A benefit owner speaks of benefits that are not of their posts."""

    def __init__(self, actor: Actor, codes: list[str]) -> None:
        self.codes = codes
        super().__init__(
            f"{actor.name} writes as a benefit owner, of their own benefits alone: "
            f"{', '.join(codes)} is not among them."
        )


class ReviewMissing(Refusal):
    """A statement that is not public has no day on which that is looked at again."""

    def __init__(self) -> None:
        super().__init__(
            "A statement that is not public says why, and the day on which that is "
            "looked at again: edit it first."
        )


class NotFit(HasProblems):
    """The statement breaks rules of the record; it carries every one as a problem."""

    outcome = "so it stays as it is until all is mended"


OF_OWNERS = frozenset({Step.SAVE, Step.PROPOSE, Step.WITHDRAW})
"""Steps that a benefit owner takes, with their own benefits alone."""

FIT = frozenset({Step.PROPOSE, Step.VALIDATE, Step.POST})
"""Steps that no statement takes which breaks a rule of the record."""


def refusal_of(
    step: Step, read: DraftRead, *, problems: Sequence[Problem], by: Actor, on: date
) -> Refusal | None:
    """This function will return why somebody may not take a step on a day, or None.

    ``problems`` are the rules of the record that the draft breaks.
    """
    try:
        check_step(step, read.progress, by=by)
        if read.statement is not None:
            _check(step, read, read.statement, by, on)
        if step in FIT and problems:
            raise NotFit(problems)
    except Refusal as refusal:
        return refusal
    return None


def _check(
    step: Step, read: DraftRead, statement: Statement, by: Actor, on: date
) -> None:
    if step in OF_OWNERS:
        check_owner(statement, read.programme, by=by, on=on)
    if step is Step.PROPOSE:
        check_review(read.listed.visibility, read.listed.review_on)
    if step is Step.POST:
        check_day(statement, on=on)


def check_review(visibility: Visibility, review_on: date | None) -> None:
    """This function will raise :class:`ReviewMissing` for what is not public and has no
    day of review.
    """
    if visibility is not Visibility.PUBLIC and not review_on:
        raise ReviewMissing


def own_benefits(programme: Programme, *, by: Actor, on: date) -> frozenset[str] | None:
    """This function will return the benefits that somebody may write about on a day,
    None where they may of all: whose only role is benefit owner, of their posts'.
    """
    if not only_as_owner(by, Permission.PROPOSE_STATEMENT):
        return None
    mine = Benefit.objects.filter(programme=programme, owner__in=posts_of(by, on=on))
    return frozenset(mine.values_list("code", flat=True))


def check_owner(
    statement: Statement, programme: Programme, *, by: Actor, on: date
) -> None:
    """This function will raise :class:`NotYourBenefit` where a benefit owner speaks of
    others' benefits.
    """
    own = own_benefits(programme, by=by, on=on)
    if own is None:
        return
    named = {*statement.benefits(), *(v.line.benefit for v in statement.verdicts)}
    for total in statement.totals:
        # A total of all benefits, or of no said ones, speaks for others too.
        listed = total.breakdown is Breakdown.LISTED
        named |= set(total.benefits) if listed else {f"total {total.code}"}
    # The programme's number speaks for every benefit, whatever its total lists.
    named |= {f"headline {headline.total}" for headline in statement.headlines}
    if others := sorted(named - own):
        raise NotYourBenefit(by, others)
