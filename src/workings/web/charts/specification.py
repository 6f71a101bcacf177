"""What every chart is made of: its texts made safe, its look, its digest."""

import hashlib
import json
import textwrap
import unicodedata
from collections.abc import Mapping
from typing import Any

Spec = Mapping[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

# Measured by the drawing engine's own Liberation Sans, which is as wide as Arial;
# a browser without either draws a little wider, and the layouts leave room for it.
FONT = "Arial, Helvetica, Liberation Sans, sans-serif"

INK = "#0b0c0c"
BLUE = "#1d70b8"
GREEN = "#00703c"
RED = "#942514"
PAPER = "#ffffff"

# Controls, surrogates, private characters, and what turns the direction of writing:
# the engine stops the whole process at a character that XML cannot hold.
_UNFIT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain(text: str) -> str:
    r"""This function will leave out of a text what no picture can show.

    >>> plain("one\x07\u202etwo\nthree")
    'onetwo three'
    """
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _UNFIT)


def in_lines(text: str, *, width: int, lines: int) -> list[str]:
    """This function will break a text into a few lines of at most so many characters.

    >>> in_lines("Council's page on the programme", width=16, lines=2)
    ["Council's page", 'on the programme']
    """
    # A title of ten thousand characters has no more use than its first few hundred.
    short = plain(text[: 4 * width * lines])
    return textwrap.wrap(short, width=width, max_lines=lines, placeholder="…") or [""]


def written(spec: Spec) -> str:
    """This function will write a specification as it is digested and drawn."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(text: str) -> str:
    """This function will give the SHA-256 of a written specification."""
    return hashlib.sha256(text.encode()).hexdigest()
