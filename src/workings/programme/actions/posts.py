"""What is done with posts and their holders.

Each ``record_`` action has a row say what is given, finds it by its natural key, and
writes nothing where it says so already.
"""

from workings.access.permissions import Actor
from workings.access.registers import record
from workings.core.dates import DatedTo
from workings.documents.models import Source
from workings.programme.models import Holding, Post, Programme
from workings.programme.posts import PostRole


def record_post(
    *,
    programme: Programme,
    code: str,
    title: str,
    level: int,
    role: PostRole = PostRole.OTHER,
    note: str = "",
    by: Actor,
) -> Post:
    """This function will have a programme know a post; level 1 is the top."""
    values = {"title": title, "level": level, "role": role, "note": note}
    return record(Post, {"programme": programme, "code": code}, values, by=by).row


def record_holding(
    *,
    post: Post,
    name: str,
    first: DatedTo | None = None,
    last: DatedTo | None = None,
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> Holding:
    """This function will say who holds a post, from a date to a date where known."""
    values = {"last": last, "source": source, "note": note}
    keys = {"post": post, "name": name, "first": first}
    return record(Holding, keys, values, by=by).row
