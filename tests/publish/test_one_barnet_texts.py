"""One Barnet's own words: they read on any date, and no number is typed into them."""

import re
from datetime import date
from pathlib import Path

import pytest

import workings
from workings.core.asat import AsAt
from workings.ledger.figures import BY_SLUG, figures
from workings.ledger.queries import Heard, reading
from workings.programme.queries import programme_named
from workings.publish import texts
from workings.publish.queries.texts import page_words
from workings.publish.texts import Section

FOLDER = Path(workings.__file__).parent / "demo" / "one_barnet" / "texts"
RECORDED = {"6 May 2008", "6 July 2009", "29 November 2010"}


def on(barnet, day):
    heard = Heard(barnet.pk, AsAt(day))
    return page_words(
        barnet, figures=figures(reading(heard)), address=lambda slug: f"/f/{slug}"
    )


def test_every_section_has_its_words(one_barnet):
    assert list(on(programme_named("one-barnet"), date(2013, 8, 31))) == list(Section)


def test_every_figure_is_named_somewhere():
    named = {
        slug
        for section in Section
        for slug in texts.figures_named((FOLDER / f"{section}.md").read_text())
    }
    assert named == set(BY_SLUG)


@pytest.mark.parametrize("section", Section)
def test_no_number_is_typed_but_recorded_dates(section):
    body = (FOLDER / f"{section}.md").read_text()
    for recorded in RECORDED:
        body = body.replace(recorded, "")
    assert not re.search(r"[0-9£%]", body)


@pytest.mark.parametrize(
    "day", [date(2008, 5, 6), date(2010, 12, 31), date(2013, 8, 31), date(2026, 1, 1)]
)
def test_they_read_on_any_date(one_barnet, day):
    for words in on(programme_named("one-barnet"), day).values():
        bare = re.sub(r"<[^>]*>", "", words.html)
        assert "{" not in bare
        assert not re.search(r"\s[.,;]|\(\)|\.\.", bare)


def test_the_figures_are_those_of_the_date(one_barnet):
    barnet = programme_named("one-barnet")
    said = [
        on(barnet, day)[Section.WHAT].html
        for day in (date(2008, 6, 1), date(2010, 12, 31), date(2013, 8, 31))
    ]
    for html, wording in zip(said, ("not stated", "£100m", "£165m"), strict=True):
        assert f'<a href="/f/current-forecast">{wording}</a>' in html
