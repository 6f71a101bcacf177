"""A bar on the terminal of whoever watches; piped, there is none."""

import sys
from typing import Self

STEPS = 4
WIDTH = 20


class Bar:
    """Shows which of an import's steps is under way, on one line of standard error."""

    def __init__(self) -> None:
        self.watched = sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __call__(self, number: int, what: str) -> None:
        """Show that a step begins."""
        if self.watched:
            done = "#" * (WIDTH * (number - 1) // STEPS)
            line = f"[{done:<{WIDTH}}] {number} of {STEPS}: {what}"
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        """Leave the line as it was found."""
        if self.watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
