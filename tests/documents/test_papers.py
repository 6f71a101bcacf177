from datetime import date

import pytest

from workings.documents.papers import CLEARED, PARAGRAPHS, Status, status_problems
from workings.documents.sources import Grade, SourceKind

REVIEW = date(2025, 1, 1)


def problems(status: Status, paragraph=None, reason="", review_on=None):
    found = status_problems(
        "documents.csv row 2",
        status=status,
        paragraph=paragraph,
        reason=reason,
        review_on=review_on,
    )
    return [str(problem) for problem in found]


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.EXEMPT}))
def test_what_is_not_exempt_need_not_say_why(status):
    assert problems(status) == []


def test_an_exempt_document_says_why_and_until_when():
    assert problems(Status.EXEMPT, 3, "a live bid", REVIEW) == []
    assert problems(Status.EXEMPT) == [
        (
            "documents.csv row 2, paragraph: it is not stated. "
            "Give the paragraph of Schedule 12A, 1 to 7."
        ),
        (
            "documents.csv row 2, reason: it is not stated. "
            "Say why the public interest is in keeping it exempt."
        ),
        (
            "documents.csv row 2, review: it is not stated. "
            "Give the date when the exemption is looked at again."
        ),
    ]


def test_a_paragraph_is_for_what_is_exempt():
    assert problems(Status.PART_PUBLISHED, 3) == [
        (
            "documents.csv row 2, paragraph: a document that is part published has a "
            'paragraph. Leave it empty, or make the status "exempt".'
        )
    ]


@pytest.mark.parametrize("paragraph", [0, 8])
def test_the_schedule_has_seven_paragraphs(paragraph):
    found = problems(Status.EXEMPT, paragraph, "a live bid", REVIEW)
    what = f"Schedule 12A has no paragraph {paragraph}"
    assert found == [f"documents.csv row 2, paragraph: {what}. Use one of 1 to 7."]
    assert list(PARAGRAPHS) == list(range(1, 8))


def test_nothing_exempt_or_confidential_is_cleared():
    assert set(Status) - CLEARED == {Status.EXEMPT, Status.CONFIDENTIAL}


def test_every_word_has_a_label():
    assert all(word.label for words in (Status, SourceKind, Grade) for word in words)
