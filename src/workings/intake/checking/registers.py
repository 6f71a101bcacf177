"""What the rows of the registers must keep to among themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from workings.core.dates import DatedTo
from workings.core.problems import Problem
from workings.decisions.decided import order_problems, regime_problems
from workings.intake.heading import Heading
from workings.intake.record import Record
from workings.intake.tables.governance import (
    ConsultationRow,
    DecisionRow,
    MemberRow,
)
from workings.intake.tables.programme import (
    BaselineRow,
    HolderRow,
    MilestoneRow,
    StageRow,
)
from workings.programme.regimes import RegimeRecord, regime_on
from workings.programme.stages import check_order, check_stages, earliest


def register_problems(record: Record) -> Iterator[Problem]:
    """This function will yield what is wrong between the rows of the registers."""
    yield from _spans(record)
    yield from _baselines(record)
    yield from _stages(record)
    yield from _milestones(record)
    yield from _decisions(record)
    if record.heading is not None:
        yield from _heading(record.heading)


def _spans(record: Record) -> Iterator[Problem]:
    rows: Iterable[HolderRow | MemberRow | ConsultationRow] = chain(
        record.rows(HolderRow), record.rows(MemberRow), record.rows(ConsultationRow)
    )
    for row in rows:
        yield from _span(row.from_, row.to, row.where("to"))


def _span(first: DatedTo | None, last: DatedTo | None, where: str) -> Iterator[Problem]:
    if first is not None and last is not None and last.on < earliest(first):
        what = f"{last} comes before {first}, from which it runs"
        yield Problem(where, what, "Write the earlier date under from")


def _baselines(record: Record) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], BaselineRow] = {}
    for row in record.rows(BaselineRow):
        if bool(row.service) == bool(row.services):
            what = "a cost is of one service, or of a list of services"
            yield Problem(row.where("service"), what, "Fill in service or services")
        key = (frozenset(row.covers), row.period, row.said, row.label)
        first = seen.setdefault(key, row)
        if first is not row:
            what = f"the same cost stands in row {first.place.row} already"
            yield Problem(row.where("period"), what, "Keep one, or give each a label")


def _stages(record: Record) -> Iterator[Problem]:
    histories: dict[str, list[StageRow]] = defaultdict(list)
    for row in record.rows(StageRow):
        histories[row.project].append(row)
    broken = [
        (row.cells.get("project"), row.place.row)
        for row in record.tables[StageRow].broken
    ]
    for project, history in histories.items():
        gaps = [row for name, row in broken if name == project]
        for before, after in pairwise(history):
            # A row between them that cannot be read may be the step that is missed.
            if not any(before.place.row < gap < after.place.row for gap in gaps):
                yield from _stage_change(before, after)


def _stage_change(before: StageRow, after: StageRow) -> Iterator[Problem]:
    jump = check_stages([before.stage, after.stage])
    if jump is not None:
        yield Problem(after.where("stage"), jump.what, jump.mend)
    if check_order([before.on, after.on]) is not None:
        what = f"{after.on} comes before {before.on}, the date of the row above it"
        yield Problem(after.where("on"), what, "Put the project's stages in order")


def _milestones(record: Record) -> Iterator[Problem]:
    titles: dict[tuple[str, str], MilestoneRow] = {}
    for row in record.rows(MilestoneRow):
        first = titles.setdefault((row.project, row.milestone), row)
        if first.title != row.title:
            what = f"row {first.place.row} gives the milestone another title"
            yield Problem(row.where("title"), what, "Give each milestone one title")


def _heading(heading: Heading) -> Iterator[Problem]:
    programme = heading.programme
    yield from _span(programme.begins, programme.ends, programme.where("ends"))
    for regime in heading.regimes:
        yield from _span(regime.from_, regime.to, regime.where("to"))
    for before, after in pairwise(sorted(heading.regimes, key=lambda r: r.from_.on)):
        if before.to is None or after.from_.on <= before.to.on:
            what = "the regime before it still holds on that day"
            yield Problem(after.where("from"), what, "End the one before it earlier")
    codes: set[str] = set()
    for principle in heading.principles:
        if principle.code in codes:
            what = f'there is a principle "{principle.code}" already'
            yield Problem(principle.where("code"), what, "Give each its own")
        codes.add(principle.code)


def _decisions(record: Record) -> Iterator[Problem]:
    regimes = []
    if record.heading is not None:
        regimes = [
            RegimeRecord(regime.kind, regime.from_, regime.to)
            for regime in record.heading.regimes
        ]
    for row in record.rows(DecisionRow):
        yield from regime_problems(
            str(row.place),
            regime=regime_on(regimes, row.met.on),
            key=row.key_,
            called_in=row.called_in,
        )
        yield from order_problems(
            str(row.place), reported=row.reported, met=row.met, effective=row.effective
        )
