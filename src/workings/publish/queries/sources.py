"""The sources that something public cites, and from which day on."""

from datetime import date

from workings.access.standing import standing
from workings.programme.models import Programme
from workings.publish.models import IndexedItem
from workings.publish.queries.index import refresh
from workings.publish.search import Kind


@standing(most=4)
def cited_since(programme: Programme) -> dict[str, date]:
    """This function will return the sources (their codes) that something public cites,
    each with the day from which it may be shown.

    A source that nothing public cites is not public: its title may say what nothing
    else does. The index has worked out which are.
    """
    refresh()
    rows = IndexedItem.objects.filter(programme=programme, kind=Kind.SOURCE)
    return dict(rows.order_by("code").values_list("code", "since"))
