"""What was read of the record, kept for as long as the record stands as it is.

Pages of one state of the record read much of the same: its statements, its projects,
its decisions. Whoever answers many readers says at which mark of the audit log the
record stands (:func:`workings.access.queries.log_mark`), and such readings are then
made once for all pages of that state. Everybody else reads anew each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_MARK: ContextVar[str] = ContextVar("mark of the record", default="")
_EVERY: "list[Standing[..., object]]" = []


class Standing(Generic[P, R]):
    """A reading that is made once for each state of the record.

    What it returns is shared: nobody may change it. Of what it was asked, the ``most``
    that were wanted last are kept; a reading that is refused is not.
    """

    def __init__(self, read: Callable[P, R], most: int) -> None:
        update_wrapper(self, read)
        self.read, self.most = read, most
        self.kept: OrderedDict[object, R] = OrderedDict()
        self.lock = Lock()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Read, or return what was read of this state."""
        mark = _MARK.get()
        if not mark:
            return self.read(*args, **kwargs)
        key = (mark, args, tuple(sorted(kwargs.items())))
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        # Unlocked: two who ask at once both read, and neither waits for the other.
        found = self.read(*args, **kwargs)
        with self.lock:
            self.kept[key] = found
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return found

    def at_hand(self, *args: P.args, **kwargs: P.kwargs) -> R | None:
        """What was read of this state already, or None."""
        key = (_MARK.get(), args, tuple(sorted(kwargs.items())))
        with self.lock:
            return self.kept.get(key)


def standing(most: int) -> Callable[[Callable[P, R]], Standing[P, R]]:
    """This function will have a reading made once for each state of the record, for the
    ``most`` different things that are asked of it.
    """

    def decorate(read: Callable[P, R]) -> Standing[P, R]:
        made = Standing(read, most)
        _EVERY.append(made)  # type: ignore[arg-type]
        return made

    return decorate


@contextmanager
def standing_at(mark: str) -> Iterator[None]:
    """This function will let readings be kept under a mark; "" keeps none."""
    token = _MARK.set(mark)
    try:
        yield
    finally:
        _MARK.reset(token)


def stand_at(mark: str) -> None:
    """This function will keep readings under a mark from here on, until the end of the
    :func:`standing_at` around it.
    """
    _MARK.set(mark)


def is_standing() -> bool:
    """This function will say whether readings are kept here and now."""
    return bool(_MARK.get())


def forget() -> None:
    """This function will let go of all that was kept."""
    for made in _EVERY:
        with made.lock:
            made.kept.clear()
