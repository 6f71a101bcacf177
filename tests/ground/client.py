from typing import Any

import html5lib
from django.test import Client


class StrictClient(Client):
    """Parses every page as strictly as a validator does."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("text/html") and response.content:
            html5lib.HTMLParser(strict=True).parse(response.content.decode())
        return response
