"""A programme's projects in short: by the stage they have come to, and by wave."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from workings.programme.projects import DeliveryModel, ProjectLine
from workings.programme.stages import Stage
from workings.web.components import Content, Row, content
from workings.web.public.pages import Listed
from workings.web.public.presenters.words import capital, count, separated
from workings.web.public.standpoint import Standpoint

NOT_KNOWN = "Stage not known by then"
REST = "outside these waves"

Key = TypeVar("Key", bound=Hashable)


def by_stage(stand: Standpoint, found: Sequence[ProjectLine]) -> tuple[Row, ...]:
    """This function will list the projects of each stage, from idea to end."""
    groups = _grouped(sorted(found, key=_progress), lambda project: project.stage)
    return tuple(
        Row(
            f"{capital(stage.label) if stage else NOT_KNOWN} ({len(group)})",
            content(
                *separated([stand.link(it.title, "project", it.code) for it in group])
            ),
        )
        for stage, group in groups.items()
    )


def by_wave(stand: Standpoint, found: Sequence[ProjectLine]) -> tuple[Listed, ...]:
    """This function will list the projects of each wave, those furthest on first.

    Where waves are numbered, what is in none of these stands in a list of its own.
    """
    groups = _grouped(sorted(found, key=_furthest), _wave(found))
    return tuple(
        Listed(
            f"{_named(wave)}: {count(group, 'project')}",
            tuple(_project(stand, it, wave) for it in group),
        )
        for wave, group in sorted(groups.items(), key=_order)
    )


def _wave(found: Iterable[ProjectLine]) -> Callable[[ProjectLine], str]:
    """Which list a project stands in: its wave's, or that of the rest."""
    if not any(_numbered(project.wave) for project in found):
        return lambda project: project.wave
    return lambda project: project.wave if _numbered(project.wave) else REST


def _named(wave: str) -> str:
    return f"Wave {wave}" if wave.isdigit() else capital(wave)


def _order(group: tuple[str, Sequence[ProjectLine]]) -> tuple[bool, str]:
    return (group[0] == REST, group[0])


def _project(stand: Standpoint, project: ProjectLine, wave: str) -> Content:
    model, stage = project.delivery_model, project.stage
    words = [project.wave] if project.wave != wave else []
    words += [model.label] if model and model is not DeliveryModel.OTHER else []
    words += [stage.label if stage else "stage not known by then"]
    since = f" since {project.since.spoken()}" if project.since else ""
    link = stand.link(project.title, "project", project.code)
    return content(link, under=(capital(", ".join(words)) + since,))


def _grouped(
    found: Iterable[ProjectLine], key: Callable[[ProjectLine], Key]
) -> dict[Key, list[ProjectLine]]:
    groups: defaultdict[Key, list[ProjectLine]] = defaultdict(list)
    for project in found:
        groups[key(project)].append(project)
    return groups


def _progress(project: ProjectLine) -> tuple[int, str]:
    """A project's place between idea and end; last where that is not known."""
    stages = list(Stage)
    place = stages.index(project.stage) if project.stage else len(stages)
    return (place, project.title.casefold())


def _furthest(project: ProjectLine) -> tuple[bool, int, str]:
    place, title = _progress(project)
    return (project.stage is None, -place, title)


def _numbered(wave: str) -> bool:
    return any(mark.isdigit() for mark in wave)
