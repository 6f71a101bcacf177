"""The file that a case begins with."""

from collections.abc import Mapping
from typing import Any

from workings.appraisal.casefile.parts import Table


def starting_file(
    given: Mapping[str, Any], principles: Mapping[str, str], project: str
) -> Table:
    """This function will return the smallest case file: its head, the programme's
    principles, and business as usual.
    """
    head = {
        "title": given["title"],
        "project": project,
        "year_0": given["year_0"],
        "horizon": given["horizon"],
        "prices": given["prices"],
        "unit": given["unit"],
    }
    if given["stage"]:
        head["stage"] = str(given["stage"])
    file: Table = {"format": 1, "case": head}
    if given["prices"] == "nominal":
        file["inflation"] = {"rate": given["inflation"]}
    if principles:
        file["principle"] = [
            {"code": code, "title": title} for code, title in principles.items()
        ]
    usual = {"code": "BAU", "title": given["usual"], "business_as_usual": True}
    return {**file, "option": [usual]}
