"""The production server: gunicorn, started by us instead of by its own command."""

import errno
import socket
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from workings.core.refusals import Refusal

THREADS = 4


class CannotListen(Refusal):
    """The port is taken, or may not be had."""


def listen(host: str, port: int) -> socket.socket:
    """This function will open the port before anything else is begun.

    The socket itself is what the server then gets, so that nobody can take the port
    in between, and port 0 means any that is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen(2048)
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            raise CannotListen(
                f"Port {port} is taken: stop what is using it, or choose another "
                "with --port."
            ) from error
        raise CannotListen(
            f"Cannot listen on {host}, port {port}: {error.strerror}."
        ) from error
    return opened


def _address(opened: socket.socket) -> str:
    host, port = opened.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared with, not bound to
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(
    opened: socket.socket, *, workers: int, announce: Callable[[str], None]
) -> None:
    """This function will answer requests until it is stopped.

    ``announce`` is called once, when the first request would be answered, with the
    address that a browser on this machine uses.
    """
    call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
    # A connection cannot be shared with the processes that are about to begin.
    connections.close_all()
    _Server(opened, workers, announce).run()


class _QuietLogger(Logger):
    """Sends gunicorn's own few messages the way of ours; requests are not logged."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self._access_log_enabled = False
        self.error_log.propagate = True


class _Server(BaseApplication):
    def __init__(
        self, opened: socket.socket, workers: int, announce: Callable[[str], None]
    ) -> None:
        self.opened, self.workers, self.announce = opened, workers, announce
        # Asked now: gunicorn takes the socket over.
        self.address = _address(opened)
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": [f"fd://{self.opened.fileno()}"],
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            # The application is loaded after the fork (no preload): chart drawing
            # and database connections do not survive one.
            "preload_app": False,
            "timeout": 60,
            "graceful_timeout": 10,
            "logger_class": _QuietLogger,
            "loglevel": settings.LOG_LEVEL.lower(),
            "control_socket_disable": True,
            "when_ready": lambda _arbiter: self.announce(self.address),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()

    def run(self) -> None:
        Arbiter(self).run()
