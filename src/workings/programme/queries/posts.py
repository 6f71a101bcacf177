"""What is known of posts, and who held them when."""

from collections.abc import Sequence
from datetime import date

from workings.documents.queries import cited
from workings.programme.models import Holding, Post, Programme
from workings.programme.posts import (
    LEADING,
    HolderRecord,
    PostRecord,
    PostRole,
    may_be_named,
)
from workings.programme.regimes import in_force


def posts(
    programme: Programme, *, as_at: date, everyone: bool = False
) -> tuple[PostRecord, ...]:
    """This function will return a programme's posts with their holders on a day.

    From the top down. Holders below the level that the council names them to are
    left out, except for ``everyone``: those who may see them.
    """
    level = programme.council.named_to_level
    rows = Post.objects.filter(programme=programme).order_by("level", "code")
    rows = rows.prefetch_related("holdings__source")
    return tuple(
        _post(row, as_at)
        if everyone or may_be_named(row.level, named_to_level=level)
        else _post(row, None)
        for row in rows
    )


def leaders(programme: Programme, *, as_at: date) -> tuple[PostRecord, ...]:
    """This function will return the sponsor and the political leads of a day."""
    leading = [post for post in posts(programme, as_at=as_at) if post.role in LEADING]
    return tuple(sorted(leading, key=lambda post: LEADING.index(post.role)))


def posts_over_time(programme: Programme, *, as_at: date) -> tuple[PostRecord, ...]:
    """This function will return a programme's posts with all who had come to hold them
    by a day, those since gone included. Who may be named is as in :func:`posts`.
    """
    level = programme.council.named_to_level
    rows = Post.objects.filter(programme=programme).order_by("level", "code")
    rows = rows.prefetch_related("holdings__source")
    return tuple(
        _record(
            row,
            [
                holding
                for holding in row.holdings.all()
                if may_be_named(row.level, named_to_level=level)
                and in_force(holding.first, None, as_at)
            ],
        )
        for row in rows
    )


def _post(row: Post, as_at: date | None) -> PostRecord:
    held = [
        holding
        for holding in row.holdings.all()
        if as_at is not None and in_force(holding.first, holding.last, as_at)
    ]
    return _record(row, held)


def _record(row: Post, held: Sequence[Holding]) -> PostRecord:
    return PostRecord(
        code=row.code,
        title=row.title,
        level=row.level,
        role=PostRole(row.role),
        note=row.note,
        holders=tuple(_holder(holding) for holding in sorted(held, key=_since)),
    )


def _holder(row: Holding) -> HolderRecord:
    return HolderRecord(row.name, row.first, row.last, cited(row.source), row.note)


def _since(row: Holding) -> tuple[date, str]:
    return (row.first.on if row.first else date.min, row.name)
