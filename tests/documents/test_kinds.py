import io
import zipfile

import pytest

from workings.documents.kinds import NamedWrongly, NotAKindWeHold, media_type_of


def packed(**files: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"%PDF-1.7 ...", "Report.PDF", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "a.png", "image/png"),
        (b"\xff\xd8\xff\xe0..", "a.jpeg", "image/jpeg"),
        ("£5 saved\n".encode() * 100, "a.txt", "text/plain"),
        (b"a,b\r\n1,2\r\n", "a.csv", "text/csv"),
        (b"# Heading", "a.md", "text/markdown"),
        (
            packed(**{"word/document.xml": ""}),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            packed(mimetype="application/vnd.oasis.opendocument.text"),
            "a.odt",
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_a_file_is_what_its_content_says(content, name, media_type):
    file = io.BytesIO(content)
    assert media_type_of(file, name) == media_type
    assert file.tell() == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"\x7fELF",
        b"PK\x03\x04 cut off",
        packed(**{"readme.txt": "an archive"}),
        packed(**{"xl/workbook.xml": "", "xl/vbaProject.bin": "macros"}),
        packed(mimetype="application/x-other"),
        "naïve".encode("latin-1") + b"\x81",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_what_is_no_kind_that_is_held_is_refused(content):
    with pytest.raises(NotAKindWeHold, match=r"a\.pdf is no file"):
        media_type_of(io.BytesIO(content), "a.pdf")


def test_a_wrong_name_is_told_its_right_one():
    with pytest.raises(NamedWrongly, match=r"should end in \.jpg or \.jpeg"):
        media_type_of(io.BytesIO(b"\xff\xd8\xff"), "a.pdf")
