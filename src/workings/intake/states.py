"""What becomes of a tracker that was brought in, and when a process is given up."""

from datetime import timedelta

from workings.access.words import Word

LOST_AFTER = timedelta(minutes=2)
"""A process that was not heard of for so long was killed: it says so every few
seconds."""


class ImportState(Word):
    """Where a tracker is on its way to drafts."""

    WAITING = "waiting", "waits to be read"
    READING = "reading", "is being read"
    READ = "read", "read, and not a draft yet"
    PROBLEMS = "problems", "has problems, so nothing was brought in"
    REFUSED = "refused", "was refused"
    ASKED = "asked", "waits to be made a draft"
    WRITING = "writing", "is being made a draft"
    DRAFTED = "drafted", "is a draft"
    UNCHANGED = "unchanged", "says nothing new"
    STOPPED = "stopped", "stopped before its end"


UNDER_WAY = frozenset(
    {
        ImportState.WAITING,
        ImportState.READING,
        ImportState.ASKED,
        ImportState.WRITING,
    }
)
"""A process has it, or is about to."""

TAKEN_UP: dict[ImportState, ImportState] = {
    ImportState.WAITING: ImportState.READING,
    ImportState.ASKED: ImportState.WRITING,
}
"""What a process makes of what waits for it."""

READABLE = frozenset(ImportState) - UNDER_WAY - {ImportState.DRAFTED}
"""States from which it may be read again, by another mapping."""
