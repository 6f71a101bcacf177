"""Reports of an appraisal, in the form of a council's committee report."""

from workings.appraisal.report.committee import report

__all__ = ["report"]
