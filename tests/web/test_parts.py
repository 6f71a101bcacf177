import re
from fractions import Fraction

import pytest
from django.template import engines
from jinja2 import UndefinedError

from workings.core.dates import DatedTo
from workings.web.components import (
    Content,
    Heading,
    Link,
    Row,
    Table,
    content,
    external,
    numeric,
)
from workings.web.public.presenters.figure import percentage
from workings.web.public.presenters.words import capital, count, dated, sentence
from workings.web.public.register_pages import Choice, Filter


def render(source: str, **names: object) -> str:
    return engines["jinja2"].from_string(source).render(names)


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org"])
def test_an_address_of_the_web_is_a_link(address):
    assert external("Report", address) == Link("Report", address)


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "data:text/html,x", " https://x", "//x", "F:"],
)
def test_any_other_address_stays_as_words(address):
    assert external("Report", address) == "Report"


def test_what_is_empty_under_a_line_is_left_out():
    assert content("a", under=("", "b")) == Content(("a",), ("b",))
    assert numeric("1", under=("",)) == Content(("1",), (), numeric=True)


def test_words_of_the_record_are_escaped_wherever_they_stand():
    line = content("<b>", Link("<i>", '"><script>'), under=("<u>",))
    source = "{{ content(line) }}{{ rows(keyed) }}{{ table(of) }}{{ table(bare) }}"
    keyed = [Row("<k>", line)]
    of = Table("t", "<caption>x", (Heading("<th>x"),), ((line,),))
    bare = Table("t", "<caption>x", (), (), empty="<k>")
    html = render(source, line=line, keyed=keyed, of=of, bare=bare)
    for tag in ("<b>", "<i>", "<u>", "<k>", "<script>", "<caption>x", "<th>x"):
        assert tag not in html
    assert html.count("&lt;b&gt;") == 3


def test_an_empty_table_says_so_in_words():
    of = Table("t", "Things", (Heading("Thing"),), (), empty="No thing is known.")
    html = render("{{ table(of) }}", of=of)
    assert "No thing is known." in html
    assert "<table" not in html


def test_rows_are_the_summary_list_of_govuk_frontend():
    row = Row("Key & more", content("<b>", Link("i", "/i"), under=("u",)))
    source = (
        "{% from 'govuk_frontend_jinja/components/summary-list/macro.html' "
        "import govukSummaryList %}{{ govukSummaryList({'classes': 'a b', 'rows': "
        "[{'key': {'text': row.key}, 'value': {'html': content(row.value)}}]}) }}"
    )
    theirs = render(source, row=row)
    ours = render("{{ rows([row], 'a b') }}", row=row)
    assert _packed(ours) == _packed(theirs)


def test_a_filter_is_the_select_of_govuk_frontend():
    choices = (Choice("", "All", chosen=False), Choice("a&b", "<A>", chosen=True))
    of = Filter("body", "Body", choices)
    source = (
        "{% from 'govuk_frontend_jinja/components/select/macro.html' import govukSelect"
        " %}{{ govukSelect({'id': 'filter-body', 'name': 'body', 'items': items,"
        " 'label': {'text': 'Body'}}) }}"
    )
    items = [
        {"value": it.value, "text": it.text, "selected": it.chosen} for it in choices
    ]
    ours = "{% from 'components/filter_form.html' import select %}{{ select(of) }}"
    assert _packed(render(ours, of=of)) == _packed(render(source, items=items))


def _packed(html: str) -> str:
    return re.sub(r"\s*([<>])\s*", r"\1", html)


def test_our_templates_refuse_a_name_that_is_not_there():
    with pytest.raises(UndefinedError):
        render("{{ nothing }}")
    with pytest.raises(UndefinedError):
        render("{{ of.nothing }}", of=Link("a", "b"))


def test_the_components_may_ask_for_what_was_left_out():
    source = (
        "{% from 'govuk_frontend_jinja/components/inset-text/macro.html' "
        "import govukInsetText %}{{ govukInsetText({'text': text}) }}"
    )
    assert "&lt;b&gt;" in render(source, text="<b>")


def test_words_for_readers():
    assert sentence("no headline") == "No headline."
    assert sentence("Is it?") == "Is it?"
    assert sentence(" ") == ""
    assert capital("in-house") == "In-house"
    assert (count([1], "project"), count([], "project")) == ("1 project", "0 projects")
    assert dated(None) == "not stated"
    assert dated(DatedTo.parse("2013-08~")) == "about August 2013"
    assert percentage(Fraction(57000, 178602)) == "31.9%"
