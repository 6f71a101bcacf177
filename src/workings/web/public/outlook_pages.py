"""The pages of what is coming: a council's outlook, and how outlooks have done."""

from dataclasses import dataclass

from workings.web.components import Link, Table
from workings.web.components.chart import Chart
from workings.web.components.forms import Form
from workings.web.public.pages import Frame


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """What a council's services would cost, what money there will be, and the gap.

    ``sentences`` say it in words, also where there is nothing to draw; ``form`` moves
    the assumptions. The page of how outlooks have done has neither form nor chart.
    """

    frame: Frame
    heading: str
    caption: str
    sentences: tuple[str, ...]
    form: Form | None = None
    links: tuple[Link, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
