"""Tables of publishing: texts, ratings, and the index that search reads."""

from workings.publish.models.rating import DaySalt, Rating
from workings.publish.models.search import IndexedItem, IndexedWord, IndexState
from workings.publish.models.text import PageText, PageTextWithdrawn

__all__ = [
    "DaySalt",
    "IndexState",
    "IndexedItem",
    "IndexedWord",
    "PageText",
    "PageTextWithdrawn",
    "Rating",
]
