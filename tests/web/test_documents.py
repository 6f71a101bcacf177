"""Documents: held, exempt, confidential, withdrawn, replaced; and sources."""

from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest

from tests.ledger.ambridge import BY, S, ambridge, said
from workings.core.dates import DatedTo
from workings.documents.actions import (
    end_exemption,
    record_document,
    record_source,
    withdraw_document,
)
from workings.documents.models import Document, Source
from workings.documents.papers import Status
from workings.ledger.words import Visibility

LIST = "/new-ambridge/documents/"
CONTENT = b"minutes of the Cabinet"


def hold(code: str = "minutes", content: bytes = CONTENT, **values) -> Document:
    given = {
        "collection": "new-ambridge",
        "title": code.title(),
        "content": BytesIO(content),
        "file_name": "minutes.pdf",
        "dated": DatedTo.parse("2011-03-01"),
    }
    return record_document(code=code, by=BY, **given | values)


def exempt(code: str = "bid", content: bytes = b"the bid", **values) -> Document:
    why = {"paragraph": 3, "reason": "a live bid", "review_on": date(2012, 12, 1)}
    return hold(code, content, status=Status.EXEMPT, **why | values)


def test_the_list_says_type_size_date_and_checksum(database, see):
    ambridge()
    hold()
    (row,) = see(LIST).table("Documents and sources")
    assert row["Document"] == "Minutes"
    assert row["Date"] == "1 March 2011"
    checksum = sha256(CONTENT).hexdigest()
    assert row["How it is held"] == f"Download (PDF, 22 bytes) SHA-256 {checksum[:16]}…"


def test_a_file_is_handed_out_to_be_saved(database, client):
    ambridge()
    hold()
    response = client.get(f"{LIST}minutes/file")
    assert b"".join(response.streaming_content) == CONTENT
    assert response.headers["Content-Type"] == "application/pdf"
    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="minutes.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    etag = response.headers["ETag"]
    assert etag == f'"{sha256(CONTENT).hexdigest()}"'
    again = client.get(f"{LIST}minutes/file", headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again.headers["ETag"] == etag


@pytest.mark.parametrize(
    ("file_name", "kind", "saved_as"),
    [
        ("x.html", "text/html; charset=utf-8", "page.html"),
        ("x.md", "text/markdown; charset=utf-8", "page.md"),
        ("\u202efdp.unknown", "application/octet-stream", "page.unknown"),
        ('a"b/../c', "application/octet-stream", "page"),
    ],
)
def test_its_name_is_its_code_whatever_it_was_called(
    database, client, file_name, kind, saved_as
):
    ambridge()
    hold("page", file_name=file_name, content=b"<script>alert(1)</script>")
    response = client.head(f"{LIST}page/file")
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert saved_as in disposition
    assert response.headers["Content-Type"] == kind
    response.close()


def test_an_exempt_one_is_listed_with_its_reason_and_never_served(database, see):
    ambridge()
    exempt()
    (row,) = see(f"{LIST}?holding=exempt").table("Documents")
    assert "Paragraph 3 of Schedule 12A" in row["How it is held"]
    assert "A live bid." in row["How it is held"]
    assert "Looked at again on 1 December 2012" in row["How it is held"]
    page = see(f"{LIST}bid/")
    assert page.rows["Public interest"] == "A live bid."
    refused = see(f"{LIST}bid/file", status=403)
    assert refused.rows == page.rows
    assert "the bid" not in refused.html
    digest = sha256(b"the bid").hexdigest()
    assert digest[:12] not in page.html + refused.html + see(LIST).html


def test_an_exemption_that_ended_says_when(database, see, client):
    ambridge()
    end_exemption(exempt(), on=date(2013, 1, 1), by=BY)
    assert "exempt until 1 January 2013" in see(f"{LIST}bid/").rows["Exemption"]
    response = client.get(f"{LIST}bid/file")
    assert b"".join(response.streaming_content) == b"the bid"


def test_a_confidential_one_is_as_if_it_were_not(database, see):
    ambridge()
    secret = hold("secret-1", status=Status.CONFIDENTIAL)
    hold("open", b"newer", replaces=secret)
    assert "secret-1" not in see(LIST).html
    assert "secret-1" not in see(f"{LIST}open/").html
    for tail in ("", "file"):
        hidden = see(f"{LIST}secret-1/{tail}", status=404)
        unknown = see(f"{LIST}secret-2/{tail}", status=404)
        assert hidden.main.replace("secret-1", "") == unknown.main.replace(
            "secret-2", ""
        )


@pytest.mark.parametrize("make", [hold, exempt])
def test_a_withdrawn_one_leaves_its_notice(database, see, make):
    ambridge()
    withdraw_document(
        make("gone"), reason="it named a resident", on=date(2012, 5, 1), by=BY
    )
    notice = "This document was withdrawn on 1 May 2012. It named a resident."
    for tail in ("", "file"):
        seen = see(f"{LIST}gone/{tail}", status=410)
        assert notice in seen.main
        assert "Download" not in seen.main
    assert notice in see(LIST).main
    assert "/documents/gone/" not in see("/about/").html


def test_a_replaced_one_points_to_the_newer(database, see):
    ambridge()
    old = hold("first")
    hold("second", b"newer", replaces=old, title="The newer")
    links = see(f"{LIST}first/").links
    assert links["The newer"] == f"{LIST}second/"
    assert see(f"{LIST}second/").rows["Replaces"].startswith("First")


def test_one_that_came_later_is_not_there_yet(database, see):
    ambridge()
    hold()
    early = "?as-at=2011-02-28"
    assert "Minutes" not in see(f"{LIST}{early}").main
    seen = see(f"{LIST}minutes/{early}", status=404)
    assert seen.links["See it as at 1 March 2011"] == f"{LIST}minutes/?as-at=2011-03-01"
    assert see(f"{LIST}minutes/file{early}", status=404).heading.startswith("Not yet")


def test_the_sources_of_one_barnet_come_a_page_at_a_time(one_barnet, see):
    page = "/one-barnet/documents/"
    seen = see(page)
    assert len(seen.table("Documents and sources by")) == 50
    assert seen.links["Next page"] == f"{page}?page=2"
    last = see(f"{page}?page=99")
    assert last.title.startswith("Documents, page 4 of 4")
    minutes = see(f"{page}?kind=minutes&holding=cited")
    rows = minutes.table("Documents and sources by")
    assert {row["Kind"] for row in rows} == {"Minutes"}


def test_a_source_shows_all_that_is_known_from_it(one_barnet, see):
    seen = see("/one-barnet/sources/lgl-2012-12/?as-at=2013-08-31")
    assert seen.rows["Published by"] == "Local Government Lawyer"
    (row,) = seen.table("Statements known from it")
    assert row["Statement"] == "Full business case, customer and support services"
    assert "No decision taken by then is known from it." in seen.main
    assert see("/one-barnet/sources/lgl-2012-13/", status=404)
    early = see("/one-barnet/sources/lgl-2012-12/?as-at=2011-01-01")
    assert "It is of December 2012, after the day that you look at." in early.main
    assert "No statement made by then is known from it." in early.main


def test_a_source_that_nothing_public_cites_is_not_public(database, see):
    programme = ambridge()
    record_source(
        collection="new-ambridge",
        code="RESTRUCTURE-1",
        title="Sixty posts to go",
        publisher="Personnel",
        by=BY,
    )
    inside = {"visibility": Visibility.INTERNAL, "source": "RESTRUCTURE-1"}
    said(programme, S("open", "2011-06-01"), S("hidden", "2011-06-02", **inside))
    assert Source.objects.count() == 2
    assert "Sixty posts" not in see(LIST).html
    refused = see("/new-ambridge/sources/RESTRUCTURE-1/", status=404)
    assert "Sixty posts" not in refused.html
    assert see("/new-ambridge/sources/PAPERS/").heading == "Cabinet papers"
