from datetime import UTC, datetime

import pytest

from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.publish.models import Rating


@pytest.fixture
def rating(database, client):
    come_in(client, person(Role.PUBLISHER))
    return Rating.objects.create(
        page="/about/",
        useful=False,
        comment="Say <more>",
        rated_at=datetime(2026, 6, 1, tzinfo=UTC),
        moderation="waiting",
        voice="v",
        form="f" * 32,
    )


def test_a_comment_waits_and_is_let_through(rating, client):
    assert "Read 1 comment" in text_of(client.get("/office/"))
    page = text_of(client.get("/office/comments/"))
    assert "Say &lt;more&gt;" in page
    client.post(f"/office/comments/{rating.pk}/accepted/")
    rating.refresh_from_db()
    assert rating.moderation == "accepted"
    assert "There are none" in text_of(client.get("/office/comments/"))
    assert "Say &lt;more&gt;" in text_of(client.get("/office/comments/?state=accepted"))


def test_erased_words_stay_erased(rating, client):
    client.post(f"/office/comments/{rating.pk}/erased/")
    again = client.post(f"/office/comments/{rating.pk}/accepted/")
    assert again.status_code == 409
    rating.refresh_from_db()
    assert (rating.comment, rating.moderation) == ("", "erased")


def test_what_is_not_there_is_not_found(rating, client):
    assert client.post(f"/office/comments/{rating.pk}/praised/").status_code == 404
    assert client.get("/office/comments/?state=odd").status_code == 404


def test_comments_sort_narrow_and_leave_as_a_file(rating, client):
    Rating.objects.create(
        page="/one/",
        useful=True,
        comment="=HYPERLINK(1)",
        rated_at=datetime(2026, 7, 1, tzinfo=UTC),
        moderation="waiting",
        voice="w",
        form="g" * 32,
    )
    page = text_of(client.get("/office/comments/?sort=-when"))
    assert page.index("=HYPERLINK(1)") < page.index("Say &lt;more&gt;")
    assert "not useful (1)" in page and "/one/ (1)" in page
    some = text_of(client.get("/office/comments/?found=useful"))
    assert "=HYPERLINK(1)" in some and "Say &lt;more&gt;" not in some
    written = client.get("/office/comments/file/").content.decode("utf-8-sig")
    assert ",'=HYPERLINK(1)," in written and ",Say <more>," in written
