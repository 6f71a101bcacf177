"""The committee report of a case as a file, for the office and for everybody."""

from django.http import HttpResponse

from workings.appraisal.appraise import Appraisal
from workings.appraisal.report import as_file

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown; charset=utf-8",
}


def handed_out_report(found: Appraisal, code: str, suffix: str) -> HttpResponse:
    """This function will hand out the report of a case, to be saved and not shown."""
    answer = HttpResponse(as_file(found, suffix), content_type=_KINDS[suffix])
    name = f"{code}-report{suffix}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
