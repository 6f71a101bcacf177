"""The pages of what was told: bridges, contests, and the log of statements."""

from dataclasses import dataclass

from workings.web.components import Link, Row, Table
from workings.web.components.chart import Chart
from workings.web.components.forms import Form
from workings.web.public.pages import Frame


@dataclass(frozen=True, slots=True)
class BridgePage:
    """How the forecast of one day became that of another.

    ``sentences`` say it in words, also where there is nothing to draw; ``beside`` is
    what became of services meanwhile, and ``measures`` where that is told in full.
    """

    frame: Frame
    heading: str
    caption: str
    form: Form
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None
    steps: Table | None = None
    causes: tuple[Row, ...] = ()
    beside: str = ""
    measures: Link | None = None


@dataclass(frozen=True, slots=True)
class ContestPart:
    """One disagreement, on the page of them all or on a project's."""

    name: str
    heading: str
    sides: Table
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ContestedPage:
    """Every disagreement that had begun by a day."""

    frame: Frame
    heading: str
    caption: str
    why: str
    summary: str
    contents: tuple[Link, ...]
    contests: tuple[ContestPart, ...]
