"""Our own tracker: a workbook filled with the position, to be edited and brought back.

It is read back as anybody's tracker is, by its headings: what is not changed in it is
no line. Every text is written as text, so that none can be a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.core.dates import say_day
from workings.core.money import Basis
from workings.core.years import FinancialYear
from workings.intake.workbooks.looks import (
    READ_ME,
    Looks,
    lists,
    new_book,
    one_of,
    read_me,
)
from workings.intake.workbooks.naming import Register
from workings.intake.workbooks.sheets import Workbook
from workings.ledger.statement import Benefit, Key
from workings.ledger.words import BenefitKind, Series

SHEETS = {
    Series.PLAN: "Plan",
    Series.FORECAST: "Forecast",
    Series.DELIVERED: "Delivered",
}
"""A sheet for each series that people keep a tracker of."""

SPARE_ROWS = 200
"""Rows left free for new savings."""

LISTS = "Lists"
"""The sheet of the words to choose from."""

_WORDS = ("Reference", "Title", "Project", "Service", "Type")
_NOTES = {
    "Reference": "The saving's code. Give a new saving one of its own: letters, digits "
    "and hyphens. It never changes.",
    "Title": "What the saving is, for readers. A recorded one keeps its title.",
    "Project": "The code of the project that brings it; empty for the whole programme.",
    "Service": "The code of the service that it lands on.",
    "Type": "The kind of benefit.",
}
_NOTE_OF_AMOUNTS = (
    "Pounds in that year: savings and income are plus, costs and pressures minus. "
    "Empty means not stated; type 0 to say that there is none."
)
_HOW_TO = (
    "Change what has changed, add new savings below the last, and bring the file back.",
    "Only what differs from the record goes into a draft, which finance validates.",
    "An amount that you delete stays as it is recorded: type 0 where there is none.",
    "The headings are protected, because the file is read by them; without a password.",
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled with: a programme's position as at a day."""

    programme: str
    as_at: date
    register: Register
    head_digest: str = ""


def years_of(keys: Iterable[Key], as_at: date) -> tuple[FinancialYear, ...]:
    """This function will give the years of a template's columns: from the first that
    the position speaks of to the third after its last, the year of ``as_at`` among
    them.
    """
    stated = {key.period.financial_year for key in keys if key.basis is Basis.ANNUAL}
    now = FinancialYear.containing(as_at).starting
    starts = [now, *(year.starting for year in stated if year is not None)]
    return tuple(map(FinancialYear, range(min(starts), max(starts) + 4)))


def template(filling: Filling) -> bytes:
    """This function will write the template workbook (.xlsx) and return its bytes.

    Amounts that are no financial year's on the annual basis have no column: they are
    listed on a sheet of their own, to be read only.
    """
    kept = io.BytesIO()
    with new_book(kept) as book:
        looks = Looks(book)
        _read_me(book, looks, filling)
        register = filling.register
        years = years_of(register.position, filling.as_at)
        for series, name in SHEETS.items():
            _Page(book.add_worksheet(name), looks).write(series, years, register)
        _lists(book, looks, register)
        _elsewhere(book, looks, register)
    return kept.getvalue()


def _read_me(book: Any, looks: Looks, filling: Filling) -> None:
    lines = [f"The position of record as at {say_day(filling.as_at)}.", *_HOW_TO]
    if filling.head_digest:
        lines.append(
            f"Filled from the record whose last digest is {filling.head_digest}."
        )
    read_me(book, looks, filling.programme, lines)


class _Page:
    """One series: a row a saving, a column a year."""

    def __init__(self, page: Any, looks: Looks) -> None:
        self.page, self.looks = page, looks

    def write(
        self, series: Series, years: Sequence[FinancialYear], register: Register
    ) -> None:
        amounts = _by_benefit(register.position, series)
        self._headings(years)
        for row, code in enumerate(sorted(register.benefits), start=1):
            self._row(row, register.benefits[code], years, amounts.get(code, {}))
        last = len(register.benefits)
        for row in range(last + 1, last + 1 + SPARE_ROWS):
            for column in range(len(_WORDS) + len(years)):
                is_word = column < len(_WORDS)
                self.page.write_blank(
                    row, column, None, self.looks.text if is_word else self.looks.amount
                )
        self._choices(last + SPARE_ROWS, register)
        self.page.freeze_panes(1, 2)
        self.page.protect(
            options={"format_columns": True, "sort": True, "autofilter": True}
        )

    def _headings(self, years: Sequence[FinancialYear]) -> None:
        notes = [(word, _NOTES[word]) for word in _WORDS]
        notes += [(f"{year} £", _NOTE_OF_AMOUNTS) for year in years]
        for column, (word, note) in enumerate(notes):
            self.page.write_string(0, column, word, self.looks.heading)
            self.page.write_comment(0, column, note, {"x_scale": 2})
        self.page.set_column(0, 0, 16)
        self.page.set_column(1, 1, 44)
        self.page.set_column(2, 4, 18)
        self.page.set_column(5, 4 + len(years), 15)

    def _row(
        self,
        row: int,
        benefit: Benefit,
        years: Sequence[FinancialYear],
        amounts: Mapping[FinancialYear, int],
    ) -> None:
        service = benefit.services[0][0] if len(benefit.services) == 1 else ""
        words = (benefit.code, benefit.title, benefit.project, service, benefit.kind)
        for column, word in enumerate(words):
            self.page.write_string(row, column, word, self.looks.text)
        for column, year in enumerate(years, start=len(_WORDS)):
            if year in amounts:
                pounds = amounts[year] / 100
                self.page.write_number(row, column, pounds, self.looks.amount)
            else:
                self.page.write_blank(row, column, None, self.looks.amount)

    def _choices(self, last: int, register: Register) -> None:
        """Lists to choose from, in the columns that name things of the record."""
        found = (register.projects, register.services, tuple(BenefitKind))
        for column, choices in enumerate(found):
            rule = one_of(LISTS, column, len(choices))
            if rule:
                self.page.data_validation(1, column + 2, last, column + 2, rule)


def _lists(book: Any, looks: Looks, register: Register) -> None:
    columns = {
        "Projects": sorted(register.projects),
        "Services": sorted(register.services),
        "Types": [str(kind) for kind in BenefitKind],
    }
    lists(book, looks, LISTS, columns)


def _elsewhere(book: Any, looks: Looks, register: Register) -> None:
    """What has no column: amounts that are not of one year on the annual basis."""
    page = book.add_worksheet("Not by year")
    for column, word in enumerate(("Saving", "Said as", "Measured", "Over", "Amount")):
        page.write_string(0, column, word, looks.heading)
    others = [key for key in register.position if not _has_column(key)]
    for row, key in enumerate(sorted(others, key=str), start=1):
        words = (key.benefit, key.series.label, key.basis, key.period.spoken())
        for column, word in enumerate(words):
            page.write_string(row, column, word)
        page.write_number(row, 4, register.position[key] / 100)
    page.set_column(0, 4, 24)
    page.protect()


def _has_column(key: Key) -> bool:
    return (
        key.series in SHEETS
        and key.basis is Basis.ANNUAL
        and key.period.financial_year is not None
    )


def _by_benefit(
    position: Mapping[Key, int], series: Series
) -> dict[str, dict[FinancialYear, int]]:
    found: dict[str, dict[FinancialYear, int]] = {}
    for key, pence in position.items():
        if key.series is series and _has_column(key):
            year = key.period.financial_year
            assert year is not None
            found.setdefault(key.benefit, {})[year] = pence
    return found


def is_template(workbook: Workbook) -> bool:
    """This function will tell our own workbook from anybody's tracker."""
    return {READ_ME, LISTS} <= {sheet.name for sheet in workbook.sheets}
