"""The record that docs/how-to/write-a-record.md begins from."""

import re
from pathlib import Path

from workings.access.permissions import COMMAND_LINE
from workings.intake.actions import check_folder, load_folder

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
EXAMPLE = HOW_TO / "example-record"


def test_the_example_loads_and_a_second_time_changes_nothing(database):
    assert check_folder(EXAMPLE).problems == ()

    first = load_folder(EXAMPLE, by=COMMAND_LINE)
    again = load_folder(EXAMPLE, by=COMMAND_LINE)

    assert first.posted == ("PLAN-2011", "OUTTURN-2012")
    assert (again.posted, again.changed) == ((), {})


def test_the_page_leads_through_every_file_of_the_example():
    page = (HOW_TO / "write-a-record.md").read_text("utf-8")

    linked = set(re.findall(r"\(example-record/([\w.]+)\)", page))
    assert linked == {path.name for path in EXAMPLE.iterdir()}


def test_the_page_s_commands_run(database, workings):
    page = (HOW_TO / "write-a-record.md").read_text("utf-8")
    block = re.search(r"```\n(workings .*?)```", page, re.DOTALL)
    assert block
    for line in block[1].splitlines():
        arguments = line.replace("docs/how-to", str(HOW_TO)).split()[1:]
        done = workings(*arguments)
        assert (done.code, done.err) == (0, ""), line
