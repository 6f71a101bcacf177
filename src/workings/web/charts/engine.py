"""The drawing engine: one a process, started by the first chart that it draws."""

import os

import vl_convert

VEGA_LITE = "6.4"

_drew: set[int] = set()


class ForkedAfterDrawing(RuntimeError):
    """This process was forked from one that had drawn, and would wait for ever."""


def svg(specification: str) -> str:
    """This function will draw a written Vega-Lite specification."""
    if _drew - {os.getpid()}:
        raise ForkedAfterDrawing(
            "A chart was drawn before this process was forked: draw only in the "
            "processes that answer requests."
        )
    _drew.add(os.getpid())
    # No address is allowed: a chart holds its own data, and fetches nothing.
    return vl_convert.vegalite_to_svg(
        specification, vl_version=VEGA_LITE, allowed_base_urls=[]
    )
