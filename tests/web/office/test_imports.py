"""A tracker through the office: read, mapped, made a draft, by a process of its own."""

import io
import time
from datetime import timedelta
from html.parser import HTMLParser
from unittest import mock

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.ground.client import StrictClient
from tests.intake.workbooks.trackers import TRACKER, csv_bytes, xlsx
from tests.ledger.ambridge import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.models import User
from workings.access.permissions import Role
from workings.access.queries import audit_trail
from workings.documents.models import Document
from workings.intake.actions import jobs
from workings.intake.models import Import, KeptMapping
from workings.ledger.models import Draft

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""Where the engine makes no difference."""

NEW = "/office/imports/new/new-ambridge/"
SPOILT = [*TRACKER[:5], ["R2", "Parking fees", "Highways", "Income", "12 (est)"]]


@pytest.fixture
def olive(database, client, monkeypatch):
    """She is in; what she asks for waits, until a test has it done."""
    ambridge()
    monkeypatch.setattr(jobs, "start", lambda number: None)
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


@pytest.fixture
def bring(olive, tmp_path, workings):
    """Uploads a tracker of these rows, has it read, and gives its page's address."""

    def run(rows=TRACKER, name="tracker.xlsx", content=None, **more):
        if content is None:
            content = xlsx(tmp_path / "made.xlsx", rows).read_bytes()
        sent = {"said": "2024-06-30", "author": "CABINET", "visibility": "public"}
        file = SimpleUploadedFile(name, content)
        answer = olive.post(NEW, {"file": file, **sent, **more})
        assert answer.status_code == 302, text_of(answer)
        where = answer.headers["Location"]
        done(where)
        return where

    def done(where):
        return workings("run-import", where.split("/")[3])

    run.done = done
    return run


def form_of(page):
    """What a browser would send of a mapping's page, unchanged."""
    sent = {}

    class Reading(HTMLParser):
        select = area = ""

        def handle_starttag(self, tag, attrs):
            at = {"value": "", **dict(attrs)}
            ticked = at.get("type") != "checkbox" or "checked" in at
            if tag == "input" and "name" in at and ticked:
                sent[at["name"]] = at["value"]
            elif tag == "select":
                self.select = at["name"]
            elif tag == "option" and ("selected" in at or self.select not in sent):
                sent[self.select] = at["value"]
            elif tag == "textarea":
                self.area = at["name"]
                sent[self.area] = ""

        def handle_endtag(self, tag):
            if tag == "textarea":
                self.area = ""

        def handle_data(self, data):
            if self.area:
                sent[self.area] += data

    Reading().feed(page.content.decode())
    return sent


def test_a_tracker_is_accounted_for_and_becomes_a_draft(bring, olive):
    where = bring()
    page = text_of(olive.get(where))
    assert "Nothing is in the record yet" in page
    assert "Where its 7 rows went" in page and "Tracker rows 5 to 6" in page
    assert "What the draft would hold: 3" in page and "£120,000" in page
    assert "Fewer lamps" in page and not Draft.objects.exists()
    assert olive.post(f"{where}step/draft/").status_code == 302
    assert "is a draft" in bring.done(where).out
    draft = Draft.objects.get()
    assert f"/office/statements/{draft.pk}/" in text_of(olive.get(where))
    assert draft.hands == ["olive@example.org"]
    assert Document.objects.get().status == "confidential"
    assert KeptMapping.objects.count() == 1
    # What a draft says stands there alone: it may be withdrawn.
    assert "Fewer lamps" not in Import.objects.get().findings
    assert olive.post(f"{where}step/draft/").status_code == 409
    said = [(entry.who[:5], entry.action) for entry in audit_trail()]
    assert ("olive", "brought in") in said and ("olive", "asked for") in said


@on_sqlite
def test_with_problems_nothing_is_brought_in_and_the_mapping_waits(bring, olive):
    where = bring(SPOILT)
    page = text_of(olive.get(where))
    assert "Nothing of it was brought in" in page
    assert "sheet &#34;Tracker&#34;, E6" in page
    assert "is not an amount" in page and "Make this a draft" not in page
    assert olive.post(f"{where}step/draft/").status_code == 409
    assert not Draft.objects.exists()
    form = form_of(olive.get(f"{where}mapping/"))
    assert (form["s0-heading_row"], form["s0a0-column"]) == ("4", "E")
    kept = {**form, "projects": "Highways = HIGHWAYS", "s0a0-scale": "millions"}
    assert olive.post(f"{where}mapping/", kept).status_code == 302
    bring.done(where)
    mended = bring()
    page = text_of(olive.get(mended))
    assert "£120,000,000" in page and "Make this a draft" in page
    assert "Highways = HIGHWAYS" in text_of(olive.get(f"{mended}mapping/"))
    afresh = text_of(olive.get(bring(afresh="on")))
    assert "£120,000" in afresh and "£120,000,000" not in afresh


@on_sqlite
def test_what_is_wrong_in_a_mapping_is_said_and_what_was_typed_stays(bring, olive):
    where = bring()
    form = form_of(olive.get(f"{where}mapping/"))
    wrong = {**form, "s0-heading_row": "two", "s0a0-year": "2024", "s0a1-column": "?"}
    answer = olive.post(f"{where}mapping/", wrong)
    page = text_of(answer)
    assert answer.status_code == 409
    assert page.count("the form, sheets 1, ") >= 3
    assert 'value="two"' in page
    nothing = {name: text for name, text in form.items() if name != "s0-used"}
    assert "no sheet is named" in text_of(olive.post(f"{where}mapping/", nothing))
    assert not KeptMapping.objects.exists()


@on_sqlite
def test_a_mapping_goes_out_as_toml_and_comes_back(bring, olive):
    where = bring()
    kept = olive.get(f"{where}mapping/file/")
    assert kept.headers["Content-Disposition"].endswith('tracker.toml"')
    changed = kept.content.replace(b"thousands", b"millions")

    def sent(content):
        file = SimpleUploadedFile("mine.toml", content)
        return olive.post(f"{where}mapping/file/", {"file": file})

    assert sent(changed).status_code == 302
    bring.done(where)
    assert "£120,000,000" in text_of(olive.get(where))
    assert "mine.toml, sheets: no sheet is named" in text_of(sent(b"sheets = 1"))
    assert "is no text in UTF-8" in text_of(sent(b"\xff"))


@on_sqlite
def test_the_template_goes_out_and_comes_back(bring, olive):
    bring()
    olive.post(f"/office/imports/{Import.objects.get().pk}/step/draft/")
    bring.done(f"/office/imports/{Import.objects.get().pk}/")
    sent = olive.get("/office/imports/template/new-ambridge/")
    assert sent.headers["Content-Disposition"].startswith("attachment; filename=")
    # The mapping that is kept for their tracker is not asked of our own workbook.
    where = bring(content=sent.content, name="new-ambridge.xlsx")
    assert "recorded already: no draft is made" in text_of(olive.get(where))


@on_sqlite
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.xlsx", b"%PDF-1.7", "t.xlsx was not read"),
        ("t.csv", csv_bytes([["one", "two"], ["3", "4"]]), "no sheet has a heading"),
    ],
)
def test_what_is_no_tracker_says_why(bring, olive, name, content, said):
    where = bring(content=content, name=name)
    page = text_of(olive.get(where))
    assert said in page and "Make this a draft" not in page
    assert Document.objects.exists() == (name == "t.csv")


@on_sqlite
def test_a_page_keeps_itself_current_until_it_is_told_not_to(bring, olive):
    where = bring()
    assert "Refresh" not in olive.get(where).headers
    olive.post(f"{where}step/draft/")
    waiting = olive.get(where)
    assert waiting.headers["Refresh"] == "4"
    assert "Stop this page checking by itself" in text_of(waiting)
    still = olive.get(f"{where}?still")
    assert "Refresh" not in still.headers and "Check again" in text_of(still)


def test_a_process_that_was_killed_is_seen_and_another_takes_its_place(bring, olive):
    where = bring()
    rows = Import.objects.all()
    rows.update(state="reading", seen_at=timezone.now())
    assert olive.post(f"{where}step/again/").status_code == 409
    rows.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert "was killed: nothing was brought in" in text_of(olive.get(where))
    assert "stopped before its end" in text_of(olive.get("/office/imports/"))
    assert olive.post(f"{where}step/again/").status_code == 302
    assert "read, and not a draft yet" in bring.done(where).out
    # Nobody asked for it a second time.
    assert bring.done(where).code == 1


def test_whoever_was_overtaken_writes_nothing(bring, olive, monkeypatch):
    where = bring()
    olive.post(f"{where}step/draft/")
    made = jobs.import_tracker

    def overtaken(*args, **more):
        Import.objects.update(attempt=99)
        return made(*args, **more)

    monkeypatch.setattr(jobs, "import_tracker", overtaken)
    assert "Another process took this import up" in bring.done(where).err
    assert not Draft.objects.exists()


@on_sqlite
def test_a_fault_of_ours_is_said_and_logged(bring, olive, monkeypatch):
    where = bring()
    olive.post(f"{where}step/draft/")

    def broken(*_, **__):
        raise RuntimeError("oh")

    monkeypatch.setattr(jobs, "import_tracker", broken)
    logged = mock.Mock()
    monkeypatch.setattr(jobs.log, "exception", logged)
    with pytest.raises(RuntimeError):
        jobs.work(Import.objects.get().pk)
    assert "A fault of this system" in text_of(olive.get(where))
    assert logged.called


@on_sqlite
def test_who_left_meanwhile_brings_nothing_in(bring, olive):
    where = bring()
    olive.post(f"{where}step/draft/")
    User.objects.update(is_active=False)
    bring.done(where)
    assert Import.objects.get().state == "refused" and not Draft.objects.exists()


@on_sqlite
def test_the_office_sees_what_is_confidential_as_far_as_it_may(bring, olive):
    where = bring()
    fay = come_in(StrictClient(), person(Role.FINANCE, name="fay"))
    page = text_of(fay.get(where))
    assert "Where its 7 rows went" in page and "Make this a draft" not in page
    assert fay.post(f"{where}step/draft/").status_code == 403
    rita = come_in(StrictClient(), person(Role.READER))
    assert (
        rita.get(where).status_code == rita.get("/office/imports/").status_code == 403
    )
    assert olive.get("/office/imports/999/").status_code == 404
    assert olive.post(f"{where}step/jump/").status_code == 404
    assert olive.get("/office/imports/new/nowhere/").status_code == 404


@on_sqlite
def test_the_upload_says_what_is_wrong(olive, monkeypatch):
    monkeypatch.setattr(settings, "LARGEST_FILE", 10**6)
    empty = text_of(olive.post(NEW, {"said": "June"}))
    assert "is not filled in" in empty and "is not a date such as" in empty
    file = SimpleUploadedFile("t.csv", b"x" * 1_000_001)
    sent = {"file": file, "said": "2024-06-30", "visibility": "public"}
    answer = olive.post(NEW, sent)
    assert answer.status_code == 409
    assert "1 million are taken at most" in text_of(answer)
    assert not Import.objects.exists()


@on_sqlite
def test_the_pages_ask_little(bring, olive):
    where = bring()
    bring()
    for page in ("/office/imports/", where, f"{where}mapping/", NEW):
        olive.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert olive.get(page).status_code == 200
        assert len(asked) <= 12, (page, len(asked))


@on_sqlite
def test_an_upload_starts_a_process_that_answers_by_itself(
    database, client, monkeypatch, tmp_path
):
    ambridge()
    come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))
    for name, value in database.environ().items():
        monkeypatch.setenv(name, value)
    file = io.BytesIO(xlsx(tmp_path / "t.xlsx", TRACKER).read_bytes())
    file.name = "tracker.xlsx"
    sent = {"file": file, "said": "2024-06-30", "visibility": "public"}
    where = client.post(NEW, sent).headers["Location"]
    deadline = time.monotonic() + 60
    while "Refresh" in (page := client.get(where)).headers:
        assert time.monotonic() < deadline, text_of(page)
        time.sleep(0.2)
    assert "What the draft would hold: 3" in text_of(page)
