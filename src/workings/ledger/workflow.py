"""The way of a statement from a draft to the record: one table, as data, and the
rules of who may take which step.

Duties are separate: whoever wrote or proposed a statement cannot validate it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workings.access.permissions import Actor, Permission, require
from workings.access.words import Word
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.ledger.statement import Statement


class State(Word):
    """How far a statement has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    VALIDATED = "validated"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"


class Step(Word):
    """What is done with a statement that is not posted yet."""

    SAVE = "save"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    VALIDATE = "validate"
    POST = "post"
    WITHDRAW = "withdraw"


TRANSITIONS: Mapping[State, Mapping[Step, State]] = {
    State.DRAFT: {
        Step.SAVE: State.DRAFT,
        Step.PROPOSE: State.PROPOSED,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.PROPOSED: {
        Step.VALIDATE: State.VALIDATED,
        Step.SEND_BACK: State.DRAFT,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.VALIDATED: {
        Step.POST: State.POSTED,
        Step.SEND_BACK: State.DRAFT,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.POSTED: {},
    State.WITHDRAWN: {},
}
"""What may be done in each state, and the state that it leads to."""

NEEDS: Mapping[Step, Permission] = {
    Step.SAVE: Permission.PROPOSE_STATEMENT,
    Step.PROPOSE: Permission.PROPOSE_STATEMENT,
    Step.SEND_BACK: Permission.VALIDATE_STATEMENT,
    Step.VALIDATE: Permission.VALIDATE_STATEMENT,
    Step.POST: Permission.POST_STATEMENT,
    Step.WITHDRAW: Permission.PROPOSE_STATEMENT,
}
"""The permission that each step needs."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What the rules need to know of a draft beside what it says.

    ``hands`` are the identities of all who wrote or proposed it.
    """

    state: State
    hands: frozenset[str]


class CannotStep(Refusal):
    """The statement is not where this can be done."""

    def __init__(self, step: Step, state: State) -> None:
        self.step, self.state = step, state
        places = [s.label for s, steps in TRANSITIONS.items() if step in steps]
        super().__init__(
            f"To {step.label}, a statement must be {' or '.join(places)}: "
            f"this one is {state.label}."
        )


class OwnWork(Refusal):
    """Somebody would validate what they wrote themselves."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        super().__init__(
            "Whoever wrote or proposed a statement cannot validate it: "
            f"somebody other than {actor.name} must."
        )


class NotYetInEffect(Refusal):
    """A plan would be posted as in force before it is."""

    def __init__(self, statement: Statement, on: date) -> None:
        self.in_force_on = on
        super().__init__(
            f"The plan comes into force on {say_day(on)}, with its decision "
            f"{statement.decision}: post it on that day or later."
        )


class NotYetSaid(Refusal):
    """A statement would be posted before it was said."""

    def __init__(self, on: date) -> None:
        self.said_on = on
        super().__init__(
            f"It counts as said on {say_day(on)}, which is still to come: "
            "post it on that day or later."
        )


def check_step(step: Step, progress: Progress, *, by: Actor) -> None:
    """This function will raise why somebody may not take a step, if they may not."""
    require(by, NEEDS[step])
    if step not in TRANSITIONS[progress.state]:
        raise CannotStep(step, progress.state)
    if step is Step.VALIDATE and by.identity in progress.hands:
        raise OwnWork(by)


def check_day(statement: Statement, *, on: date) -> None:
    """This function will raise why a statement cannot be posted on a day yet."""
    if statement.in_force_on is not None and statement.in_force_on > on:
        raise NotYetInEffect(statement, statement.in_force_on)
    if statement.said.on > on:
        raise NotYetSaid(statement.said.on)


def diagram() -> str:
    """This function will draw the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    for state, steps in TRANSITIONS.items():
        lines += [f"    {state} --> {to}: {step.label}" for step, to in steps.items()]
        lines += [] if steps else [f"    {state} --> [*]"]
    return "\n".join(lines)


def page() -> str:
    """This function will write the reference page of the workflow, in Markdown."""
    rows = "\n".join(
        f"| {state.label} | {step.label} | {to.label} | {NEEDS[step].label} |"
        for state, steps in TRANSITIONS.items()
        for step, to in steps.items()
    )
    return f"""# The way of a statement to the record

Written from `src/workings/ledger/workflow.py`; a test compares them.

A statement begins as a draft. What is posted never changes: a mistake is corrected by
another statement.

| state | step | leads to | permission |
|---|---|---|---|
{rows}

Besides the permission:

- Whoever wrote or proposed a statement cannot validate it.
- Somebody whose only role is benefit owner writes about the benefits of their own
  posts, and no others.
- A statement that breaks a rule of the record cannot be proposed, validated or posted.
- A statement is posted once the day it was said has come, and a plan in force once it
  is in force.
- A statement is saved only on top of the version that its writer saw: two people
  editing one draft are asked which of the two it shall be.

```mermaid
{diagram()}
```
"""
