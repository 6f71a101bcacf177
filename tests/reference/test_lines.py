import pytest

from workings.reference.lines import ITEMS, PLACED, Place, place_lines, words
from workings.reference.queries import lines_of


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (
            "CHILDREN\u2019S SOCIAL CARE (TOTAL OF LINES 310 to 327)",
            "child social care",
        ),
        (
            "Appropriations to(+)/ from(-) schools' reserves",
            "appropriations to from schools reserves",
        ),
        ("NET CURRENT EXPENDITURE(TOTAL OF LINES 699to748)", "net current expenditure"),
        ("Specific and special grants [SG line 799", "specific and special grants"),
    ],
)
def test_what_drifts_in_a_label_does_not_matter(label, expected):
    assert words(label) == expected


def test_every_published_line_has_one_place_and_none_is_guessed():
    for line in lines_of("E5031"):
        placing = line.placing
        assert placing.known, line.label
        if placing.place not in {Place.MEMORANDUM, Place.TOTAL}:
            assert placing.item in PLACED, line.label


def test_a_line_of_new_words_is_placed_by_where_it_stands():
    labels = [
        "Adult Social Care",
        "Space services",
        "TOTAL SERVICE EXPENDITURE",
        "Apprenticeship levy",
        "NET REVENUE EXPENDITURE",
        "A new general grant",
        "COUNCIL TAX REQUIREMENT",
        "Number of dogs",
    ]
    placed = list(place_lines(labels))
    assert [(one.place, one.item, one.known) for one in placed] == [
        ("service", "adult-social-care", True),
        ("service", "other-services", False),
        ("total", "total-service-expenditure", True),
        ("corporate", "other-corporate", False),
        ("total", "net-revenue-expenditure", True),
        ("funding", "other-funding", False),
        ("total", "council-tax-requirement", True),
        ("memorandum", "", True),
    ]


def test_the_parts_of_a_detailed_return_are_counted_once():
    labels = ["Early years", "TOTAL EDUCATION SERVICES", "TOTAL POLICE SERVICES"]
    placed = list(place_lines(labels))
    assert [one.place for one in placed] == ["memorandum", "ring_fenced", "service"]


def test_items_are_listed_once():
    assert len(set(ITEMS)) == len(ITEMS)
