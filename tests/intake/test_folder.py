"""A folder read into memory, and nothing outside of it."""

import os

import pytest

from tests.intake.ambridge_folder import RecordFolder, ambridge, said, told
from workings.intake import folder as reading
from workings.intake.folder import NotARecord, open_plain, read_folder


@pytest.fixture
def folder(tmp_path) -> RecordFolder:
    written = ambridge(tmp_path)
    written.write()
    return written


def test_a_folder_holds_tables_and_files(folder):
    (folder.path / "README.md").write_text("Not a table")
    (folder.path / "._lines.csv").write_text("What a Macintosh leaves behind")

    read = read_folder(folder.path)

    assert read.problems == ()
    assert set(read.contents) == {"record.toml", *(f"{t}.csv" for t in folder.tables)}
    assert set(read.files) == {"draft.txt", "plans/plan.txt"}
    assert read.checksum("record.toml")
    assert read.checksum("nothing.csv") == ""


def test_a_folder_may_itself_be_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder.path)

    assert read_folder(tmp_path / "link").problems == ()


@pytest.mark.parametrize("make", ["nothing", "a file", "an empty folder"])
def test_what_is_no_records_folder(tmp_path, make):
    path = tmp_path / "record"
    if make == "a file":
        path.write_text("")
    elif make == "an empty folder":
        path.mkdir()

    with pytest.raises(NotARecord, match="record is not a") as refused:
        read_folder(path)

    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


def test_tables_that_are_needed_and_tables_that_are_none(folder):
    (folder.path / "lines.csv").rename(folder.path / "Lines.CSV")
    (folder.path / "holders.csv").unlink()
    (folder.path / "statments.csv").write_text("")

    assert said(read_folder(folder.path).problems) == told("""
        Lines.CSV: the format has no such table. Did you mean "lines.csv"?
        statments.csv: the format has no such table. Did you mean "statements.csv"?
        lines.csv: the file is missing. Add it; where there is nothing to say, with
          its heading row alone
        """)


def test_links_are_not_followed(folder, tmp_path):
    outside = tmp_path / "secret.csv"
    outside.write_text("secret")
    (folder.path / "posts.csv").unlink()
    (folder.path / "posts.csv").symlink_to(outside)
    (folder.path / "record.toml").unlink()
    (folder.path / "record.toml").symlink_to(tmp_path / "gone")
    (folder.path / "files" / "out.csv").symlink_to(outside)
    (folder.path / "files" / "up").symlink_to(tmp_path)

    read = read_folder(folder.path)

    assert said(read.problems) == told("""
        record.toml: it is a link. Put the file itself into the folder
        posts.csv: it is a link. Put the file itself into the folder
        """)
    assert read.links == {"out.csv", "up"}
    assert set(read.files) == {"draft.txt", "plans/plan.txt"}
    with pytest.raises(OSError, match=r"out\.csv"):
        open_plain(folder.path / "files" / "out.csv")


def test_a_files_folder_that_is_a_link_holds_nothing(folder, tmp_path):
    (folder.path / "files").rename(tmp_path / "elsewhere")
    (folder.path / "files").symlink_to(tmp_path / "elsewhere")

    read = read_folder(folder.path)

    assert read.files == {}
    assert read.links == {""}


def test_what_is_no_plain_file_is_not_waited_for(folder):
    (folder.path / "posts.csv").unlink()
    os.mkfifo(folder.path / "posts.csv")
    (folder.path / "holders.csv").unlink()
    (folder.path / "holders.csv").mkdir()
    os.mkfifo(folder.path / "files" / "pipe")

    read = read_folder(folder.path)

    assert said(read.problems) == told("""
        posts.csv: it cannot be opened (it is no plain file). Put it right
        holders.csv: it cannot be opened (Is a directory). Put it right
        """)
    assert "pipe" not in read.files


def test_huge_tables_are_not_read(folder, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_TABLE", 2_000_000)
    with (folder.path / "posts.csv").open("wb") as file:
        file.truncate(10**12)
    with (folder.path / "record.toml").open("wb") as file:
        file.truncate(10**9)

    assert said(read_folder(folder.path).problems) == told("""
        record.toml: it has more than 1 million bytes. Bring less in one record
        posts.csv: it has more than 2 million bytes. Bring less in one record
        """)


def test_a_file_that_may_not_be_read_is_a_problem(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(reading, "open_plain", refuse)

    problems = said(read_folder(folder.path).problems)

    assert (
        "lines.csv: it cannot be opened (Permission denied). Put it right" in problems
    )
    assert (
        "files/plans/plan.txt: it cannot be opened (Permission denied). Put it right"
        in problems
    )
