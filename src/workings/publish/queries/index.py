"""The index is kept fresh by whoever searches: built anew when the record has changed.

It is a derived table and so no action of anybody's: nothing is written of it in the
audit log, whose last entry it is compared with.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from django.db import connection, transaction

from workings.access.queries import log_mark
from workings.programme.models import Programme
from workings.publish.models import IndexedItem, IndexedWord, IndexState
from workings.publish.queries.items import items
from workings.publish.search import Item, Kind, words

FORMAT = 3
"""Of the index. A change of what is indexed, or how, makes it another."""

CODED = frozenset({Kind.PROJECT, Kind.SERVICE, Kind.DECISION})
"""Found by their codes too, which stand in their addresses and in papers."""

_ROWS = 1_000


def refresh() -> bool:
    """This function will build the index anew where the record has changed since, and
    say whether it had.
    """
    if _built_from() == _fingerprint():
        return False
    with transaction.atomic():
        # The one row is the lock. Whoever waited for it finds the work done.
        IndexState.objects.get_or_create(pk=1)
        state = IndexState.objects.select_for_update().get(pk=1)
        # Read before the record is: what is written meanwhile makes it stale again.
        now = _fingerprint()
        if state.fingerprint == now:
            return False
        _build()
        state.fingerprint = now
        state.save()
    return True


def _built_from() -> str:
    state = IndexState.objects.filter(pk=1).first()
    return state.fingerprint if state else ""


def _fingerprint() -> str:
    return f"{FORMAT} {log_mark()}"


def _build() -> None:
    IndexedItem.objects.all().delete()
    IndexedWord.objects.all().delete()
    for programme in Programme.objects.order_by("pk"):
        found = items(programme)
        rows = (_row(programme, item) for item in found)
        IndexedItem.objects.bulk_create(rows, batch_size=_ROWS)
        IndexedWord.objects.bulk_create(_words(programme, found), batch_size=_ROWS)
    if connection.vendor == "sqlite":
        # PostgreSQL's is a column of each row.
        with connection.cursor() as cursor:
            sql = "INSERT INTO publish_fulltext(publish_fulltext) VALUES ('rebuild')"
            cursor.execute(sql)


def _row(programme: Programme, item: Item) -> IndexedItem:
    # The stubs see a text column where ours takes a date.
    return IndexedItem(  # type: ignore[misc]
        programme=programme,
        kind=item.kind,
        code=item.code,
        title=item.title,
        body=item.body,
        title_words=" ".join(words(item.title)),
        body_words=" ".join(_body_words(item)),
        since=item.since,
        dated=item.dated,
        statement=item.statement,
    )


def _body_words(item: Item) -> list[str]:
    code = words(item.code) if item.kind in CODED else []
    # A code of several words is words that other things have as well.
    return words(item.body) + (code if len(code) == 1 else [])


def _words(programme: Programme, found: Iterable[Item]) -> Iterator[IndexedWord]:
    since: dict[str, date] = {}
    for item in found:
        for word in chain(words(item.title), _body_words(item)):
            since[word] = min(item.since, since.get(word, item.since))
    for word, day in since.items():
        yield IndexedWord(programme=programme, word=word, since=day)
