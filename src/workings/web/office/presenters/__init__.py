"""The office's pages, built from what the rooms answer."""

from workings.web.office.presenters.cases import (
    approve_page,
    begin_case_page,
    case_part_page,
    cases_page,
    legends,
    office_case_page,
    options_of,
)
from workings.web.office.presenters.comments import comments_page
from workings.web.office.presenters.gates import (
    gate_page,
    proposals,
    test_page,
    tests_page,
)
from workings.web.office.presenters.impact import impact_page
from workings.web.office.presenters.imports import (
    bring_in_page,
    import_page,
    imports_page,
    keeps_current,
    mapping_page,
)
from workings.web.office.presenters.measures import (
    begin_measure_page,
    measure_page,
    measures_page,
)
from workings.web.office.presenters.papers import documents_page, upload_page
from workings.web.office.presenters.people import people_page, person_page
from workings.web.office.presenters.posts import (
    Acting,
    acting,
    holders_page,
)
from workings.web.office.presenters.projects import (
    ProjectsOf,
    projects_known,
    projects_page,
)
from workings.web.office.presenters.readings import bring_page
from workings.web.office.presenters.start import permissions_page, start_page
from workings.web.office.presenters.statements import (
    draft_page,
    editing_page,
    statements_page,
)
from workings.web.office.presenters.texts import body, preview, text_page, texts_page
from workings.web.office.presenters.trail import (
    TRAIL_COLUMNS,
    trail_page,
    trail_row,
)
from workings.web.office.presenters.withdrawals import withdrawals_page
from workings.web.office.presenters.year_end import (
    closing_page,
    deliveries_page,
    verdicts_page,
)

__all__ = [
    "TRAIL_COLUMNS",
    "Acting",
    "ProjectsOf",
    "acting",
    "approve_page",
    "begin_case_page",
    "begin_measure_page",
    "body",
    "bring_in_page",
    "bring_page",
    "case_part_page",
    "cases_page",
    "closing_page",
    "comments_page",
    "deliveries_page",
    "documents_page",
    "draft_page",
    "editing_page",
    "gate_page",
    "holders_page",
    "impact_page",
    "import_page",
    "imports_page",
    "keeps_current",
    "legends",
    "mapping_page",
    "measure_page",
    "measures_page",
    "office_case_page",
    "options_of",
    "people_page",
    "permissions_page",
    "person_page",
    "preview",
    "projects_known",
    "projects_page",
    "proposals",
    "start_page",
    "statements_page",
    "test_page",
    "tests_page",
    "text_page",
    "texts_page",
    "trail_page",
    "trail_row",
    "upload_page",
    "verdicts_page",
    "withdrawals_page",
]
