"""Answers of the office that are no pages."""

from django.http import HttpResponse


def csv_file(content: str, name: str) -> HttpResponse:
    """This function will hand out a table as a file that spreadsheets open."""
    # With the mark by which spreadsheets know UTF-8.
    answer = HttpResponse(
        content.encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
