"""The office's pages, built from what the rooms answer."""

from workings.web.office.presenters.start import permissions_page, start_page
from workings.web.office.presenters.statements import (
    draft_page,
    editing_page,
    statements_page,
)

__all__ = [
    "draft_page",
    "editing_page",
    "permissions_page",
    "start_page",
    "statements_page",
]
