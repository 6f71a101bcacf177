"""How the figures changed, read once and folded day by day."""

from datetime import date

from workings.ledger.figures.changes import FigureChange, figure_changes
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import history
from workings.ledger.queries.reading import reading


def changed_figures(heard: Heard, *, since: date) -> tuple[FigureChange, ...]:
    """This function will return every change of a figure by then, oldest first.

    ``since`` is a day before anything was said.
    """
    return figure_changes(reading(heard), history(heard), since=since)
