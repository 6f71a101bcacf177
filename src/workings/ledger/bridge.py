"""Bridges: how one number became another, step by step, to the penny.

A bridge replays the statements between two dates in the order in which they count.
After each, the number is taken apart again; what changed is that statement's step.
So the steps telescope: whatever happened, they sum to the difference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workings.ledger.figures import headline_in_force
from workings.ledger.parts import HeadlineParts, Part, Parts
from workings.ledger.position import Entry
from workings.ledger.said import Said, SaidHeadline
from workings.ledger.statement import Key, Total
from workings.ledger.words import BASIS_LABELS, Breakdown, Cause, StatementKind


@dataclass(frozen=True, slots=True)
class Step:
    """One change, in pence, with the statement that made it and why."""

    cause: Cause
    statement: Said
    pence: int
    note: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """From one value to another (pence; None where nothing was stated yet).

    ``to_pence`` is ``from_pence`` plus the steps, None counting as nothing.
    """

    from_on: date
    from_pence: int | None
    to_on: date
    to_pence: int | None
    steps: tuple[Step, ...]


def headline_bridge(
    headlines: Sequence[SaidHeadline],
    history: Iterable[Entry],
    statements: Mapping[int, Said],
    *,
    from_on: date,
    to_on: date,
    costs: Collection[str] = (),
) -> Bridge:
    """This function will bridge the programme's headline between two dates.

    ``history`` holds every line of record that a headline may be made of, also
    those overtaken since; ``headlines`` all that were set by the later date;
    ``costs`` the benefits that are costs to deliver.
    """
    if from_on > to_on:
        ends = {"from_on": to_on, "to_on": from_on}
        there = headline_bridge(headlines, history, statements, **ends, costs=costs)
        return walked_back(there)
    lines = _by_day(history, statements)
    parts = HeadlineParts(costs)
    for day in sorted(lines):
        if day <= from_on:
            parts.hear(lines.pop(day))
    parts.change_to(headline_in_force(headlines, from_on))
    start = _value(parts)
    steps: list[Step] = []
    days = {*lines, *(headline.since for headline in headlines), to_on}
    for day in sorted(day for day in days if from_on < day <= to_on):
        after = headline_in_force(headlines, day)
        steps += _steps(parts, lines.get(day, ()), after, statements)
    return Bridge(from_on, start, to_on, _value(parts), tuple(steps))


def _by_day(
    history: Iterable[Entry], statements: Mapping[int, Said]
) -> dict[date, list[Entry]]:
    """The lines that count from each day, in the order in which they were said."""
    found: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in sorted(history, key=lambda entry: entry.said):
        found[statements[entry.statement].counts_on].append(entry)
    return dict(found)


def _steps(
    parts: HeadlineParts,
    lines: Iterable[Entry],
    after: SaidHeadline | None,
    statements: Mapping[int, Said],
) -> list[Step]:
    """The steps of one day, on which lines were said or the headline changed."""
    before = parts.headline
    if after is not before and after is not None:
        old = parts.all()
        parts.hear(lines)
        parts.change_to(after)
        return _new_headline(before, old, after, parts.all(), statements)
    lines = list(lines)
    named = {entry.key.benefit for entry in lines}
    old = parts.of(named)
    parts.hear(lines)
    return _same_set(old, parts.of(named), statements)


def position_bridge(
    history: Iterable[Entry],
    statements: Mapping[int, Said],
    *,
    from_on: date,
    to_on: date,
) -> Bridge:
    """This function will bridge the sum of a position between two dates.

    ``history`` is every line of record of one series and basis (or any set of lines
    that may be added), also those overtaken since.
    """
    if from_on > to_on:
        there = position_bridge(history, statements, from_on=to_on, to_on=from_on)
        return walked_back(there)
    held: dict[Key, Entry] = {}
    changes: defaultdict[tuple[int, bool], int] = defaultdict(int)
    start: int | None = None
    for entry in sorted(history, key=lambda entry: entry.said):
        day = statements[entry.statement].counts_on
        if day > to_on:
            continue
        known = held.get(entry.key)
        if day <= from_on:
            start = (start or 0) + entry.pence - (known.pence if known else 0)
        else:
            change = entry.pence - (known.pence if known else 0)
            changes[entry.statement, known is None] += change
        held[entry.key] = entry
    return position_steps(changes, statements, start, from_on=from_on, to_on=to_on)


def position_steps(
    changes: Mapping[tuple[int, bool], int],
    statements: Mapping[int, Said],
    start: int | None,
    *,
    from_on: date,
    to_on: date,
) -> Bridge:
    """This function will make a bridge of the change that each statement made.

    ``changes`` maps (statement, whether its keys are new) to pence.
    """
    steps = []
    for (number, new), pence in sorted(
        changes.items(), key=lambda item: (statements[item[0][0]].counts_on, item[0])
    ):
        said = statements[number]
        cause = Cause.NEW if new and said.cause is None else _cause(said)
        note = f"{said.title}: {'first stated' if new else 'restated'}"
        steps.append(Step(cause, said, pence, note))
    moved = sum(step.pence for step in steps)
    finish = start if start is None and not changes else (start or 0) + moved
    return Bridge(from_on, start, to_on, finish, tuple(steps))


def _value(parts: HeadlineParts) -> int | None:
    if parts.headline is None:
        return None
    return sum(part.pence for part in parts.all().values())


def _cause(said: Said) -> Cause:
    if said.cause is not None:
        return said.cause
    if said.kind is StatementKind.CORRECTION:
        return Cause.CORRECTION
    return Cause.NOT_STATED


def _same_set(old: Parts, new: Parts, statements: Mapping[int, Said]) -> list[Step]:
    """The steps of statements that changed lines of a headline that stayed."""
    by_statement: defaultdict[tuple[int, Cause], int] = defaultdict(int)
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        change = (now.pence if now else 0) - (was.pence if was else 0)
        if not change:
            continue
        number = now.statement if now else _overtaker(was, new, statements)
        said = statements[number]
        cause = _cause(said) if now and was else said.cause or Cause.NEW
        by_statement[number, cause] += change
    return [
        Step(cause, statements[number], pence, statements[number].title)
        for (number, cause), pence in sorted(by_statement.items())
        if pence
    ]


def _overtaker(was: Part | None, new: Parts, statements: Mapping[int, Said]) -> int:
    """The statement that overtook a part: the last word on its benefit's others, or
    on any where the part was a total stated whole.
    """
    assert was is not None
    told = {part.statement for part in new.values() if part.benefit == was.benefit}
    told = told or {part.statement for part in new.values()}
    return max(told, key=lambda number: (statements[number].counts_on, number))


def _new_headline(
    before: SaidHeadline | None,
    old: Parts,
    after: SaidHeadline,
    new: Parts,
    statements: Mapping[int, Said],
) -> list[Step]:
    """The steps of one headline replacing another whole."""
    if before is None:
        note = f"first headline: {after.total.total.label}"
        moved = sum(part.pence for part in new.values())
        return [Step(Cause.NEW, after.statement, moved, note)]
    one, two = before.total.total, after.total.total
    undivided = {one.breakdown, two.breakdown} == {Breakdown.NONE}
    if undivided and (one.scope, one.basis) == (two.scope, two.basis):
        return [_restated(one, two, after.statement)]
    return _left_and_entered(before, old, after, new, statements)


def _restated(one: Total, two: Total, said: Said) -> Step:
    """One undivided total in another's place, for the same scope."""
    change = two.pence - one.pence
    if said.cause is None and one.period != two.period:
        note = (
            f"{two.label}: restated, {two.period.spoken()} in place of "
            f"{one.period.spoken()}; no other reason is given"
        )
        return Step(Cause.TIMING, said, change, note)
    return Step(_cause(said), said, change, f"{two.label} in place of {one.label}")


def _left_and_entered(
    before: SaidHeadline,
    old: Parts,
    after: SaidHeadline,
    new: Parts,
    statements: Mapping[int, Said],
) -> list[Step]:
    one, two = before.total.total, after.total.total
    change = _what_changes(one, two)
    left = sum(part.pence for key, part in old.items() if key not in new)
    steps = []
    if left:
        note = f"leaves: {one.label}; {change}"
        steps.append(Step(Cause.SCOPE, after.statement, -left, note))
    entered: defaultdict[int, int] = defaultdict(int)
    stayed: dict[object, Part] = {}
    for key, part in new.items():
        if key in old:
            stayed[key] = part
        else:
            entered[part.statement] += part.pence
    for number, pence in sorted(entered.items()):
        note = f"enters: {statements[number].title}; {change}"
        steps.append(Step(Cause.SCOPE, statements[number], pence, note))
    kept = {key: part for key, part in old.items() if key in new}
    return steps + _same_set(kept, stayed, statements)


def _what_changes(one: Total, two: Total) -> str:
    if one.scope != two.scope:
        return f"scope changes from {one.scope} to {two.scope}"
    if one.basis is not two.basis:
        old, new = BASIS_LABELS[one.basis], BASIS_LABELS[two.basis]
        return f'what is measured changes from "{old}" to "{new}"'
    return "the set it is made of changes"


def walked_back(bridge: Bridge) -> Bridge:
    """This function will return the same bridge walked from its other end."""
    steps = tuple(
        Step(step.cause, step.statement, -step.pence, step.note)
        for step in reversed(bridge.steps)
    )
    return Bridge(
        bridge.to_on, bridge.to_pence, bridge.from_on, bridge.from_pence, steps
    )
