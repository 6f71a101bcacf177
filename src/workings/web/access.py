"""Which views may be reached by whom: nobody, unless a view says otherwise."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

Rule = str

PUBLIC: Rule = "public"

RULE = "access_rule"
"""The attribute of a view that holds its rule."""


def public(view: View) -> View:
    """This function will let everybody reach a view."""
    setattr(view, RULE, PUBLIC)
    return view
