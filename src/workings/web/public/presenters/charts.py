"""Charts put on a page: specifications kept, and addressed by their digest."""

from collections.abc import Sequence

from django.urls import reverse

from workings.web.charts import Bar, Dot, control, keep, waterfall
from workings.web.charts.specification import Spec
from workings.web.components.chart import Chart, Drawing


def waterfall_chart(
    name: str, bars: Sequence[Bar], *, title: str, sentence: str, alt: str
) -> Chart:
    """This function will put a waterfall on a page, for a wide screen and a narrow."""
    key = "A filled bar with a plus adds. A hollow bar with a minus takes away."
    return _chart(name, bars, title=title, sentence=sentence, key=key, alt=alt)


def bars_chart(
    name: str, bars: Sequence[Bar], *, title: str, sentence: str, alt: str
) -> Chart:
    """This function will put whole amounts on a page, as bars one under the other."""
    key = "Every bar begins at nothing, so its length is the amount."
    return _chart(name, bars, title=title, sentence=sentence, key=key, alt=alt)


def spans_chart(
    name: str, bars: Sequence[Bar], *, title: str, sentence: str, key: str, alt: str
) -> Chart:
    """This function will put spans on a page, each from one amount to another."""
    return Chart(
        name=name,
        title=title,
        sentence=sentence,
        key=f"{key} Where there is an upright line, it is nothing (£0).",
        alt=alt,
        wide=drawing(waterfall(bars, spans=True)),
        narrow=drawing(waterfall(bars, narrow=True, spans=True)),
    )


def control_chart(
    name: str, dots: Sequence[Dot], *, title: str, sentence: str, alt: str
) -> Chart:
    """This function will put a control chart on a page."""
    key = (
        "The whole line is the mean, the dashed ones are the limits of chance. A "
        "triangle is a change for better, a square one for worse, a diamond a change."
    )
    return Chart(
        name=name,
        title=title,
        sentence=sentence,
        key=key,
        alt=alt,
        wide=drawing(control(dots)),
        narrow=drawing(control(dots, narrow=True)),
    )


def run_chart(
    name: str, dots: Sequence[Dot], *, title: str, sentence: str, alt: str
) -> Chart:
    """This function will put a run chart on a page: values about their median."""
    return Chart(
        name=name,
        title=title,
        sentence=sentence,
        key="The straight line is the median: half of the values lie on either side.",
        alt=alt,
        wide=drawing(control(dots)),
        narrow=drawing(control(dots, narrow=True)),
    )


def _chart(name: str, bars: Sequence[Bar], **words: str) -> Chart:
    return Chart(
        name=name,
        wide=drawing(waterfall(bars)),
        narrow=drawing(waterfall(bars, narrow=True)),
        **words,
    )


def drawing(spec: Spec) -> Drawing:
    """This function will keep a specification, and give its address and size."""
    size = (spec[side] + 2 * spec["padding"] for side in ("width", "height"))
    return Drawing(reverse("public:chart", args=[keep(spec)]), *size)
