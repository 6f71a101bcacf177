from typing import Any

import html5lib
from django.test import Client


class StrictClient(Client):
    """Parses every page as strictly as a validator does."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        kind = response.headers.get("Content-Type", "")
        is_page = kind.startswith("text/html") and not response.streaming
        if is_page and response.content:
            html5lib.HTMLParser(strict=True).parse(response.content.decode())
        return response
