"""Where to keep what nobody looks at after a run: in memory, where there is room."""

import os
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000
"""Bytes that a run's databases may come to, many times over."""


def quick_folder() -> Path | None:
    """This function will return a folder whose files are in memory; none, where the
    machine has no such folder or it is too small: then the temporary one will do.
    """
    try:
        found = os.statvfs(MEMORY)
    except OSError:
        return None
    roomy = found.f_bavail * found.f_frsize >= ROOM
    # PostgreSQL's programs may have to be moved to where its data are.
    closed = found.f_flag & (os.ST_NOEXEC | os.ST_RDONLY)
    return MEMORY if roomy and not closed and os.access(MEMORY, os.W_OK) else None
