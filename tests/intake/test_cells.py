"""How each kind of cell is read, and what is said of one that cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.dates import DatedTo
from workings.core.periods import Period
from workings.intake import cells
from workings.intake.cells import Fault, OneOf, Reader
from workings.ledger.words import Series

READERS: dict[str, Reader] = {
    name: getattr(cells, name)
    for name in cells.__all__
    if name not in ("Fault", "OneOf", "Reader", "shown")
} | {"series": OneOf(Series)}


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        ("code", "S-2010-11-29", "S-2010-11-29"),
        ("codes", "A; B;C;", ("A", "B", "C")),
        ("slug", "one-barnet", "one-barnet"),
        ("mark", "3-4", "3-4"),
        ("register_code", "E09000003", "E09000003"),
        ("title", "Two\nlines\u00a0here", "Two lines here"),
        ("text", "One\r\nand two\rand three", "One\nand two\nand three"),
        ("address", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("exact_day", "2012-02-29", date(2012, 2, 29)),
        ("dated", "2013-08~", DatedTo.parse("2013-08~")),
        ("period", "2011/12 to 2013/14", Period.parse("2011/12 to 2013/14")),
        ("period", "2012-03-31", Period.at(date(2012, 3, 31))),
        ("prices", "2012-13", "2012/13"),
        ("prices", "cash", "cash"),
        ("amount", "-1436900.5", -143690050),
        ("cost", "0.01", 1),
        ("number", "-61.25", Decimal("-61.25")),
        ("level", "12", 12),
        ("yes_no", "no", False),
        ("shares", "IT:0.6; HR:0.4", (("IT", Decimal("0.6")), ("HR", Decimal("0.4")))),
        ("series", "written_out", Series.WRITTEN_OUT),
    ],
)
def test_a_cell_reads(reader, cell, value):
    assert READERS[reader](cell) == value


@pytest.mark.parametrize(
    ("reader", "cell", "what", "mend"),
    [
        ("code", "A B", '"A B" is not a code', "Use letters and digits"),
        ("code", "A--B", '"A--B" is not a code', "single hyphens"),
        ("code", "A" * 61, "too long", "Use 60"),
        ("codes", "A;;B", '"" is not a code', "Use letters"),
        ("codes", "A;B;A", '"A" is listed twice', "List each once"),
        ("slug", "One_Barnet", "cannot stand in an address", "small letters"),
        ("mark", "option one", "not a number or letter", "20 at most"),
        ("register_code", "e09", "not a register's code", "capital letters"),
        ("title", "x" * 301, "301 characters", "Use 300 at most"),
        ("title", "a\x07b", "cannot be printed", "Type the text again"),
        ("address", "www.example.org", "not the address of a page", "https://"),
        ("address", "javascript:alert(1)", "not the address", "https://"),
        ("exact_day", "31/8/2013", "is not a date", "Write it as 2013-08-31"),
        ("exact_day", "2013-08", "is not a date", "Write it as 2013-08-31"),
        ("exact_day", "2013-W35-6", "is not a date", "Write it as 2013-08-31"),
        ("exact_day", "2011-02-29", "is not a date", "Write it as"),
        ("dated", "August 2013", "is not a date", "or 2013-08, or 2013"),
        ("dated", "1.9.2013", "is not a date", "Write it as 2013-09-01"),
        ("dated", "3013-08", "is not a date", "Write it as"),
        ("period", "2011/13", "is not a period", "Write 2011/12"),
        ("period", "2013-01-01 to 2012-01-01", "is not a period", "earlier first"),
        ("period", "9999-12-31", "is not a period", "Write 2011/12"),
        ("period", "2013-W35-6", "is not a period", "Write 2011/12"),
        ("prices", "2012", "is not a price base", '"cash" or a financial year'),
        ("amount", "£1,436,900.00", "not an amount", "Write it as 1436900.00"),
        ("amount", "(9,200)", "not an amount in pounds", "Write it as -9200"),
        ("amount", "1.4m", "not an amount in pounds", "Write plain pounds"),
        ("amount", "٣", "not an amount in pounds", "Write plain pounds"),
        ("amount", "1.005", "has parts of a penny", "at most two decimals"),
        ("amount", "1000000000000", "a trillion pounds", "Write it in pounds"),
        ("amount", "9" * 50, "not an amount in pounds", "Write"),
        ("cost", "-1", "not more than zero", "Write it as a plus"),
        ("cost", "0.00", "not more than zero", "Write it as a plus"),
        ("number", "1e9", "is not a number", "Write digits"),
        ("number", "NaN", "is not a number", "Write digits"),
        ("level", "0", "not a whole number", "Write one"),
        ("yes_no", "Y", 'neither "yes" nor "no"', "Write yes or no"),
        ("shares", "IT", '"IT" has no share', "Write IT:0.6;HR:0.4"),
        ("shares", "IT:60%", '"60%" is not a share', "from 0 to 1"),
        ("shares", "IT:1;IT:0", '"IT" is listed twice', "List each once"),
        ("series", "delivred", "not one of the words", 'Did you mean "delivered"?'),
    ],
)
def test_a_cell_that_cannot_be_read_says_how_to_mend_it(reader, cell, what, mend):
    with pytest.raises(Fault) as fault:
        READERS[reader](cell)

    assert what in fault.value.what
    assert mend in fault.value.mend


@given(st.sampled_from(sorted(READERS)), st.text(min_size=1))
def test_any_text_is_read_or_refused_in_one_short_line(reader, cell):
    try:
        READERS[reader](cell)
    except Fault as fault:
        for words in (fault.what, fault.mend):
            assert words
            assert "\n" not in words
            assert len(words) < 250
            assert not words.endswith(".")
