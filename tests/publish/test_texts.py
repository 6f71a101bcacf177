"""Texts: figures named in them, what is refused, and what they say."""

from datetime import date
from fractions import Fraction

import pytest

from workings.core.money import Money
from workings.ledger.figures import BY_SLUG, Figure
from workings.publish import texts
from workings.publish.markdown import Look


def figure(slug, value, wording="not stated", note=""):
    made = BY_SLUG[slug]
    return Figure(
        slug, made.title, made.meaning, date(2013, 8, 31), value, "GBP", wording, note
    )


FIGURES = {
    "current-forecast": figure("current-forecast", Money(16450000000), "£165m"),
    "share-of-baseline-delivered": figure(
        "share-of-baseline-delivered", Fraction(57, 178), "nearly a third", "a guide"
    ),
    "delivered": figure("delivered", None),
}


def shown(body, look=None):
    return texts.rendered(body, FIGURES, address=lambda slug: f"/f/{slug}", look=look)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("{figure:current-forecast}", '<a href="/f/current-forecast">£165m</a>'),
        (
            "{figure:current-forecast:value}",
            '<a href="/f/current-forecast">£164,500,000</a>',
        ),
        (
            "{figure:share-of-baseline-delivered:value}",
            '<a href="/f/share-of-baseline-delivered">32.0%</a>',
        ),
        ("{figure:share-of-baseline-delivered:note}", "A guide."),
        ("{figure:current-forecast:note}", ""),
        ("{figure:delivered}", '<a href="/f/delivered">not stated</a>'),
        ("{figure:delivered:value}", '<a href="/f/delivered">not stated</a>'),
        ("{figure:delivered:note}", ""),
        # One that the page did not compute.
        ("{figure:net-benefit}", '<a href="/f/net-benefit">not stated</a>'),
        ("{figure:net-benefit:note}", ""),
    ],
)
def test_a_figure_says_what_it_is_as_at_its_date(body, html):
    assert shown(body).html == f"<p>{html}</p>\n"


def test_a_figure_within_a_link_is_words_alone():
    html = shown("[now {figure:current-forecast}](/there)").html
    assert html == '<p><a href="/there">now £165m</a></p>\n'


def test_a_figure_within_code_is_left_as_it_is_written():
    assert "<code>{figure:delivered}</code>" in shown("`{figure:delivered}`").html


def test_the_figures_of_a_text_are_told():
    body = "{figure:delivered} {figure:current-forecast:value} {figure:delivered:note}"
    assert shown(body).figures == ("delivered", "current-forecast")


def test_the_words_of_a_figure_are_no_html():
    named = {"delivered": figure("delivered", Money(1), "<b>£1</b>")}
    made = texts.rendered("{figure:delivered}", named, address=lambda _: '"><script>')
    assert "<script>" not in made.html
    assert "&lt;b&gt;£1&lt;/b&gt;" in made.html


def test_the_look_is_the_pages_own():
    look = Look({"p": "govuk-body", "a": "govuk-link", "ul": "govuk-list"}, 2)
    html = shown("# One\n\nTwo {figure:delivered}\n\n- [three](/x)\n", look).html
    assert "<h2>One</h2>" in html
    assert (
        '<p class="govuk-body">Two <a href="/f/delivered" class="govuk-link">' in html
    )
    assert '<ul class="govuk-list">' in html
    assert '<a href="/x" class="govuk-link">three</a>' in html


def test_headings_go_no_deeper_than_html_has_them():
    assert "<h6>Deep</h6>" in shown("###### Deep").html


@pytest.mark.parametrize(
    ("body", "where", "what", "mend"),
    [
        (
            "One\nand {figure:curent-forecast}",
            "why.md line 2, column 5",
            'there is no figure "curent-forecast"',
            'Did you mean "current-forecast"?',
        ),
        (
            "{figure:delivered:valu}",
            "why.md line 1, column 1",
            'a figure has no "valu"',
            'Did you mean "value"?',
        ),
        (
            "{ figure: delivered }",
            "why.md line 1, column 1",
            '"{ figure: delivered }" is not how a figure is named',
            "Write it as {figure:current-forecast}",
        ),
        (
            "é {figur:delivered}",
            "why.md line 1, column 3",
            '"{figur:delivered}" is not how a figure is named',
            "Write it as {figure:current-forecast}",
        ),
        (
            "left open {figure:delivered",
            "why.md line 1, column 11",
            '"{figure:delivered" is not how a figure is named',
            "Write it as {figure:current-forecast}",
        ),
        (
            "\n\n![a picture](https://elsewhere.example/x.png)",
            "why.md line 3",
            "a text can show no image",
            "Link to it instead",
        ),
        (
            "a\u202eb",
            "why.md line 1, column 2",
            "the character U+202E cannot be seen",
            "Take it out",
        ),
        (" \n", "why.md", "the text is empty", "Write it, or leave it out"),
        (
            "x" * 50_001,
            "why.md",
            "the text has 50,001 characters",
            "Use 50,000 at most",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(body, where, what, mend):
    (found,) = texts.problems(body, where="why.md")
    assert (found.where, found.what, found.mend) == (where, what, mend)


def test_everything_wrong_is_told_at_once():
    body = "{figure:a} {figure:b}\n{figure:delivered:c}"
    assert len(texts.problems(body, where="why.md")) == 3


@pytest.mark.parametrize(
    "body",
    [
        "Plain {words} in braces, {} and {1: 2}.",
        "{figure:delivered}, {figure:delivered:note}.",
        "<b>raw</b>",
    ],
)
def test_what_is_not_wrong(body):
    assert texts.problems(body, where="why.md") == ()


def test_a_text_is_cleaned_before_it_is_kept():
    assert texts.clean("\ufeff\r\nOne\r\ntwo \r\r\n") == "One\ntwo\n"
    assert texts.clean(" \r\n") == ""


def test_its_bare_words():
    body = "# One\n\nTwo *three*\n[four](/x) {figure:delivered}.\n\n- five\n- six\n"
    assert texts.plain(body) == "One Two three four …. five six"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(1), "£0.01"),
        (Fraction(57000, 178602), "31.9%"),
        (Fraction(1, 8), "12.5%"),
        (Fraction(-1, 2000), "-0.1%"),
    ],
)
def test_exact_values(value, words):
    assert texts.exactly(value) == words
