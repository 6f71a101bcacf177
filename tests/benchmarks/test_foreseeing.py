"""The benchmarks of the outlook run, in small. How fast is not for a test to say."""

import subprocess
import sys
from pathlib import Path

from benchmarks import alone, report

ROOT = Path(__file__).parents[2]


def test_a_quick_run_prints_a_ratio_for_every_subject():
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.foreseeing", "--quick"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = finished.stdout.splitlines()
    assert [line.split()[0] for line in told] == ["one", "16"]
    assert all(" times, " in line and " MB" in line for line in told)


def test_its_table_has_a_place_in_the_page(monkeypatch, tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text(report.PAGE.read_text())
    monkeypatch.setattr(report, "PAGE", page)
    row = ("this", "1.00", "4", "met", "1", "1", "10")
    report.write("outlook", alone.table([row]))
    assert page.read_text().count("| this | 1.00 | 4 | met | 1 | 1 | 10 |") == 1
