"""Reports of an appraisal, in the form of a council's committee report."""

from workings.appraisal.appraise import Appraisal
from workings.appraisal.report.committee import report
from workings.appraisal.report.markdown import markdown
from workings.appraisal.report.word import docx

SUFFIXES = (".docx", ".md")
"""The kinds of file that a report is written as."""


def as_file(found: Appraisal, suffix: str) -> bytes:
    """This function will write the report as a file of one of :data:`SUFFIXES`."""
    whole = report(found)
    return docx(whole) if suffix == ".docx" else markdown(whole).encode()


__all__ = ["SUFFIXES", "as_file", "report"]
