"""A real server of the record, with the yardstick in it, on this machine alone.

python -m benchmarks.web.served WORKERS: serve, and print the address.
"""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings

ROOT = Path(__file__).parents[2]
BARE = "/bare"


@contextmanager
def serving(environ: dict[str, str], workers: int) -> Iterator[str]:
    """This function will serve a record, and give the host and port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.web.served", str(workers)],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield urlsplit(process.stdout.readline().strip()).netloc
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Reader:
    """Somebody with a browser that keeps its connection open, and what it was sent."""

    def __init__(self, host: str) -> None:
        self.connection = http.client.HTTPConnection(host, timeout=30)
        self.tags: dict[str, str] = {}

    def close(self) -> None:
        """This function will close the connection; the next question opens another."""
        self.connection.close()

    def ask(self, address: str, tag: str = "") -> int:
        """This function will ask for a page, and return the status it was given.

        Once more where the server closed a connection that was open already: it may
        do so with one that nobody used for a while, and browsers ask again.
        """
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {})
        was_open = self.connection.sock is not None
        try:
            return self._ask(address, headers)
        except ConnectionError:
            self.close()
            if not was_open:
                raise
            return self._ask(address, headers)

    def _ask(self, address: str, headers: dict[str, str]) -> int:
        self.connection.request("GET", address, headers=headers)
        response = self.connection.getresponse()
        response.read()
        self.tags[address] = response.headers.get("ETag", "")
        return response.status

    def ask_again(self, address: str) -> int:
        """This function will ask whether the page that it has still stands."""
        return self.ask(address, self.tags.get(address, ""))


def main(workers: int) -> None:
    django.setup()
    from workings.config.server import listen, serve

    settings.ROOT_URLCONF = "benchmarks.web.bare"
    serve(
        listen("127.0.0.1", 0),
        workers=workers,
        announce=lambda address: print(address, flush=True),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
