"""What is known of posts, and who held them when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Prefetch, Q, QuerySet

from workings.access.standing import standing
from workings.documents.queries import cited
from workings.programme.models import Holding, Post, Programme
from workings.programme.posts import (
    LEADING,
    HolderRecord,
    PostRecord,
    PostRole,
    may_be_named,
)
from workings.programme.programmes import PrincipleRecord
from workings.programme.regimes import in_force


def posts(
    programme: Programme, *, as_at: date, everyone: bool = False
) -> tuple[PostRecord, ...]:
    """This function will return a programme's posts with their holders on a day.

    From the top down. Holders below the level that the council names them to are
    left out, except for ``everyone``: those who may see them.
    """
    level = programme.council.named_to_level
    rows = _posts(programme)
    return tuple(
        _post(row, as_at)
        if everyone or may_be_named(row.level, named_to_level=level)
        else _post(row, None)
        for row in rows
    )


def _posts(programme: Programme) -> QuerySet[Post]:
    rows = Post.objects.filter(programme=programme).order_by("level", "code")
    held = Holding.objects.select_related("source")
    return rows.prefetch_related(Prefetch("holdings", held))


def post_row(programme: str, code: str) -> Post:
    """This function will return a post's row for an action: of a programme's slug."""
    return Post.objects.get(programme__slug=programme, code=code)


@standing(most=20)
def led_and_guided(
    programme: Programme, *, as_at: date
) -> tuple[tuple[PostRecord, ...], tuple[PrincipleRecord, ...]]:
    """This function will return the sponsor and the political leads of a day, with
    their holders but not where these are known from; and what the programme holds to,
    in its order. In one query, of the few rows that they make together.
    """
    leading = FilteredRelation("post", condition=Q(post__role__in=LEADING))
    rows = Programme.objects.filter(pk=programme.pk).annotate(lead=leading)
    found = rows.values_list(*_HELD_TO, *_HELD_BY)
    width = len(_HELD_TO)
    principles = {row[:width] for row in found if row[0] is not None}
    holdings = {row[width:] for row in found if row[width] is not None}
    by_code: dict[str, list[Held]] = {}
    for held in map(Held._make, holdings):
        by_code.setdefault(held.code, []).append(held)
    level = programme.council.named_to_level
    leads = [with_holders(group, as_at, level) for group in by_code.values()]
    return (
        tuple(
            sorted(leads, key=lambda it: (LEADING.index(it.role), it.level, it.code))
        ),
        tuple(
            PrincipleRecord(*told)
            for _, *told in sorted(principles, key=lambda row: row[:2])
        ),
    )


class Held(NamedTuple):
    """A post that leads, with one of its holders, if it has any."""

    code: str
    title: str
    level: int
    role: str
    note: str
    name: str | None
    first: Any
    last: Any
    held_note: str


_HELD_TO = tuple(
    f"principle__{name}"
    for name in ("place", "code", "title", "meaning", "adopted", "decision")
)
_HELD_BY = (
    *(f"lead__{name}" for name in ("code", "title", "level", "role", "note")),
    *(f"lead__holdings__{name}" for name in ("name", "first", "last", "note")),
)


def with_holders(rows: Sequence[Held], as_at: date, named_to_level: int) -> PostRecord:
    """This function will tell a post of a day by its rows, one for each of its holders,
    of whom those below the level are left out.
    """
    post = rows[0]
    named = may_be_named(post.level, named_to_level=named_to_level)
    holders = [
        HolderRecord(row.name, row.first, row.last, None, row.held_note)
        for row in rows
        if named and row.name is not None and in_force(row.first, row.last, as_at)
    ]
    return PostRecord(
        code=post.code,
        title=post.title,
        level=post.level,
        role=PostRole(post.role),
        note=post.note,
        holders=tuple(sorted(holders, key=_since)),
    )


def posts_over_time(programme: Programme, *, as_at: date) -> tuple[PostRecord, ...]:
    """This function will return a programme's posts with all who had come to hold them
    by a day, those since gone included. Who may be named is as in :func:`posts`.
    """
    level = programme.council.named_to_level
    rows = _posts(programme)
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


def _since(row: Holding | HolderRecord) -> tuple[date, str]:
    return (row.first.on if row.first else date.min, row.name)
