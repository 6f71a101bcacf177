"""The office's pages, built from what the rooms answer."""

from workings.web.office.presenters.start import permissions_page, start_page

__all__ = ["permissions_page", "start_page"]
