"""Writes of what totals are about: their projects, as an editor reads their scope."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.ledger import models
from workings.ledger.queries.known import total_projects
from workings.programme.models import Programme, Project


@transaction.atomic
def record_total_projects(
    about: Mapping[str, Sequence[str]], *, programme: Programme, by: Actor
) -> int:
    """This function will set out which projects stated totals are about, replacing what
    was set out of them before. ``about`` is by the total's code, of project codes.

    Returns how many totals it changed something of.
    """
    require(by, Permission.RECORD_REGISTERS)
    held = total_projects(programme.pk)
    changed = {
        code: projects
        for code, projects in about.items()
        if held.get(code, frozenset()) != frozenset(projects)
    }
    projects = _ids(Project, programme)
    totals = _ids(models.Total, programme)
    for code, named in changed.items():
        models.TotalProject.objects.filter(total=totals[code]).delete()
        models.TotalProject.objects.bulk_create(
            models.TotalProject(total_id=totals[code], project_id=projects[project])
            for project in named
        )
        audit(by, "record scope of total", f"{programme.slug}/{code}")
    return len(changed)


def _ids(model: type[Project | models.Total], programme: Programme) -> dict[str, int]:
    rows = model.objects.filter(programme=programme)
    return dict(rows.values_list("code", "id"))
