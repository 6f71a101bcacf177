import html5lib
from django.test import Client


class StrictClient(Client):
    """Parses every page as strictly as a validator does."""

    def request(self, **request):  # type: ignore[no-untyped-def]
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            html5lib.HTMLParser(strict=True).parse(response.content.decode())
        return response
