from datetime import date

import pytest

from workings.web.moment import Moment, WrongDay, moment_asked

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("asked", [{}, {"as-at": ""}, {"as-at": "  "}])
def test_nothing_asked_is_today(asked):
    found = moment_asked(asked, today=TODAY)
    assert found == Moment(TODAY, TODAY, chosen=False)
    assert found.query == ""


def test_a_chosen_day_is_kept_by_links():
    found = moment_asked({"as-at": " 2012-03-31 "}, today=TODAY)
    assert found == Moment(date(2012, 3, 31), TODAY, chosen=True)
    assert found.query == "?as-at=2012-03-31"
    assert found.spoken == "31 March 2012"


@pytest.mark.parametrize(
    "text", ["31/03/2012", "31-3-2012", "31.03.2012", "31 March 2012", "31 mar 2012"]
)
def test_a_day_may_be_written_as_people_here_write_it(text):
    found = moment_asked({"as-at": text}, today=TODAY)
    assert found == Moment(date(2012, 3, 31), TODAY, chosen=True)


@pytest.mark.parametrize(
    "text",
    [
        "31/13/2012",
        "March 2012",
        "2012-02-30",
        "2012-03",
        "2012-03-31~",
        "<script>",
        "9" * 99,
    ],
)
def test_what_is_no_day_is_refused_with_the_form_wanted(text):
    with pytest.raises(WrongDay, match=r"such as 2013-08-31|no day") as refused:
        moment_asked({"as-at": text}, today=TODAY)
    assert refused.value.text == text
