"""What was said of a figure, when and by whom, and what it was before it changed."""

from collections.abc import Iterable

from workings.core.dates import say_day
from workings.core.money import Money, spoken
from workings.ledger.checks import Verdict
from workings.ledger.figures import Figure
from workings.ledger.figures.story import Before, Story, Told, before, told
from workings.ledger.words import Standing
from workings.web.components import (
    Content,
    Heading,
    Link,
    Row,
    Table,
    content,
    numeric,
)
from workings.web.moment import PARAMETER
from workings.web.public.presenters.said import said_by, statement_link
from workings.web.public.presenters.words import capital, measure, sentence
from workings.web.public.standpoint import Standpoint, address

BRIDGED = "current-forecast"

CHECKED = {
    Verdict.AGREES: "Agrees with its lines",
    Verdict.DIFFERS: "Differs from its lines",
    Verdict.CANNOT_BE_CHECKED: "Cannot be checked",
}


def before_it(stand: Standpoint, story: Story, found: Figure) -> tuple[Row, ...]:
    """This function will tell what a figure was before it last changed, with a link
    to how it changed; nothing where it was never anything else.
    """
    was = before(story)
    if was is None:
        return ()
    since, until = say_day(was.changed_on), say_day(was.until)
    if was.figure.value is None:
        first = f"Nothing was stated before {since}."
        return (Row("How it compares", content(first)),)
    words = (
        f"It has stood since {since}. Until {until} it was "
        f"{was.figure.wording}{_apart(found, was)}. "
    )
    return (Row("How it compares", content(words, _how(stand, found, was), ".")),)


def _apart(found: Figure, was: Before) -> str:
    now, then = found.value, was.figure.value
    if not isinstance(now, Money) or not isinstance(then, Money):
        return ""
    if (now.basis, now.prices) != (then.basis, then.prices):
        return ", which measures something else"
    change = now.pence - then.pence
    return f", {spoken(abs(change))} {'less' if change > 0 else 'more'} than now"


def _how(stand: Standpoint, found: Figure, was: Before) -> Link:
    slug = stand.record.slug
    if found.slug == BRIDGED and found.value is not None:
        days = f"from={was.until}&to={stand.moment.day}"
        kept = stand.moment.query.replace("?", "&")
        text = f"How {was.figure.wording} became {found.wording}, step by step"
        return Link(text, f"{address('bridge', slug)}?{days}{kept}")
    there = f"{address('figure', slug, found.slug)}?{PARAMETER}={was.until}"
    return Link(f"See it as at {say_day(was.until)}", there)


def said_of_it(stand: Standpoint, story: Story) -> tuple[Table, ...]:
    """This function will set out all that bears on a figure: first what is of record,
    then what was claimed.
    """
    every = told(story)
    record = [it for it in every if it.statement.standing is Standing.OF_RECORD]
    claims = [it for it in every if it.statement.standing is Standing.CLAIM]
    by = stand.moment.spoken
    of_record = _table(
        stand,
        story,
        record,
        name="of-record",
        caption=f"Of record, by {by}",
        empty=f"Nothing of record had been said of it by {by}.",
    )
    if not claims:
        return (of_record,)
    beside = f"Claims, by {by}: they stand beside the record, never in it"
    return (of_record, _table(stand, story, claims, name="claims", caption=beside))


def _table(
    stand: Standpoint,
    story: Story,
    said: Iterable[Told],
    *,
    name: str,
    caption: str,
    empty: str = "",
) -> Table:
    return Table(
        name=name,
        caption=caption,
        headings=(
            *map(Heading, ("Said", "Statement", "Measure")),
            Heading("Amount", numeric=True),
            Heading("Check"),
        ),
        rows=tuple(_row(stand, story, it) for it in said),
        empty=empty,
    )


def _row(stand: Standpoint, story: Story, it: Told) -> tuple[Content, ...]:
    said = it.statement
    what = it.what or f"{it.lines} amounts, added up"
    exact = str(Money(it.pence))
    stated_as = f"stated as {it.wording}" if it.wording not in ("", exact) else ""
    return (
        said_by(said),
        content(
            statement_link(stand, said),
            under=(what, capital(it.scope), _place(story, it)),
        ),
        measure(it.series, it.basis, it.period),
        numeric(exact, under=(stated_as,)),
        _check(it),
    )


def _place(story: Story, it: Told) -> str:
    """What a statement is to the record, where that is not plain."""
    if it.headline:
        return "Made the programme's number"
    of_record = it.statement.standing is Standing.OF_RECORD
    if of_record and it.statement.number not in story.reading.statements:
        return "Proposed: not in force by then"
    return ""


def _check(it: Told) -> Content:
    if it.check is None:
        return content("An entry, not a total")
    reason = sentence(it.check.reason)
    return content(CHECKED[it.check.verdict], under=(reason,))
