"""Charts put on a page: specifications kept, and addressed by their digest."""

from collections.abc import Sequence

from workings.web.charts import Bar, keep, waterfall
from workings.web.charts.specification import Spec
from workings.web.components.chart import Chart, Drawing
from workings.web.public.standpoint import address


def waterfall_chart(
    name: str, bars: Sequence[Bar], *, title: str, sentence: str, alt: str
) -> Chart:
    """This function will put a waterfall on a page, for a wide screen and a narrow."""
    return Chart(
        name=name,
        title=title,
        sentence=sentence,
        key="A filled bar with a plus adds. A hollow bar with a minus takes away.",
        alt=alt,
        wide=_drawing(waterfall(bars)),
        narrow=_drawing(waterfall(bars, narrow=True)),
    )


def _drawing(spec: Spec) -> Drawing:
    size = (spec[side] + 2 * spec["padding"] for side in ("width", "height"))
    return Drawing(address("chart", keep(spec)), *size)
