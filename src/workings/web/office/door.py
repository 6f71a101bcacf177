"""Who may come in: signed in, by a second step where the council asks for one, lately
enough, and with the permission that the page needs.
"""

from datetime import timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from workings.access import queries
from workings.access.permissions import Actor, NotAllowed, Permission, require
from workings.web.office.frames import refused_page
from workings.web.sender import address_of

SEEN = "seen_at"


def actor_of(request: HttpRequest) -> Actor:
    """This function will return who is asking, with today's roles."""
    if not hasattr(request, "actor"):
        user: Any = request.user
        today = timezone.localdate()
        found = queries.actor(user, on=today, address=address_of(request))
        request.actor = found  # type: ignore[attr-defined]
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def turned_away(
    request: HttpRequest, permission: Permission | None
) -> HttpResponse | None:
    """This function will answer those who may not come in; None lets them in."""
    if not request.user.is_authenticated or _was_away(request):
        return redirect_to_login(request.get_full_path())
    if settings.SECOND_STEP and not _took_second_step(request):
        return redirect("mfa_activate_totp")
    if permission is None:
        return None
    try:
        require(actor_of(request), permission)
    except NotAllowed as refusal:
        page = refused_page(actor_of(request), str(refusal))
        return render(request, "office/refused.html", {"page": page}, status=403)
    return None


def _was_away(request: HttpRequest) -> bool:
    now = timezone.now().timestamp()
    seen = request.session.get(SEEN, now)
    if now - seen > timedelta(minutes=settings.IDLE_MINUTES).total_seconds():
        logout(request)
        return True
    # Once a minute is close enough, and most pages then write nothing.
    if SEEN not in request.session or now - seen > 60:
        request.session[SEEN] = now
    return False


def _took_second_step(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    taken = {record.get("method") for record in records}
    if taken & {"mfa", "socialaccount"}:
        return True
    # Whoever sets it up does so signed in: from then on they have one.
    return bool(is_mfa_enabled(request.user))
