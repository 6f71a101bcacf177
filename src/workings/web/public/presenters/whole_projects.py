"""What was promised of whole projects, where no service is named for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workings.ledger.promised import (
    Promise,
    Promised,
    alike,
    is_saving,
    promises,
    together,
)
from workings.ledger.words import BASIS_LABELS, Series
from workings.quality.beside import Beside
from workings.web.components import Content, Heading, Table, content
from workings.web.public.presenters.beside import each_in_words
from workings.web.public.presenters.money import (
    AMOUNTS,
    COLUMNS,
    stated,
    validated_cell,
)
from workings.web.public.presenters.words import capital, count
from workings.web.public.standpoint import Standpoint


def whole_projects_table(
    stand: Standpoint, found: Promised, beside: Mapping[str, Beside]
) -> Table:
    """This function will set out what projects were to save that lands on no service
    by name, added up for each project within one basis and period, and what became of
    the services that each project touches.
    """
    by_project: defaultdict[tuple[str, str], list[Promise]] = defaultdict(list)
    for promise in promises(found.of_record):
        if is_saving(promise.benefit):
            of = promise.benefit
            by_project[of.project, of.project_title].append(promise)
    return Table(
        name="whole-projects",
        caption="Savings and income of whole projects",
        headings=(*map(Heading, ("Project", "Measure")), *AMOUNTS),
        rows=tuple(
            _project(stand, project, members, beside)
            for project, group in by_project.items()
            for _, members in alike(group)
        ),
    )


def _project(
    stand: Standpoint,
    project: tuple[str, str],
    members: Sequence[Promise],
    beside: Mapping[str, Beside],
) -> tuple[Content, ...]:
    code, title = project
    first, sums = members[0], together(members)
    benefits = sorted({member.benefit.code for member in members})
    under = (count(benefits, "benefit"), *each_in_words(beside, benefits))
    return (
        content(stand.link(title, "project", code), under=under),
        content(capital(BASIS_LABELS[first.basis]), under=(first.period.spoken(),)),
        *(stated(sums.get(series)) for series in COLUMNS),
        validated_cell(members, sums.get(Series.DELIVERED)),
    )
