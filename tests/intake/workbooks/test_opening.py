"""Files are opened, or refused with a sentence: whatever they hold."""

import resource
import zipfile

import pytest

from tests.intake.workbooks.trackers import (
    TRACKER,
    csv_bytes,
    ods,
    with_part,
    xls,
    xlsx,
)
from workings.intake.workbooks import opening
from workings.intake.workbooks.opening import NotAWorkbook, open_workbook
from workings.intake.workbooks.sheets import text_of


def refusal(path, **more):
    with pytest.raises(NotAWorkbook) as refused:
        open_workbook(path, **more)
    return str(refused.value)


def shown(rows):
    """The rows as texts, without what is empty at the end of each."""
    lines = [[text_of(cell) for cell in row] for row in rows]
    for line in lines:
        while line and not line[-1]:
            line.pop()
    return lines


@pytest.mark.parametrize("write", [xlsx, xls, ods])
def test_every_kind_of_workbook_gives_the_same_cells(tmp_path, write):
    path = write(tmp_path / f"tracker.{write.__name__}", TRACKER)
    (sheet,) = open_workbook(path).sheets
    assert sheet.name == "Tracker"
    assert shown(sheet.rows) == shown(TRACKER)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_of_any_separator_and_encoding(tmp_path, separator, encoding):
    rows = [
        ["Ref", "Saving", "24/25 £"],
        ["R1", "Caf\N{LATIN SMALL LETTER E WITH ACUTE}", 5],
    ]
    path = tmp_path / "tracker.csv"
    path.write_bytes(csv_bytes(rows, separator=separator, encoding=encoding))
    book = open_workbook(path)
    assert shown(book.sheets[0].rows) == shown(rows)
    assert book.properties["separator"] == separator


def test_what_is_seen_only_in_the_file(tmp_path):
    path = xlsx(
        tmp_path / "a.xlsx", [["Ref", "24/25"], ["R1", "=1+1"], ["R2", 5]], hidden=(2,)
    )
    (sheet,) = open_workbook(path).sheets
    assert sheet.marks.unsaved == {(1, 1)}
    assert sheet.marks.hidden == {2}
    assert sheet.marked


def test_the_name_it_was_sent_under_counts(tmp_path):
    path = xlsx(tmp_path / "upload", TRACKER)
    assert (
        open_workbook(path, file_name="C:/mine/Q3 tracker.xlsx").file_name
        == "Q3 tracker.xlsx"
    )
    assert "only .xlsx, .xls, .ods and .csv" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xlsx", b"", "it is empty"),
        ("a.csv", b"  \r\n", "it is empty"),
        ("a.xlsx", b"%PDF-1.7 ...", "it holds a PDF"),
        ("a.csv", b"\x89PNG\r\n", "it holds a picture"),
        ("a.xls", b"<html><table>", "it holds a web page"),
        ("a.xlsx", b"Ref,Saving\nR1,5\n", "it holds a text file of rows"),
        ("a.csv", b"Ref\x00Saving", "no text"),
        ("a.xlsm", b"PK\x03\x04", "macros"),
        ("a.docx", b"PK\x03\x04", "only .xlsx"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "damaged or cut off"),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
            "damaged or cut off",
        ),
    ],
)
def test_what_is_no_workbook(tmp_path, name, content, why):
    path = tmp_path / name
    path.write_bytes(content)
    said = refusal(path)
    assert why in said
    assert said.startswith(f"{name} was not read: ")
    assert "To mend it, " in said


def test_a_workbook_under_another_kinds_name(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", TRACKER).rename(tmp_path / "a.csv")
    assert "it holds an Excel workbook. To mend it, name it .xlsx." in refusal(path)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
@pytest.mark.parametrize("write", [xlsx, xls, ods])
def test_a_file_that_is_cut_off(tmp_path, write, share):
    path = write(tmp_path / f"a.{write.__name__}", TRACKER)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "damaged or cut off" in refusal(path)


@pytest.mark.parametrize(
    ("part", "content", "why"),
    [
        ("xl/vbaProject.bin", b"x", "it holds macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "it draws on other files"),
        ("xl/connections.xml", b"<x/>", "it draws on other files"),
        ("xl/evil.xml", b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>', "entities"),
        ("xl/late.xml", b" " * (2**20 - 4) + b"<!DOCTYPE x><x/>", "entities"),
    ],
    ids=["macros", "links", "connections", "entities", "cut in two"],
)
def test_what_a_workbook_may_not_bring_along(tmp_path, part, content, why):
    path = with_part(xlsx(tmp_path / "a.xlsx", TRACKER), part, content)
    assert path.stat().st_size < 2_000_000
    assert why in refusal(path)


def test_an_open_documents_entities(tmp_path):
    path = ods(tmp_path / "a.ods", TRACKER)
    bomb = b'<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "entities" in refusal(with_part(path, "content.xml", bomb))


def test_a_password(tmp_path):
    path = xls(tmp_path / "a.xls", TRACKER)
    content = path.read_bytes()
    # The record that says a password follows, where the sheet's own first one was.
    at = content.index(b"\x42\x00\x02\x00")
    path.write_bytes(content[:at] + b"\x2f\x00" + content[at + 2 :])
    assert "protected by a password" in refusal(path)


def test_sheets_that_are_too_large(tmp_path):
    wide = [["Ref", *[""] * 30], *[["R1", *range(30)]] * 3]
    path = xlsx(tmp_path / "a.xlsx", wide)
    huge = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
    huge += b'<c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    start, end = xml.index(b"<sheetData>"), xml.index(b"</sheetData>") + 12
    part = "xl/worksheets/sheet1.xml"
    said = refusal(with_part(path, part, xml[:start] + huge + xml[end:]))
    assert "memory" in said or "rows" in said
    rows = tmp_path / "b.csv"
    rows.write_bytes(b"Ref,24/25\n" + b"R,1\n" * 300_000)
    assert "300,001 rows; 250,000 are read at most" in refusal(rows)


def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "200 million bytes; 50 are read at most" in refusal(path)


def test_a_bomb_takes_no_memory_of_the_one_who_asks(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", TRACKER)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(450):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 2_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "unpacks to more than 400 million bytes" in refusal(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_reader_that_never_answers_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "SECONDS", 0.001)
    assert "more than 0.001 seconds" in refusal(xlsx(tmp_path / "a.xlsx", TRACKER))


def test_what_is_not_there(tmp_path):
    assert "No such file" in refusal(tmp_path / "none.xlsx")
    assert "it is no file" in refusal(tmp_path)
