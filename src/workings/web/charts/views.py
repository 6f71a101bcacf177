from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from workings.web.access import public, unkept
from workings.web.charts.keeping import NoSuchChart, drawn

# A picture is a document too, if somebody opens it alone: it may do nothing.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
FOREVER = "public, max-age=31536000, immutable"


def _etag(_: HttpRequest, digest: str) -> str:
    return f'"{digest}"'


@public
@unkept
@require_safe
@gzip_page
@condition(etag_func=_etag)
def chart(request: HttpRequest, digest: str) -> HttpResponse:
    try:
        picture = drawn(digest)
    except NoSuchChart as refusal:
        raise Http404(str(refusal)) from refusal
    headers = {"Cache-Control": FOREVER, "Content-Security-Policy": POLICY}
    return HttpResponse(picture, content_type="image/svg+xml", headers=headers)
