"""What takes two people together: one asks, another agrees, and it is done."""

from django.db import transaction

from workings.access.actions import audit
from workings.access.models import Ask
from workings.access.permissions import Actor, AskState
from workings.core.refusals import Refusal


class AskedAlready(Refusal):
    """The same is asked for, and waits."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        super().__init__(f"{ask.asked_by} asked for this: it waits for another.")


class TakesAnother(Refusal):
    """Whoever asked would agree too."""

    def __init__(self, by: Actor) -> None:
        super().__init__(f"It takes two people: somebody other than {by.name} agrees.")


class NothingAsked(Refusal):
    """Nothing of that number waits for anybody."""

    returncode = 2

    def __init__(self, number: int) -> None:
        super().__init__(f"Nothing of number {number} waits for a second person.")


class ReasonMissing(Refusal):
    """It is not said why."""

    def __init__(self) -> None:
        super().__init__("Say why: the reason is kept with it.")


def ask(*, action: str, subject: str, reason: str, by: Actor) -> Ask:
    """This function will note what somebody asks for. The caller has checked that they
    may, and that there is such a thing.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    with transaction.atomic():
        waiting = Ask.objects.select_for_update().filter(state=AskState.OPEN)
        held = waiting.filter(action=action, subject=subject).first()
        if held is not None:
            raise AskedAlready(held)
        row = Ask.objects.create(
            action=action,
            subject=subject,
            reason=reason,
            asked_by=by.name,
            asked_identity=by.identity,
            state=AskState.OPEN,
        )
        audit(by, f"asked to {action}", subject, after={"reason": reason})
    return row


def agree(number: int, *, by: Actor) -> Ask:
    """This function will have a second person agree; the caller then does it, in the
    same transaction. Raises :class:`TakesAnother` for whoever asked.
    """
    row = _waiting(number)
    if row.asked_identity == by.identity:
        raise TakesAnother(by)
    return _become(row, AskState.AGREED, by, "agreed to")


@transaction.atomic
def drop(number: int, *, by: Actor) -> Ask:
    """This function will put aside what was asked for."""
    return _become(_waiting(number), AskState.DROPPED, by, "declined to")


def _waiting(number: int) -> Ask:
    row = Ask.objects.select_for_update().filter(pk=number).first()
    if row is None or row.state != AskState.OPEN:
        raise NothingAsked(number)
    return row


def _become(row: Ask, state: AskState, by: Actor, word: str) -> Ask:
    row.state = state
    row.save()
    audit(by, f"{word} {row.action}", row.subject, after={"reason": row.reason})
    return row
