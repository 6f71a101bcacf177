"""Who may reach a view: nobody, unless the view itself says otherwise."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

AnyView = Callable[..., Any]
View = TypeVar("View", bound=AnyView)


class Rule(StrEnum):
    """A view's rule of access."""

    PUBLIC = "public"


_RULE = "access_rule"
_KEPT = "is_kept"


def public(view: View) -> View:
    """This function will let everybody reach a view."""
    setattr(view, _RULE, Rule.PUBLIC)
    return view


def rule_of(view: AnyView) -> Rule | None:
    """This function will return a view's rule; None lets nobody in."""
    return getattr(view, _RULE, None)


def unkept(view: View) -> View:
    """This function will have a view answer every request itself: what it says is of
    the moment, or it sees to its own keeping.
    """
    setattr(view, _KEPT, False)
    return view


def is_kept(view: AnyView) -> bool:
    """This function will tell whether a public view's pages may be kept."""
    return bool(getattr(view, _KEPT, True))


class Doorkeeper:
    """Middleware: refuses every view that has no rule of access."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: AnyView, *_: Any
    ) -> HttpResponse | None:
        """Let the request through to a view with a rule, and to no other."""
        if rule_of(view) is None:
            raise PermissionDenied
        return None
