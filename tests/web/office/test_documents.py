import sys

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.ground.client import StrictClient
from tests.ledger.ambridge import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.documents.models import Document

NEW = "/office/documents/new/new-ambridge/"
PDF = b"%PDF-1.7 the business case"


@pytest.fixture
def olive(database, client):
    ambridge()
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


def told(content=PDF, name="case.pdf", **more):
    return {
        "file": SimpleUploadedFile(name, content),
        "code": "case",
        "title": "The business case",
        "status": "published",
        **more,
    }


def read(response):
    content = b"".join(response.streaming_content)
    response.close()
    return content


def test_a_published_document_is_for_everybody(olive, client):
    client.post(NEW, told())
    assert "The business case" in text_of(client.get("/office/documents/"))
    assert read(StrictClient().get("/new-ambridge/documents/case/file")) == PDF
    again = client.post(NEW, told(code="other"))
    assert again.status_code == 409
    assert "is held already, as document case" in text_of(again)
    client.post(NEW, told(b"%PDF-2", code="case-2", replaces="case"))
    assert Document.objects.get(code="case-2").replaces.code == "case"


def test_an_exempt_document_is_for_those_who_may_until_it_is_published(olive, client):
    wrong = client.post(NEW, told(status="exempt"))
    assert "Give the paragraph of Schedule 12A, 1 to 7" in text_of(wrong)
    assert not Document.objects.exists()
    why = {"paragraph": "3", "reason": "A live bid", "review_on": "2020-01-01"}
    client.post(NEW, told(status="exempt", **why))
    where = "/office/documents/new-ambridge/case/"
    mine = client.get(f"{where}file")
    assert read(mine) == PDF
    assert mine.headers["Cache-Control"] == "private, no-store"
    listed = text_of(client.get("/office/documents/?who-may-read-it=review+is+due"))
    assert "1 January 2020" in listed and "review is due (1)" in listed
    rita = come_in(StrictClient(), person(Role.READER))
    assert rita.get(f"{where}file").status_code == 404
    assert "The business case" not in text_of(rita.get("/office/documents/"))
    assert StrictClient().get("/new-ambridge/documents/case/file").status_code != 200
    pru = come_in(StrictClient(), person(Role.PUBLISHER))
    assert "Look again at 1 document" in text_of(pru.get("/office/"))
    assert read(pru.get(f"{where}file")) == PDF
    assert "Publish case: its exemption has ended" in text_of(
        pru.get("/office/documents/")
    )
    assert pru.post(f"{where}publish/").status_code == 302
    assert pru.post(f"{where}publish/").status_code == 409
    assert read(StrictClient().get("/new-ambridge/documents/case/file")) == PDF


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ((b"MZ\x90\x00", "case.pdf"), "is no file that can be held here"),
        ((PDF, "case.docx"), "should end in .pdf"),
        ((b"%PDF-" + b"x" * 1_000_001, "case.pdf"), "1 million are taken at most"),
    ],
)
def test_what_is_not_taken_says_why(olive, client, monkeypatch, file, said):
    monkeypatch.setattr(settings, "LARGEST_FILE", 10**6)
    answer = client.post(NEW, told(*file))
    assert answer.status_code == 409
    assert said in text_of(answer)
    assert 'value="The business case"' in text_of(answer)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [(0, ""), (1, "objects to this file"), (2, "could not be scanned")],
)
def test_the_scanner_is_heard(olive, client, monkeypatch, answers, said):
    there = "b'PDF' in open(sys.argv[1], 'rb').read()"
    script = f"import sys; sys.exit({answers} if {there} else 9)"
    monkeypatch.setattr(settings, "SCAN_COMMAND", f'{sys.executable} -c "{script}"')
    page = text_of(client.post(NEW, told()))
    assert said in page
    assert Document.objects.exists() == (answers == 0)


def test_without_the_scanner_nothing_is_taken(olive, client, monkeypatch):
    monkeypatch.setattr(settings, "SCAN_COMMAND", "/no/such/scanner")
    assert "could not be scanned" in text_of(client.post(NEW, told()))
    assert not Document.objects.exists()
