"""Presenters: each asks the rooms and builds one page, whole, before it is rendered."""

from workings.web.public.presenters.bridge import bridge_page
from workings.web.public.presenters.decision import decision_page
from workings.web.public.presenters.figure import figure_page
from workings.web.public.presenters.home import home_page
from workings.web.public.presenters.programme import programme_page
from workings.web.public.presenters.project import project_page
from workings.web.public.presenters.statement import statement_page

__all__ = [
    "bridge_page",
    "decision_page",
    "figure_page",
    "home_page",
    "programme_page",
    "project_page",
    "statement_page",
]
