"""A real browser against a real server."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, Page, Playwright

# setup/chromium.sh looks in the same places.
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class NoChromium(Exception):
    """There is no browser to test with."""


def chromium() -> str:
    """This function will find the machine's own Chromium."""
    named = os.environ.get("WORKINGS_CHROMIUM")
    for name in [named] if named else CHROMIUMS:
        if found := shutil.which(name):
            return found
    raise NoChromium("Run `make setup`, or set WORKINGS_CHROMIUM to a Chromium.")


def launch(playwright: Playwright) -> Browser:
    """This function will start Chromium, headless and silent on the network."""
    return playwright.chromium.launch(
        executable_path=chromium(),
        # Chromium's sandbox refuses to start for root.
        chromium_sandbox=os.geteuid() != 0,
        args=[
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run",
        ],
    )


@contextmanager
def serving() -> Iterator[str]:
    """This function will serve the database that Django is pointed at."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """This function will open a page; errors in its console are failures."""
    with browser.new_context(base_url=address, locale="en-GB") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert not faults, faults
