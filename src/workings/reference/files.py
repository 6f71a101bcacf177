"""Files from the disk: workbooks and CSV, as sheets; recognised by what is in them."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import python_calamine

from workings.core.refusals import Refusal
from workings.reference.populations import recognise_people
from workings.reference.returns import recognise_return
from workings.reference.sheets import Recognised, Sheet

WORKBOOKS = {".xls", ".xlsx", ".xlsb", ".ods"}


class CannotRead(Refusal):
    """The file is not there, or is damaged."""

    def __init__(self, file: Path, why: object) -> None:
        super().__init__(f"{file} cannot be read: {why}.")


class NotRecognised(Refusal):
    """The file is none of those that are known."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file.name} is none of the files known here: the revenue outturn (RS) or "
            "budget (RA) workbook of MHCLG, or mid-year estimates or projections of "
            "the ONS by single year of age, as CSV."
        )


def recognise(
    file: Path, *, known: Mapping[str, str], year: int | None = None
) -> Recognised:
    """This function will read a file and say what it holds.

    ``known`` gives MHCLG's code of an authority for the ONS's. Raises
    :class:`CannotRead` and :class:`NotRecognised`.
    """
    if file.suffix.casefold() in WORKBOOKS:
        found = recognise_return(_workbook(file), known)
    else:
        found = recognise_people(_csv(file), year)
    if found is None:
        raise NotRecognised(file)
    return found


def _workbook(file: Path) -> list[Sheet]:
    try:
        book = python_calamine.load_workbook(file)
        return [
            Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    except (OSError, python_calamine.CalamineError) as error:
        raise CannotRead(file, getattr(error, "strerror", None) or error) from error


def _csv(file: Path) -> Sheet:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CannotRead(file, error.strerror) from error
    except UnicodeDecodeError as error:
        raise NotRecognised(file) from error
    first = text.partition("\n")[0]
    mark = "\t" if first.count("\t") > first.count(",") else ","
    return Sheet(file.name, list(csv.reader(io.StringIO(text), delimiter=mark)))
