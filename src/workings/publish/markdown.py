"""Markdown to HTML that is safe to show, whoever wrote it.

Raw HTML is shown as the text it is, images are not known, and a link leads to a web
page, an e-mail address or a page of this site, or is no link at all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from workings.core.texts import in_order

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALLOWED = ("http", "https", "mailto")
# Browsers drop these from an address before they read it.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Said:
    """What stands for a figure: words, and the address they link to, or ""."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the HTML should look: a class for elements by name ("p", "a", "ul"), and the
    level of the topmost heading.
    """

    classes: Mapping[str, str] = field(default_factory=dict, hash=False)
    headings_from: int = 3


def html(
    text: str, *, figure: re.Pattern[str], say: Callable[[str, str], Said], look: Look
) -> str:
    """This function will render Markdown, with what is said for each figure."""
    env: dict[str, Any] = {"say": say, "look": look}
    parser = _parser(figure)
    tokens = _dressed(text, figure, look)
    return str(parser.renderer.render(tokens, parser.options, env))


def plain(text: str, *, figure: re.Pattern[str]) -> str:
    """This function will return the words of Markdown alone, on one line."""
    words = []
    for token in _parser(figure).parse(text):
        for part in token.children or [token]:
            if part.type == "figure":
                words.append("…")
            elif part.type in ("softbreak", "hardbreak"):
                words.append(" ")
            else:
                words.append(part.content)
        words.append(" " if token.block else "")
    return " ".join("".join(words).split())


def lines_with_images(text: str) -> Iterator[int]:
    """This function will yield the first line of each block that shows an image."""
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if any(part.type == "image" for part in token.children or ()):
            yield (token.map or [0])[0] + 1


def may_link(address: str) -> bool:
    """This function will tell whether an address may be linked to.

    One without a scheme is of this site; "//elsewhere" has none, and is not.
    """
    bare = _IGNORED.sub("", address).replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme is not None:
        return scheme[1].lower() in _ALLOWED
    # A colon before the path that is no scheme we know how to read.
    return not bare.startswith("//") and ":" not in re.split(r"[/?#]", bare)[0]


@lru_cache(maxsize=50)
def _dressed(text: str, figure: re.Pattern[str], look: Look) -> tuple[Token, ...]:
    """What a text is made of: the same for its readers of all days, whatever its
    figures say. Rendering changes nothing in it.
    """
    tokens = _parser(figure).parse(in_order(text))
    _dress(tokens, look)
    return tuple(tokens)


@cache
def _parser(figure: re.Pattern[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = may_link  # type: ignore[assignment]

    def take(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        match = figure.match(state.src, state.pos)
        if match is None:
            return False
        if not silent:
            token = state.push("figure", "", 0)
            # A link within a link is none: there, the words alone.
            token.meta = {"named": match.groups(), "inside": state.linkLevel > 0}
        state.pos = match.end()
        return True

    parser.inline.ruler.push("figure", take)
    parser.add_render_rule("figure", _render_figure)
    return parser


def _render_figure(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: Any, env: Any
) -> str:
    token = tokens[idx]
    name, part = token.meta["named"]
    said: Said = env["say"](name, part or "")
    if token.meta["inside"] or not said.address:
        return escapeHtml(said.words)
    link = Token("link_open", "a", 1, attrs={"href": said.address})
    _dress([link], env["look"])
    return f"<a{self.renderAttrs(link)}>{escapeHtml(said.words)}</a>"


def _dress(tokens: Sequence[Token], look: Look) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1:]) - 1 + look.headings_from
            token.tag = f"h{min(level, 6)}"
        if token.nesting >= 0 and token.tag in look.classes:
            token.attrSet("class", look.classes[token.tag])
        _dress(token.children or (), look)
