"""The pages of what was told: bridges, contests, and the log of statements."""

from dataclasses import dataclass

from workings.web.components import Row, Table
from workings.web.components.chart import Chart
from workings.web.components.forms import Form
from workings.web.public.pages import Frame


@dataclass(frozen=True, slots=True)
class BridgePage:
    """How the forecast of one day became that of another.

    ``sentences`` say it in words, also where there is nothing to draw.
    """

    frame: Frame
    heading: str
    caption: str
    form: Form
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None
    steps: Table | None = None
    causes: tuple[Row, ...] = ()
    status: int = 200
