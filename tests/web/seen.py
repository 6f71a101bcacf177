"""A page as its reader has it: its heading, rows, tables and links."""

from collections.abc import Iterator
from itertools import dropwhile
from typing import Any
from xml.etree import ElementTree as ET

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


class Seen:
    """`seen.rows["Exactly"]`, `seen.table("Amounts")[0]["Period"]`, `seen.links`."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.html = response.content.decode()
        self.root: ET.Element = html5lib.parse(self.html)

    def every(self, name: str, within: Any = None) -> Iterator[ET.Element]:
        return (self.root if within is None else within).iter(XHTML + name)

    @property
    def title(self) -> str:
        return text(next(self.every("title")))

    @property
    def heading(self) -> str:
        (heading,) = self.every("h1")
        return text(heading)

    @property
    def text(self) -> str:
        return text(next(self.every("body")))

    @property
    def main(self) -> str:
        (main,) = self.every("main")
        return text(main)

    @property
    def links(self) -> dict[str, str]:
        return {text(a): a.get("href", "") for a in self.every("a")}

    @property
    def rows(self) -> dict[str, str]:
        keys = [text(key) for key in self.every("dt")]
        return dict(zip(keys, map(text, self.every("dd")), strict=True))

    @property
    def captions(self) -> list[str]:
        return [text(caption) for caption in self.every("caption")]

    def table(self, caption: str) -> list[dict[str, str]]:
        """The rows of the table whose caption begins so, by their headings."""
        (found,) = (
            table
            for table in self.every("table")
            if text(next(self.every("caption", table))).startswith(caption)
        )
        head, *rows = self.every("tr", found)
        headings = [text(heading) for heading in self.every("th", head)]
        return [dict(zip(headings, map(text, row), strict=True)) for row in rows]

    def listed(self, heading: str) -> list[str]:
        """The entries of the first list after the heading that begins so."""
        after = dropwhile(
            lambda it: it.tag != f"{XHTML}h3" or not text(it).startswith(heading),
            self.root.iter(),
        )
        following = next(found for found in after if found.tag == f"{XHTML}ul")
        return [text(item) for item in self.every("li", following)]


def text(element: ET.Element) -> str:
    """The words of an element; what is hidden from readers' software left out."""
    return " ".join("".join(_words(element)).split())


def _words(element: ET.Element) -> Iterator[str]:
    if element.get("aria-hidden") == "true":
        return
    yield element.text or ""
    for child in element:
        block = child.tag != XHTML + "a"
        yield " " if block else ""
        yield from _words(child)
        yield " " if block else ""
        yield child.tail or ""
