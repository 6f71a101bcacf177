"""A table read from its file's bytes, whatever those are."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.ambridge_folder import said, told
from workings.intake.columns import Place
from workings.intake.reading import MOST_PROBLEMS, read_table
from workings.intake.tables.papers import SourceRow
from workings.intake.tables.programme import HolderRow, PostRow

HEADING = b"post,title,level,role,note\n"
SAVE = 'Save the table as "CSV UTF-8"'
CLOSE = "Close every quotation mark, and double those within a text"
NO_END = "unexpected end of data"
TOO_LARGE = "field larger than field limit (131072)"
CHIEF = b"CHIEF,Chief Executive,1,sponsor,\n"


def posts(content: bytes) -> list[PostRow]:
    read = read_table(PostRow, content)
    assert read.problems == ()
    assert read.complete
    return [row for row in read.rows if isinstance(row, PostRow)]


def found(content: bytes, declared: type = PostRow) -> list[str]:
    return said(read_table(declared, content).problems)


def test_a_row_keeps_its_place():
    (row,) = posts(HEADING + CHIEF)

    assert row == PostRow(
        place=Place("posts.csv", 2),
        post="CHIEF",
        title="Chief Executive",
        level=1,
        role=row.role,
        note="",
    )
    assert row.where("level") == "posts.csv row 2, level"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + HEADING + CHIEF,
        (HEADING + CHIEF).replace(b"\n", b"\r\n"),
        (HEADING + CHIEF).replace(b"\n", b"\r"),
        (HEADING + CHIEF).rstrip(b"\n"),
        HEADING + b"\xc2\xa0CHIEF ,  Chief Executive\xc2\xa0,1 ,sponsor, \n",
        HEADING + b"\xef\xbb\xbfCHIEF\xe2\x80\x8b,Chief Executive,1,sponsor,\n",
        b" post , title,level,role,note\n" + CHIEF,
        b"note,role,level,title,post\n,sponsor,1,Chief Executive,CHIEF\n",
        b"post,title,level,role\nCHIEF,Chief Executive,1,sponsor\n",
        b"post,title,level,role,note,,\nCHIEF,Chief Executive,1,sponsor,,,\n",
        HEADING + CHIEF + b"\n,,,,\n",
        HEADING + b'"CHIEF","Chief\nExecutive","1","sponsor",""\n',
    ],
)
def test_what_spreadsheets_do_to_a_file_is_taken(content):
    (row,) = posts(content)

    assert (row.post, row.title, row.level) == ("CHIEF", "Chief Executive", 1)


def test_rows_are_counted_as_a_spreadsheet_shows_them():
    read = posts(HEADING + b'A,A,1,,"one\ntwo\nthree"\n\n,,,,\nB,B,2,,\n')

    assert [row.place.row for row in read] == [2, 5]


def test_a_heading_alone_is_a_table_with_no_rows():
    assert posts(HEADING) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "posts.csv row 1: the file is empty. Write the heading row"),
        (
            b"\n" + HEADING + CHIEF,
            "posts.csv row 1: the heading row is empty. Write the columns' names",
        ),
        (
            b"post;title;level\nCHIEF;Chief;1\n",
            f"posts.csv row 1: the cells are not separated by commas. {SAVE}",
        ),
        (
            HEADING + CHIEF + b"CAFE,Caf\xe9,2,,\n",
            f"posts.csv row 3: the text is not UTF-8. {SAVE}",
        ),
        (
            b"\xef\xbb\xbf" + HEADING + b'A,A,1,,"two\nlines"\n\xff',
            f"posts.csv row 3: the text is not UTF-8. {SAVE}",
        ),
        (
            (HEADING + CHIEF).decode().encode("utf-16"),
            f"posts.csv row 1: the text is not UTF-8. {SAVE}",
        ),
        (
            HEADING + CHIEF + b"A,\0,1,,\n",
            f"posts.csv row 3: the row holds a NUL character. {SAVE}",
        ),
        (
            HEADING + b'A,"A,1,,\nB,B,1,,\n',
            f"posts.csv row 2: the row cannot be read ({NO_END}). {CLOSE}",
        ),
        (
            HEADING + CHIEF + b"B," + b"x" * 140_000 + b",1,,\n",
            f"posts.csv row 3: the row cannot be read ({TOO_LARGE}). {CLOSE}",
        ),
        (
            HEADING + CHIEF + b"B," + b"x" * 140_000 + b",1,,\n\xff",
            f"posts.csv row 4: the text is not UTF-8. {SAVE}",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_from_where(content, problem):
    read = read_table(PostRow, content)

    assert said(read.problems) == [problem]
    assert not read.complete


def test_columns_missing_unknown_and_twice():
    content = b"post,titel,post,note,comment\nCHIEF,Chief Executive,CHIEF,,\n"

    assert found(content) == told("""
        posts.csv row 1, post: the column stands more than once. Keep one of them
        posts.csv row 1: there is no column "titel". Did you mean "title"?
        posts.csv row 1: there is no column "comment". Use one of: level, role,
          title
        posts.csv row 1, title: the column is missing. Add a column headed "title"
        posts.csv row 1, level: the column is missing. Add a column headed "level"
        """)


def test_ragged_rows():
    content = HEADING + b"A,A,1\nB,B,1,,,oh\nC,C,1,,\n"
    under_no_heading = b"post,title,,level\nA,A,oh,1\n"

    assert found(content) == told("""
        posts.csv row 2: the row has 3 cells, the heading 5. Put a comma for every
          empty cell too
        posts.csv row 3: a cell stands under no heading. Quote texts that hold
          commas, or clear it
        """)
    assert found(under_no_heading) == told("""
        posts.csv row 2: a cell stands under no heading. Quote texts that hold
          commas, or clear it
        """)


def test_every_cell_of_a_row_is_read():
    content = HEADING + b"A B,,one,sponsr,\n"

    assert found(content) == told("""
        posts.csv row 2, post: "A B" is not a code. Use letters and digits, with
          single hyphens between them
        posts.csv row 2, title: the cell is empty. Fill it in
        posts.csv row 2, level: "one" is not a whole number from 1 to 99. Write one
        posts.csv row 2, role: "sponsr" is not one of the words. Did you mean
          "sponsor"?
        """)


def test_a_code_stands_once_even_where_its_first_row_is_broken():
    content = HEADING + b"A,,1,,\nA,A,1,,\n"

    read = read_table(PostRow, content)

    assert said(read.problems) == told("""
        posts.csv row 2, title: the cell is empty. Fill it in
        posts.csv row 3, post: "A" stands in row 2 already. Give each its own
        """)
    assert read.rows == ()
    assert read.codes == {"A"}
    assert [row.place.row for row in read.broken] == [2, 3]


def test_a_key_of_several_columns_stands_once():
    content = b"post,name,from\nA,Usha,2009\nA,Usha,\nA,Usha,2009\nA,Usha,\n"

    assert found(content, HolderRow) == told("""
        holders.csv row 4, post: "A / Usha / 2009" stands in row 2 already. Keep
          one of them
        holders.csv row 5, post: "A / Usha" stands in row 3 already. Keep one of
          them
        """)


def test_a_table_of_rubbish_is_not_read_to_its_end():
    rows = b"A B,,,,\n" * (MOST_PROBLEMS * 10)

    read = read_table(PostRow, HEADING + rows)

    assert MOST_PROBLEMS <= len(read.problems) < MOST_PROBLEMS + 10
    assert (
        read.problems[-1].what
        == "the rows above have 1,000 problems; the rest is unread"
    )
    assert not read.complete


@given(st.binary())
def test_any_bytes_are_read_or_refused(content):
    read = read_table(SourceRow, content)

    assert read.rows or read.problems


cells = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.lists(cells, max_size=8), max_size=5))
def test_any_rows_are_read_or_refused(rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([["source", "title", "publisher", "kind", "dated"], *rows])

    read = read_table(SourceRow, text.getvalue().encode())

    written = sum(any(cell.strip() for cell in row) for row in rows)
    assert read.complete is False or len(read.rows) + len(read.broken) <= written
    assert bool(read.broken or not read.complete) == bool(read.problems)
