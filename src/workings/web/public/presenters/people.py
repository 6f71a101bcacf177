"""Who held which post and sat in which body, and how the council decided, over time."""

from collections.abc import Sequence
from datetime import date

from workings.core.dates import DatedTo
from workings.decisions.bodies import BodyRecord, MemberRecord
from workings.decisions.queries import bodies_over_time
from workings.programme.posts import HolderRecord, PostRecord, may_be_named
from workings.programme.queries import posts_over_time, regimes
from workings.programme.regimes import RegimeRecord, in_force
from workings.web.components import Content, Heading, Table, content
from workings.web.moment import Moment
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import NOT_STATED, capital, sentence
from workings.web.public.register_pages import PeoplePage
from workings.web.public.standpoint import Standpoint, standpoint

NOT_NAMED = "Not named here"


def people_page(slug: str, moment: Moment) -> PeoplePage:
    """This function will build the page of posts, bodies and regimes as at a day."""
    stand = standpoint(slug, moment)
    council = stand.record.council
    return PeoplePage(
        frame=frame(stand, "People", "people", trail="People"),
        heading="People",
        caption=f"{stand.record.title}, as at {moment.spoken}",
        lead=(
            f"Who held which post and who sat in which body. {council.name} names "
            f"the holders of its posts down to level {council.named_to_level}, counted "
            "from the top; below that, the post alone is named."
        ),
        tables=(
            _posts(stand, posts_over_time(stand.row, as_at=moment.day)),
            *_bodies(stand, bodies_over_time(stand.row, as_at=moment.day)),
            _regimes(stand, regimes(stand.row.council)),
        ),
    )


def _posts(stand: Standpoint, found: Sequence[PostRecord]) -> Table:
    level = stand.record.council.named_to_level
    return Table(
        name="posts",
        caption="Posts and who held them",
        headings=tuple(map(Heading, ("Post", "Holder", "When"))),
        rows=tuple(
            row
            for post in found
            for row in _post(post, stand.moment.day, named_to_level=level)
        ),
        empty="The record names no post.",
    )


def _post(
    post: PostRecord, day: date, *, named_to_level: int
) -> tuple[tuple[Content, ...], ...]:
    role = capital(post.role.label) if post.role.label != "other" else ""
    title = content(post.title, under=(role, sentence(post.note)))
    if not post.holders:
        named = may_be_named(post.level, named_to_level=named_to_level)
        holder = content("No holder is known" if named else NOT_NAMED)
        return ((title, holder, content(capital(NOT_STATED))),)
    return tuple(
        (
            title if number == 0 else content(post.title),
            content(holder.name, under=(_standing(holder, day), sentence(holder.note))),
            content(_when(holder.first, holder.last, day)),
        )
        for number, holder in enumerate(post.holders)
    )


def _standing(held: HolderRecord | MemberRecord, day: date) -> str:
    if held.first is None and held.last is None:
        return ""
    here = in_force(held.first, held.last, day)
    return "In place on the day" if here else "Gone by the day"


def _when(first: DatedTo | None, last: DatedTo | None, day: date) -> str:
    # When they left is later knowledge on any day that they were still there.
    until = last.spoken() if last and last.on <= day else ""
    if first is None:
        return f"To {until}" if until else capital(NOT_STATED)
    return capital(
        f"{first.spoken()} to {until}" if until else f"from {first.spoken()}"
    )


def _bodies(stand: Standpoint, found: Sequence[BodyRecord]) -> tuple[Table, ...]:
    """Those with members that are known, and those without, which would be rows of
    "not stated".
    """
    known = [body for body in found if body.members]
    rest = [body for body in found if not body.members]
    if not known and not rest:
        return (Table("bodies", "Bodies", (), (), empty="The record names no body."),)
    return (*_sat_in(stand, known), *_nobody_known(rest))


def _sat_in(stand: Standpoint, found: Sequence[BodyRecord]) -> tuple[Table, ...]:
    table = Table(
        name="bodies",
        caption="Bodies that decide, scrutinise or advise, and who sat in them",
        headings=tuple(map(Heading, ("Body", "Member", "Position", "When"))),
        rows=tuple(row for body in found for row in _body(body, stand.moment.day)),
    )
    return (table,) if table.rows else ()


def _nobody_known(found: Sequence[BodyRecord]) -> tuple[Table, ...]:
    table = Table(
        name="bodies-alone",
        caption="Bodies of which no member is known",
        headings=tuple(map(Heading, ("Body", "Kind"))),
        rows=tuple(
            (
                content(body.title),
                content(
                    _kind(body) or capital(NOT_STATED), under=(sentence(body.note),)
                ),
            )
            for body in found
        ),
    )
    return (table,) if table.rows else ()


def _kind(body: BodyRecord) -> str:
    return capital(body.kind.label) if body.kind else ""


def _body(body: BodyRecord, day: date) -> tuple[tuple[Content, ...], ...]:
    title = content(body.title, under=(_kind(body), sentence(body.note)))
    return tuple(
        (
            title if number == 0 else content(body.title),
            content(member.name, under=(_standing(member, day),)),
            content(member.position or capital(NOT_STATED)),
            content(_when(member.first, member.last, day)),
        )
        for number, member in enumerate(body.members)
    )


def _regimes(stand: Standpoint, found: Sequence[RegimeRecord]) -> Table:
    day = stand.moment.day
    begun = [regime for regime in found if regime.first.on <= day]
    return Table(
        name="regimes",
        caption="How the council decided",
        headings=tuple(map(Heading, ("Arrangements", "When"))),
        rows=tuple(
            (
                content(
                    capital(regime.kind.label),
                    under=(
                        "In force on the day"
                        if in_force(regime.first, regime.last, day)
                        else "Ended by the day",
                    ),
                ),
                content(_when(regime.first, regime.last, day)),
            )
            for regime in begun
        ),
        empty="The record does not say how the council decided by then.",
    )
