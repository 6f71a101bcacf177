"""What finds barriers finds those that are there."""

import pytest

from tests.ground.barriers import axe, cut_off, space_out, unreachable, words

PAGE = """<!DOCTYPE html><html lang="en"><title>A page</title><style>{style}</style>
<main><h1>A page</h1>{content}</main></html>"""


@pytest.fixture
def show(browser):
    with browser.new_context(viewport={"width": 320, "height": 256}) as context:
        page = context.new_page()

        def open_it(content, style=""):
            page.set_content(PAGE.format(content=content, style=style))
            return page

        yield open_it


def test_a_plain_page_has_none(show):
    page = show('<p><a href="#there">There</a> <button>Go</button></p>')
    assert unreachable(page) == cut_off(page) == axe(page) == []
    assert words(page) == {"A", "page", "There", "Go"}


@pytest.mark.parametrize(
    ("content", "style", "fault"),
    [
        ('<a href="#a" tabindex="2">A</a>', "", "jumps the queue"),
        ("<button>A</button>", ":focus {outline: none}", "shows no focus"),
        ("<button>A</button>", "button {margin-left: -90px}", "is out of sight"),
        (
            "<button>A</button><button>B</button>",
            "main {display: flex; flex-direction: column-reverse}",
            "comes after what is below it",
        ),
    ],
)
def test_what_a_keyboard_cannot_use_is_found(show, content, style, fault):
    (found,) = unreachable(show(content, style))
    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("p {width: 400px}", "scrolls sideways"),
        ("p {position: sticky; top: 0}", "stays in front"),
        ("p {height: 5px; overflow: hidden}", "is cut off"),
    ],
)
def test_what_does_not_fit_is_found(show, style, fault):
    (found,) = cut_off(show("<p>Words</p>", style))
    assert found.startswith(fault)


def test_what_fits_until_it_is_spaced_out_is_found(show):
    page = show(
        "<p>Benchmarking</p>", "p {width: 6em; overflow: hidden; font: 16px monospace}"
    )
    page.evaluate("document.querySelector('p').style.width = '118px'")
    assert cut_off(page) == []
    space_out(page)
    (found,) = cut_off(page)
    assert found.startswith("is cut off")


def test_axe_finds_a_picture_without_words_and_a_target_too_small(show):
    small = "a {display: inline-block; width: 9px; height: 9px; overflow: hidden}"
    page = show(
        '<img src="data:,"><div><a href="#a">A</a><a href="#b">B</a></div>', small
    )
    rules = {fault.partition(":")[0] for fault in axe(page)}
    assert {"image-alt", "target-size"} <= rules
