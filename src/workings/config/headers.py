"""What every answer tells the browser about what it may do, and about itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing but our own style sheet, images and fonts: no page needs a script.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

WITH_CODE = POLICY.replace("img-src 'self'", "img-src 'self' data:")
"""On the page that sets up a second step: the code for the app is a picture in it."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    # No page of another site may take ours in, not even a picture of it.
    "Cross-Origin-Resource-Policy": "same-origin",
    # Nothing here needs to see, hear, find or charge a reader.
    "Permissions-Policy": ", ".join(
        f"{ability}=()"
        for ability in ("camera", "geolocation", "microphone", "payment", "usb")
    ),
}
"""What Django does not say of itself, on every answer that does not say otherwise."""


class Guarded:
    """Middleware: Django 5.2 has none of its own for these."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and match.url_name == "mfa_activate_totp":
            response.headers.setdefault("Content-Security-Policy", WITH_CODE)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class HeadersAlone:
    """Middleware: who asks with HEAD gets the headers, the length too, and no content.

    The server would leave the content out as well, and complain of each.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response
