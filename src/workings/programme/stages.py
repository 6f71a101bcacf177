"""A project's stages, and from which to which it may go: one table, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workings.access.words import Word
from workings.core.dates import DatedTo, Precision


class Stage(Word):
    """Where a project stands between an idea and its end."""

    IDEA = "idea"
    OUTLINE_CASE = "outline_case"
    FULL_CASE = "full_case"
    PROCUREMENT = "procurement"
    TRANSITION = "transition"
    LIVE = "live"
    CLOSED = "closed"
    STOPPED = "stopped"


TRANSITIONS: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.IDEA: (Stage.OUTLINE_CASE, Stage.STOPPED),
    Stage.OUTLINE_CASE: (Stage.FULL_CASE, Stage.PROCUREMENT, Stage.STOPPED),
    Stage.FULL_CASE: (Stage.PROCUREMENT, Stage.TRANSITION, Stage.STOPPED),
    Stage.PROCUREMENT: (Stage.FULL_CASE, Stage.TRANSITION, Stage.STOPPED),
    Stage.TRANSITION: (Stage.LIVE, Stage.STOPPED),
    # A live service moves again: to another provider, or back in-house.
    Stage.LIVE: (Stage.TRANSITION, Stage.CLOSED, Stage.STOPPED),
    Stage.CLOSED: (),
    Stage.STOPPED: (),
}
"""The stages that may follow each. The first stage known of a project may be any."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A change that the table does not have; ``at`` is its place in the history."""

    at: int
    before: Stage
    after: Stage

    @property
    def what(self) -> str:
        """What is wrong, in words."""
        return f"a project cannot go from {self.before.label} to {self.after.label}"

    @property
    def mend(self) -> str:
        """What to do about it, naming the stages that may follow."""
        allowed = TRANSITIONS[self.before]
        if not allowed:
            return f"Nothing follows {self.before.label}"
        return f"After {self.before.label} comes " + " or ".join(
            stage.label for stage in allowed
        )


def check_stages(history: Sequence[Stage]) -> Jump | None:
    """This function will return the first change that the table does not have.

    >>> check_stages([Stage.IDEA, Stage.LIVE]).mend
    'After idea comes outline case or stopped'
    """
    for at, (before, after) in enumerate(pairwise(history), 1):
        if after not in TRANSITIONS[before]:
            return Jump(at, before, after)
    return None


def check_order(dates: Sequence[DatedTo]) -> int | None:
    """This function will return the place of the first date that is before the last.

    A month or a year may hold a day, whichever is written first: "2010" and then
    "2010-03-04" are in order, because the earlier may have been in January.
    """
    for at, (before, after) in enumerate(pairwise(dates), 1):
        if after.on < earliest(before):
            return at
    return None


def earliest(dated: DatedTo) -> date:
    """This function will return the first day that a date may have been."""
    if dated.precision is Precision.YEAR:
        return dated.on.replace(month=1, day=1)
    return dated.on.replace(day=1) if dated.precision is Precision.MONTH else dated.on


def diagram() -> str:
    """This function will draw the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> idea"]
    for before, allowed in TRANSITIONS.items():
        lines += [f"    {before} --> {after}" for after in allowed]
        lines += [] if allowed else [f"    {before} --> [*]"]
    return "\n".join(lines)


def page() -> str:
    """This function will write the reference page of the stages, in Markdown."""
    table = "\n".join(
        f"| {stage.label} (`{stage}`) "
        f"| {', '.join(after.label for after in allowed) or 'nothing'} |"
        for stage, allowed in TRANSITIONS.items()
    )
    return f"""# The stages of a project

Written from `src/workings/programme/stages.py`; a test compares them.

The first stage known of a project may be any. After it, each change is one of these:

| stage | may be followed by |
|---|---|
{table}

```mermaid
{diagram()}
```
"""
