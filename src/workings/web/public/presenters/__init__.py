"""Presenters: each asks the rooms and builds one page, whole, before it is rendered."""

from workings.web.public.presenters.back_office import back_office_page
from workings.web.public.presenters.back_test import back_test_page
from workings.web.public.presenters.bridge import bridge_page
from workings.web.public.presenters.case import case_page, case_worked_out
from workings.web.public.presenters.cited import source_page
from workings.web.public.presenters.contested import contested_page
from workings.web.public.presenters.decision import decision_page
from workings.web.public.presenters.decisions import decisions_page
from workings.web.public.presenters.document import document_file, document_page
from workings.web.public.presenters.documents import documents_page
from workings.web.public.presenters.figure import figure_page
from workings.web.public.presenters.home import home_page
from workings.web.public.presenters.impact import impact_page
from workings.web.public.presenters.maps import own_map, programme_map, site_map
from workings.web.public.presenters.outlook import outlook_page
from workings.web.public.presenters.people import people_page
from workings.web.public.presenters.principle_tests import tests_page
from workings.web.public.presenters.programme import programme_page
from workings.web.public.presenters.project import project_page
from workings.web.public.presenters.quality import quality_page
from workings.web.public.presenters.rating import (
    page_ratings_page,
    rate_page,
    ratings_page,
    scores_file,
    thanks_page,
)
from workings.web.public.presenters.search import search_page
from workings.web.public.presenters.service import service_page
from workings.web.public.presenters.service_quality import service_quality_page
from workings.web.public.presenters.services import services_page
from workings.web.public.presenters.site import (
    about_page,
    accessibility_page,
    contact_page,
    cookies_page,
    privacy_page,
    site_contact_page,
)
from workings.web.public.presenters.statement import statement_page
from workings.web.public.presenters.statements import statements_page
from workings.web.public.presenters.trouble import too_many_page

__all__ = [
    "about_page",
    "accessibility_page",
    "back_office_page",
    "back_test_page",
    "bridge_page",
    "case_page",
    "case_worked_out",
    "contact_page",
    "contested_page",
    "cookies_page",
    "decision_page",
    "decisions_page",
    "document_file",
    "document_page",
    "documents_page",
    "figure_page",
    "home_page",
    "impact_page",
    "outlook_page",
    "own_map",
    "page_ratings_page",
    "people_page",
    "privacy_page",
    "programme_map",
    "programme_page",
    "project_page",
    "quality_page",
    "rate_page",
    "ratings_page",
    "scores_file",
    "search_page",
    "service_page",
    "service_quality_page",
    "services_page",
    "site_contact_page",
    "site_map",
    "source_page",
    "statement_page",
    "statements_page",
    "tests_page",
    "thanks_page",
    "too_many_page",
]
