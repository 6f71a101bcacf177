"""Whoever wrote a text, what comes out of it is safe to show."""

import re

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workings.publish import texts
from workings.publish.markdown import may_link

ELEMENTS = {
    *("html", "head", "body", "p", "a", "em", "strong", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "hr", "br", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES = {"href", "title", "start", "class"}
PIECES = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=x>",
        ),
        *("[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "<javascript:a>"),
        *("[a](java&#x0A;script:a)", "[a](\tjavascript:a)", "[a](&#1;javascript:a)"),
        *("[a](data:text/html,x)", "[a](vbscript:x)", "[a](//evil.example)"),
        *("[a](/\\evil.example)", "[a](\\\\evil.example)", "[a](https://b.example)"),
        *("![a](https://b.example/x.png)", "![a][b]", "[b]: javascript:x", "[b]: /x"),
        *(
            "{figure:delivered}",
            "{figure:delivered:value}",
            "{figure:",
            "}",
            "`",
            "```",
        ),
        *("<!--", "-->", "<![CDATA[", "&lt;script&gt;", "&#60;b&#62;", '"', "'", "\n"),
        *("\n\n", "    ", "> ", "- ", "# ", "*", "_", "[", "](", ")", "<", ">", "\\"),
        *('[a](/x "t" onclick="x")', "[a](<javascript:x>)", "[a](mailto:a@b.example)"),
        *("\u202e", "\x00", "🤖", "javascript:", "<a href='javascript:x'>", "<iframe>"),
    ]
)
BODIES = st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join)


def elements(body):
    html = texts.rendered(body, {}, address=lambda slug: f"/f/{slug}").html
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return [element for element in tree.iter() if isinstance(element.tag, str)]


@given(BODIES)
@example("[a](<javascript:x>)")
@example("<a href='javascript:x'>b</a>")
def test_only_harmless_elements_come_out(body):
    for element in elements(body):
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES


@given(BODIES)
def test_links_lead_only_where_they_may(body):
    for element in elements(body):
        address = element.get("href")
        if address is None:
            continue
        # As a browser reads it: what cannot be seen is dropped, "\" is "/".
        read = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/").lower()
        assert not read.startswith("//")
        scheme = re.match(r"([^/?#]*?):", read)
        assert scheme is None or scheme[1] in ("http", "https", "mailto"), address


@given(BODIES)
def test_any_text_has_bare_words_and_problems_or_none(body):
    assert "\n" not in texts.plain(body)
    texts.problems(body, where="what.md")


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org/a?b=c:d", True),
        ("HTTP://example.org", True),
        ("mailto:joe@example.org", True),
        ("/one-barnet/figures/delivered", True),
        ("figures/delivered#made-of", True),
        ("?as-at=2012-03-31", True),
        ("#top", True),
        ("", True),
        ("page?time=12:30", True),
        ("//example.org", False),
        ("/\\example.org", False),
        ("\\\\example.org", False),
        ("/\t/example.org", False),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("ünknown:x", False),
    ],
)
def test_which_addresses_may_be_linked_to(address, may):
    assert may_link(address) is may
