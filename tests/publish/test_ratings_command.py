"""`workings ratings`: scores, verdicts on comments, and the file of it all."""

import csv
import json
from datetime import UTC, datetime

import pytest

from tests.ledger.ambridge import ambridge
from workings.access.queries import audit_trail
from workings.publish.models import Rating
from workings.publish.ratings import Moderation

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def rated(database) -> list[int]:
    """Three ratings; the numbers of the two that have comments."""
    ambridge()
    cast = (
        ("/about/", True, "=HYPERLINK(1)"),
        ("/new-ambridge/", False, "Where is\n2014?"),
        ("/new-ambridge/", True, ""),
    )
    rows = [
        Rating.objects.create(
            page=page,
            useful=useful,
            comment=comment,
            rated_at=NOON,
            voice=f"voice {number}",
            form=str(number),
            moderation=Moderation.WAITING if comment else Moderation.NONE,
        )
        for number, (page, useful, comment) in enumerate(cast)
    ]
    return [row.pk for row in rows[:2]]


def test_scores_are_printed_for_all_pages_or_one_programme(rated, workings):
    every = json.loads(workings("ratings", "--json").out)
    assert every["comments_waiting"] == 2
    assert [row["page"] for row in every["pages"]] == ["/about/", "/new-ambridge/"]
    mine = json.loads(workings("ratings", "new-ambridge", "--json").out)
    assert mine == {
        "pages": [
            {"page": "/new-ambridge/", "useful": 1, "not_useful": 1, "set_aside": 0}
        ],
        "comments_waiting": 1,
    }
    table = workings("ratings").out
    assert "/new-ambridge/" in table
    assert "Comments waiting to be read: 2" in table


def test_comments_are_listed_and_judged(rated, workings):
    first, second = rated
    listed = workings("ratings", "new-ambridge", "--comments", "waiting").out
    assert f"{second}  /new-ambridge/  not useful, 02 March 2026" in listed
    assert "    2014?" in listed
    assert "HYPERLINK" not in listed
    done = workings("ratings", "--accept", str(first), str(second))
    assert (done.code, done.out) == (0, "2 comments are accepted now.\n")
    listed = json.loads(workings("ratings", "--comments", "accepted", "--json").out)
    assert [item["number"] for item in listed] == rated
    assert workings("ratings", "--comments", "waiting").out == (
        "No comment is waiting to be read.\n"
    )
    assert {entry.who for entry in audit_trail() if entry.action == "moderated"} == {
        "command line"
    }


def test_what_cannot_be_judged_judges_none(rated, workings):
    refused = workings("ratings", "--erase", str(rated[0]), "999")
    assert (refused.code, refused.err) == (
        1,
        "workings ratings: There is no rating 999.\n",
    )
    assert Rating.objects.get(pk=rated[0]).comment
    both = workings("ratings", "--erase", "1", "--accept", "1")
    assert both.code == 2
    unknown = workings("ratings", "new-ambrige")
    assert unknown.code == 2
    assert 'Did you mean "new-ambridge"?' in unknown.err


def test_everything_is_exported_and_no_comment_is_a_formula(rated, workings, tmp_path):
    file = tmp_path / "ratings.csv"
    assert workings("ratings", "--export", str(file)).out == f"{file}: 3 ratings.\n"
    assert file.stat().st_mode & 0o077 == 0
    with file.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.DictReader(written))
    assert [row["comment"] for row in rows] == ["'=HYPERLINK(1)", "Where is\n2014?", ""]
    assert rows[0]["useful"] == "yes"
    again = workings("ratings", "--export", str(file))
    assert again.code == 1
    assert "cannot be written (File exists): choose another name." in again.err
