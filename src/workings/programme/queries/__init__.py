"""What is known of councils, programmes, projects, services and posts."""

from workings.programme.queries.posts import leaders, post_row, posts, posts_over_time
from workings.programme.queries.programmes import (
    NoSuchProgramme,
    council_record,
    principles,
    programme_named,
    programme_record,
    programme_titles,
    programmes,
    regime_in_force,
    regimes,
)
from workings.programme.queries.projects import (
    NoSuchProject,
    project_dossier,
    project_list,
    project_named,
    project_row,
    project_titles,
    projects,
)
from workings.programme.queries.seats import SeatRecord, posts_of, seats
from workings.programme.queries.services import (
    NoSuchService,
    baselines,
    service_dossier,
    service_list,
    service_titles,
    services,
    services_since,
)

__all__ = [
    "NoSuchProgramme",
    "NoSuchProject",
    "NoSuchService",
    "SeatRecord",
    "baselines",
    "council_record",
    "leaders",
    "post_row",
    "posts",
    "posts_of",
    "posts_over_time",
    "principles",
    "programme_named",
    "programme_record",
    "programme_titles",
    "programmes",
    "project_dossier",
    "project_list",
    "project_named",
    "project_row",
    "project_titles",
    "projects",
    "regime_in_force",
    "regimes",
    "seats",
    "service_dossier",
    "service_list",
    "service_titles",
    "services",
    "services_since",
]
