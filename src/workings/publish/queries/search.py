"""Search: one way to ask, whichever engine answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice
from operator import or_

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from workings.core.asat import AsAt
from workings.programme.models import Programme
from workings.publish.models import IndexedItem, IndexedWord
from workings.publish.queries.index import refresh
from workings.publish.search import (
    MOST_FORMS,
    PAGE_SIZE,
    SHORTEST_PREFIX,
    Item,
    Kind,
    Results,
    Term,
    hit,
    ranked,
    suggested,
    words_asked,
)

MOST_RANKED = 500
"""The engine's best, which are ranked; no reader turns that many pages."""


def search(
    programme: Programme,
    text: str,
    *,
    as_at: AsAt,
    kinds: Collection[Kind] = (),
    page: int = 1,
) -> Results:
    """This function will find what was said, decided and published by then that has
    all the words of a text; where nothing has, what has some of them.

    No ``kinds`` are all kinds. Any text will do: nothing in it is an operator.
    """
    refresh()
    asked = words_asked(text)
    if not asked:
        return Results(text)
    question = _Question(programme, as_at, _terms(programme, asked, as_at))
    counts = question.counts()
    if not counts and len(asked) > 1:
        question = replace(question, every_word=False)
        counts = question.counts()
    results = _page(question, counts, frozenset(kinds or Kind), page)
    if counts and question.every_word:
        return replace(results, asked=text)
    suggestion = _suggestion(programme, asked, as_at)
    return replace(
        results, asked=text, every_word=question.every_word, suggestion=suggestion
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and how each engine is asked it."""

    programme: Programme
    as_at: AsAt
    terms: tuple[Term, ...]
    every_word: bool = True

    def counts(self) -> dict[Kind, int]:
        """How many of each kind there are."""
        rows = self._matching().values_list("kind").annotate(Count("pk"))
        found = {Kind(kind): count for kind, count in rows.order_by("kind")}
        return {kind: found[kind] for kind in Kind if kind in found}

    def best(self, kinds: Collection[Kind]) -> list[Item]:
        """The engine's best of some kinds, in no order yet."""
        rows = self._matching().filter(kind__in=[str(kind) for kind in kinds])
        if connection.vendor == "sqlite":
            rank = RawSQL("bm25(publish_fulltext, 8.0, 1.0)", [])
        else:
            sql = "-ts_rank(fulltext, to_tsquery('english', %s))"
            rank = RawSQL(sql, [self._written("|", "&", "'")])  # noqa: S611
        return [_item(row) for row in rows.order_by(rank, "pk")[:MOST_RANKED]]

    def _matching(self) -> QuerySet[IndexedItem]:
        rows = IndexedItem.objects.filter(
            programme=self.programme, since__lte=self.as_at.said_by
        )
        if self.as_at.recorded_by is not None:
            rows = rows.filter(statement__lte=self.as_at.recorded_by)
        if connection.vendor == "sqlite":
            return rows.extra(
                tables=["publish_fulltext"],
                where=[
                    "publish_fulltext.rowid = publish_indexeditem.id",
                    "publish_fulltext MATCH %s",
                ],
                params=[self._written("OR", "AND", '"')],
            )
        return rows.extra(
            where=["fulltext @@ to_tsquery('english', %s)"],
            params=[self._written("|", "&", "'")],
        )

    def _written(self, either: str, both: str, quote: str) -> str:
        """In the engine's own words. Terms are letters and digits, nothing else."""
        parts = []
        for term in self.terms:
            forms = [f"{quote}{form}{quote}" for form in (term.word, *term.forms)]
            parts.append(f"({f' {either} '.join(forms)})")
        return f" {both if self.every_word else either} ".join(parts)


def _terms(programme: Programme, asked: Sequence[str], as_at: AsAt) -> tuple[Term, ...]:
    """Each word with those that are known here and begin with it, in one query."""
    begun = [word for word in asked if len(word) >= SHORTEST_PREFIX]
    if not begun:
        return tuple(Term(word) for word in asked)
    begins = reduce(or_, (Q(word__startswith=word) for word in begun))
    rows = _known(programme, as_at).filter(begins).order_by("word")
    known = list(rows.values_list("word", flat=True))
    return tuple(
        Term(word, _forms(word, known) if word in begun else ()) for word in asked
    )


def _forms(word: str, known: Iterable[str]) -> tuple[str, ...]:
    longer = (each for each in known if each.startswith(word) and each != word)
    return tuple(islice(longer, MOST_FORMS))


def _suggestion(programme: Programme, asked: Sequence[str], as_at: AsAt) -> str:
    known = frozenset(_known(programme, as_at).values_list("word", flat=True))
    suggestion = suggested(asked, known)
    if not suggestion:
        return ""
    terms = _terms(programme, suggestion.split(), as_at)
    return suggestion if _Question(programme, as_at, terms).counts() else ""


def _known(programme: Programme, as_at: AsAt) -> QuerySet[IndexedWord]:
    return IndexedWord.objects.filter(programme=programme, since__lte=as_at.said_by)


def _page(
    question: _Question, counts: dict[Kind, int], kinds: frozenset[Kind], page: int
) -> Results:
    total = sum(count for kind, count in counts.items() if kind in kinds)
    found = ranked(question.best(kinds), question.terms) if total else []
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, page), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Results(
        asked="",
        hits=tuple(hit(item, question.terms) for item in shown),
        counts=tuple(counts.items()),
        total=total,
        page=page,
        pages=pages,
    )


def _item(row: IndexedItem) -> Item:
    return Item(
        Kind(row.kind),
        row.code,
        row.title,
        row.body,
        row.since,
        row.dated,
        row.statement,
    )
