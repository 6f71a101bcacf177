"""Who may reach a view: nobody, unless the view itself says otherwise."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from workings.access.permissions import Permission

AnyView = Callable[..., Any]
View = TypeVar("View", bound=AnyView)


class Rule(StrEnum):
    """A view's rule of access."""

    PUBLIC = "public"
    WAY_IN = "way_in"
    SIGNED_IN = "signed_in"


_RULE = "access_rule"
_NEEDS = "needed_permission"
_KEPT = "is_kept"


def public(view: View) -> View:
    """This function will let everybody reach a view."""
    setattr(view, _RULE, Rule.PUBLIC)
    return view


def way_in(view: View) -> View:
    """This function will let everybody reach a view of the way in: it sees to itself
    who is who.
    """
    setattr(view, _RULE, Rule.WAY_IN)
    return view


def signed_in(view: View) -> View:
    """This function will let everybody reach a view who has signed in."""
    setattr(view, _RULE, Rule.SIGNED_IN)
    return view


def needs(permission: Permission) -> Callable[[View], View]:
    """This function will let those reach a view whose roles have a permission."""

    def decorate(view: View) -> View:
        setattr(view, _NEEDS, permission)
        return signed_in(view)

    return decorate


def needed(view: AnyView) -> Permission | None:
    """This function will return the permission that a view needs, if it needs one."""
    return getattr(view, _NEEDS, None)


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
    """Middleware: refuses every view that has no rule of access, and asks the office
    who may reach its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: AnyView, *_: Any
    ) -> HttpResponse | None:
        """Let the request through to a view with a rule, and to no other."""
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied
        if rule is not Rule.SIGNED_IN:
            return None
        # Imported when first needed: the office's pages import this module.
        turned_away: Callable[..., HttpResponse | None]
        turned_away = import_string("workings.web.office.door.turned_away")
        return turned_away(request, needed(view))
