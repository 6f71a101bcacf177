"""The way of a statement to the record: begun, saved, proposed, validated, posted.

Each action locks the draft's row, checks the version that its caller saw and the
duties of whoever acts, and writes the audit log, in one transaction.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.core.refusals import Refusal
from workings.ledger.actions.recording import post, write_benefits
from workings.ledger.bodies import benefit_body, benefit_of, body_of, statement_of
from workings.ledger.models import Draft
from workings.ledger.models import Statement as Posted
from workings.ledger.models.draft import OPEN
from workings.ledger.queries.drafts import NoSuchDraft, unfit, visible_to
from workings.ledger.queries.steps import NotFit, check_owner, check_review
from workings.ledger.statement import Benefit as NewBenefit
from workings.ledger.statement import Statement
from workings.ledger.words import Visibility
from workings.ledger.workflow import (
    TRANSITIONS,
    Progress,
    State,
    Step,
    check_day,
    check_step,
)
from workings.programme.models import Programme


class OpenAlready(Refusal):
    """There is a draft of that code on its way."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            f"There is a draft {code} on its way already: give this one another code."
        )


class SavedMeanwhile(Refusal):
    """Somebody else saved the draft since it was read."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__(
            f"{draft.changed_by} changed this statement since you opened it. "
            "Nothing of yours was written yet."
        )


class ReasonMissing(Refusal):
    """A step that needs a reason was taken without one."""

    def __init__(self) -> None:
        super().__init__("Say why, so that whoever wrote it knows what to do.")


@transaction.atomic
def begin_draft(
    statement: Statement,
    *,
    programme: Programme,
    by: Actor,
    on: date,
    benefits: Sequence[NewBenefit] = (),
    review_on: date | None = None,
) -> Draft:
    """This function will make a draft of a statement, and return its row.

    It may break any rule of the record still: :func:`propose` is where it must not.
    ``benefits`` are new ones that it speaks of: they are recorded when it is posted.
    ``on`` is today, on which a benefit owner must hold their post; ``review_on`` the
    day on which it is looked at again that the statement is not public. Raises
    :class:`OpenAlready` and :class:`NotYourBenefit`.
    """
    require(by, Permission.PROPOSE_STATEMENT)
    _refuse_unseen(statement, by)
    check_owner(statement, programme, by=by, on=on)
    # The programme's row is the lock: two of one code see each other.
    Programme.objects.select_for_update().get(pk=programme.pk)
    _refuse_taken(programme, statement.code, None)
    draft = Draft(programme=programme, version=1, state=State.DRAFT, hands=[])
    draft.review_on = review_on
    draft.benefits = [benefit_body(benefit) for benefit in benefits]
    _fill(draft, statement, by)
    draft.save(force_insert=True)
    audit(by, "began draft", _subject(draft), after=_told(draft))
    return draft


@transaction.atomic
def save_draft(
    number: int,
    statement: Statement,
    *,
    version: int,
    by: Actor,
    on: date,
    review_on: date | None = None,
) -> Draft:
    """This function will have a draft say this, on top of the version that was seen.

    Raises :class:`SavedMeanwhile` where another has been saved since.
    """
    draft = _locked(number, version, Step.SAVE, by)
    _refuse_unseen(statement, by)
    check_owner(statement, draft.programme, by=by, on=on)
    check_owner(statement_of(draft.body), draft.programme, by=by, on=on)
    _refuse_taken(draft.programme, statement.code, draft.pk)
    before = _told(draft)
    _fill(draft, statement, by)
    draft.review_on = review_on
    draft.version += 1
    draft.save()
    audit(by, "saved draft", _subject(draft), before=before, after=_told(draft))
    return draft


@transaction.atomic
def propose(number: int, *, version: int, by: Actor, on: date) -> Draft:
    """This function will propose a draft to finance.

    Raises :class:`NotFit` with every rule of the record that it breaks.
    """
    draft = _locked(number, version, Step.PROPOSE, by)
    check_owner(statement_of(draft.body), draft.programme, by=by, on=on)
    _refuse_unfit(draft)
    check_review(Visibility(draft.visibility), draft.review_on)
    draft.hands = sorted({*draft.hands, by.identity})
    return _moved(draft, Step.PROPOSE, by)


@transaction.atomic
def send_back(number: int, *, version: int, reason: str, by: Actor) -> Draft:
    """This function will make a proposed or validated statement a draft again."""
    draft = _locked(number, version, Step.SEND_BACK, by)
    if not reason.strip():
        raise ReasonMissing
    return _moved(draft, Step.SEND_BACK, by, reason=reason.strip())


@transaction.atomic
def validate(number: int, *, version: int, by: Actor) -> Draft:
    """This function will say, for finance, that a proposed statement may be posted."""
    draft = _locked(number, version, Step.VALIDATE, by)
    _refuse_unfit(draft)
    return _moved(draft, Step.VALIDATE, by)


@transaction.atomic
def post_draft(number: int, *, version: int, by: Actor, on: date) -> Posted:
    """This function will post a validated statement, for good.

    ``on`` is today: a plan in force is posted once it is in force. The draft's body
    is emptied, because the record holds it from now on.
    """
    draft = _locked(number, version, Step.POST, by)
    statement = statement_of(draft.body)
    check_day(statement, on=on)
    write_benefits(_new_benefits(draft), programme=draft.programme, by=by)
    posted = post(statement, programme=draft.programme, by=by)
    draft.number = posted.pk
    draft.body, draft.title, draft.benefits = {}, "", []
    _moved(draft, Step.POST, by)
    return posted


@transaction.atomic
def withdraw_draft(
    number: int, *, version: int, reason: str, by: Actor, on: date
) -> Draft:
    """This function will take a statement back that was not posted."""
    draft = _locked(number, version, Step.WITHDRAW, by)
    check_owner(statement_of(draft.body), draft.programme, by=by, on=on)
    if not reason.strip():
        raise ReasonMissing
    return _moved(draft, Step.WITHDRAW, by, reason=reason.strip())


def _locked(number: int, version: int, step: Step, by: Actor) -> Draft:
    require(by, Permission.READ_DRAFTS)
    rows = Draft.objects.select_for_update(of=("self",)).select_related("programme")
    draft = rows.filter(pk=number).first()
    if draft is None or draft.visibility not in visible_to(by):
        raise NoSuchDraft(number)
    check_step(step, Progress(State(draft.state), frozenset(draft.hands)), by=by)
    if draft.version != version:
        raise SavedMeanwhile(draft)
    return draft


def _fill(draft: Draft, statement: Statement, by: Actor) -> None:
    draft.code, draft.title = statement.code, statement.title
    draft.kind, draft.visibility = statement.kind, statement.visibility
    draft.lines = len(statement.lines)
    draft.body = body_of(statement)
    draft.hands = sorted({*draft.hands, by.identity})
    draft.changed_by = by.name
    draft.changed_at = Now()


def _moved(draft: Draft, step: Step, by: Actor, reason: str = "") -> Draft:
    before = State(draft.state)
    draft.state = TRANSITIONS[before][step]
    draft.reason = reason
    draft.version += 1
    draft.changed_by = by.name
    draft.changed_at = Now()
    draft.save()
    after = {"state": str(draft.state), "version": draft.version}
    audit(
        by,
        step.label,
        _subject(draft),
        before={"state": str(before)},
        after=after | ({"reason": reason} if reason else {}),
    )
    return draft


def _refuse_unfit(draft: Draft) -> None:
    statement = statement_of(draft.body)
    found = unfit(statement, _new_benefits(draft), draft.programme)
    if found:
        raise NotFit(found)


def _new_benefits(draft: Draft) -> tuple[NewBenefit, ...]:
    return tuple(benefit_of(body) for body in draft.benefits)


def _refuse_unseen(statement: Statement, by: Actor) -> None:
    # Nobody writes what they may not read: it would be out of their sight at once.
    if statement.visibility not in visible_to(by):
        require(by, Permission.READ_EXEMPT)


def _refuse_taken(programme: Programme, code: str, own: int | None) -> None:
    states = [str(state) for state in OPEN]
    same = Draft.objects.filter(programme=programme, code=code, state__in=states)
    if own is not None:
        same = same.exclude(pk=own)
    if same.exists():
        raise OpenAlready(code)


def _subject(draft: Draft) -> str:
    return f"draft {draft.pk} {draft}"


def _told(draft: Draft) -> dict[str, object]:
    """What the log keeps of a version: which it was, and not its words, which may
    have to be withdrawn.
    """
    return {
        "version": draft.version,
        "kind": str(draft.kind),
        "lines": draft.lines,
        "visibility": str(draft.visibility),
    }
