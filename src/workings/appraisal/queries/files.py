"""The file of a case, and the options the record lists for it."""

from dataclasses import dataclass
from datetime import date

from workings.appraisal.case import Case
from workings.appraisal.casefile import read_case
from workings.appraisal.models import Case as CaseRow
from workings.appraisal.models import CaseFile
from workings.decisions.decided import (
    OptionOutcome,
    OptionRecord,
)
from workings.decisions.models import OptionConsidered
from workings.documents.queries import cited


def latest_file(row: CaseRow) -> CaseFile | None:
    """This function will return the newest version of a case's file, if it has any."""
    return CaseFile.objects.filter(case=row).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class FileLine:
    """A version of a case's file in a list."""

    number: int
    sha256: str
    recorded_on: date
    recorded_by: str


@dataclass(frozen=True, slots=True)
class OfficeCase:
    """A case as the office works on it: its row, what its newest file says (None where
    it has none), and every version, the newest first.
    """

    row: CaseRow
    text: str
    versions: tuple[FileLine, ...]

    @property
    def seen(self) -> int:
        """The number of the newest version; 0 where there is none."""
        return self.versions[0].number if self.versions else 0


def office_case(row: CaseRow) -> OfficeCase:
    """This function will return a case's row with its file and versions."""
    files = list(CaseFile.objects.filter(case=row).order_by("-number").defer("body"))
    newest = latest_file(row)
    return OfficeCase(
        row,
        newest.body if newest else "",
        tuple(
            FileLine(one.number, one.sha256, one.recorded_at.date(), one.recorded_by)
            for one in files
        ),
    )


def published_file(row: CaseRow) -> CaseFile | None:
    """This function will return the version of a case's file that readers may see."""
    if row.published is None:
        return latest_file(row)
    return CaseFile.objects.filter(case=row, number=row.published).first()


def case_of(file: CaseFile) -> Case:
    """This function will read a held file, which was checked when it was brought."""
    return read_case(file.body, f"{file.case.code}.toml")


def options_weighed(row: CaseRow) -> tuple[OptionRecord, ...]:
    """This function will return the options that the record has in a case's days."""
    rows = OptionConsidered.objects.filter(project=row.project)
    first = row.since.on if row.since else row.on.on
    chosen = [
        one
        for one in rows.select_related("project", "decision", "source")
        if first <= one.on.on <= row.on.on
    ]
    return tuple(
        OptionRecord(
            project=one.project.code,
            on=one.on,
            option=one.option,
            title=one.title,
            in_favour=one.in_favour,
            against=one.against,
            score=one.score,
            outcome=one.outcome and OptionOutcome(one.outcome),
            decision=one.decision.code if one.decision else "",
            source=cited(one.source),
            note=one.note,
        )
        for one in sorted(chosen, key=lambda one: (one.option, one.on.on))
    )
