"""A case's cash flows go out of the office as a workbook, and what changed comes in."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.ground.client import StrictClient
from tests.intake.cash_flows.test_round_trip import CASE, opened
from tests.ledger.ambridge import ambridge
from tests.web.office.cast import come_in, person, text_of
from tests.web.office.test_cases import (
    BEGUN,
    NEW,
    OFFICE,
    as_file,
    newest,
)
from workings.access.permissions import Role
from workings.appraisal.casefile.parts import read_table
from workings.intake.workbooks.sheets import cell_name

ROADS = f"{OFFICE}roads/"
FIRST = BEGUN | {"unit": "pounds"}


@pytest.fixture
def olive(database, client):
    ambridge()
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


def saved(content, sheet="", **cells):
    """A workbook as a spreadsheet saves it, with other values in some of its cells."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        for each in opened(content).sheets:
            page = book.add_worksheet(each.name)
            own = cells if each.name == sheet else {}
            for row in range(len(each.rows)):
                for column in range(len(each.rows[row])):
                    cell = own.get(cell_name(row, column), each.at(row, column))
                    page.write(row, column, cell)
    return kept.getvalue()


def begun(client):
    client.post(NEW, {**FIRST, "file": as_file(CASE)})
    return client.get(f"{ROADS}cash-flows.xlsx").content


def sent(client, content):
    book = SimpleUploadedFile("roads-version-1.xlsx", content)
    return client.post(f"{ROADS}bring-cash-flows/", {"workbook": book})


def test_what_changed_is_a_new_version_and_is_listed(olive):
    book = begun(olive)
    same = text_of(sent(olive, saved(book)))
    assert "Nothing in the workbook differs from the draft" in same
    assert newest().number == 1
    answer = sent(olive, saved(book, "Costs", G2=110, C2="Setting up"))
    page = text_of(answer)
    assert answer.status_code == 200
    assert "2 things changed, in a new version of the file." in page
    assert "B: Set-up" in page and "110" in page
    assert newest().number == 2
    kept = read_table(newest().body)["option"][1]["cost"][0]
    assert kept["amounts"] == [110, 20] and kept["title"] == "Setting up"
    late = sent(olive, saved(book, "Costs", G2=120))
    assert late.status_code == 409
    assert "made version 2 since you opened this" in text_of(late)


def test_what_is_wrong_is_listed_by_its_cell_and_nothing_changes(olive):
    book = begun(olive)
    page = sent(olive, saved(book, "Costs", G2="lots", D3="revenue"))
    assert page.status_code == 409
    assert "sheet &#34;Costs&#34;, G2" in text_of(page)
    assert "sheet &#34;Costs&#34;, D3" in text_of(page)
    capital = sent(olive, saved(book, "Costs", D2="recurring"))
    assert "sheet &#34;Costs&#34;, row 2" in text_of(capital)
    assert newest().number == 1
    olive.post(NEW, {**FIRST, "code": "lanes", "file": as_file(CASE)})
    other = olive.get(f"{OFFICE}lanes/cash-flows.xlsx").content
    assert "It is of new-ambridge/lanes" in text_of(sent(olive, other))
    nothing = olive.post(f"{ROADS}bring-cash-flows/", {})
    assert nothing.status_code == 409
    damaged = sent(olive, b"PK no workbook")
    assert damaged.status_code == 409
    assert "should end in .txt" in text_of(damaged)


def test_the_committee_report_is_handed_out(olive):
    begun(olive)
    word = Document(io.BytesIO(olive.get(f"{ROADS}report.docx").content))
    assert word.paragraphs[0].text == "Example"
    assert olive.get(f"{ROADS}report.md").content.decode().startswith("# Example")
    everybody = StrictClient()
    public = "/new-ambridge/cases/roads/"
    assert everybody.get(f"{public}report.docx").status_code == 404
    come_in(olive, person(Role.PUBLISHER))
    olive.post(f"{ROADS}publish/")
    page = everybody.get(public).content.decode()
    for suffix in ("docx", "md"):
        assert f'href="{public}report.{suffix}"' in page
        answer = everybody.get(f"{public}report.{suffix}")
        assert answer.status_code == 200
        named = answer.headers["Content-Disposition"]
        assert named == f'attachment; filename="roads-report.{suffix}"'


def test_a_case_without_a_file_has_no_report(one_barnet, client):
    answer = client.get("/one-barnet/cases/NSCSO-2012/report.docx")
    assert answer.status_code == 404
    assert "there is no committee report of it" in answer.content.decode()
