from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workings.config.health import examine
from workings.web.access import public, unkept


@public
@unkept
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    found = examine()
    answer = {"ok": found.ok, **asdict(found)}
    return JsonResponse(answer, status=200 if found.ok else 503)
