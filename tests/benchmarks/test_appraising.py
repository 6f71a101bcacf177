"""The benchmarks of appraisal run, in small. How fast is not for a test to say."""

import subprocess
import sys
from pathlib import Path

from benchmarks import alone, report

ROOT = Path(__file__).parents[2]


def test_a_quick_run_prints_a_ratio_for_every_subject():
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.appraising", "--quick", "--engine", "x"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    discount, simulate = finished.stdout.splitlines()
    assert discount.startswith("discount")
    assert simulate.startswith("simulate")
    assert all(" times, " in line and " MB" in line for line in (discount, simulate))


def test_what_was_measured_has_a_place_in_its_page(monkeypatch, tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text(report.PAGE.read_text())
    monkeypatch.setattr(report, "PAGE", page)
    row = ("this", "1.00", "2", "met", "1", "1", "10")
    report.write("appraisal", alone.table([row]))
    assert "| this | 1.00 | 2 | met | 1 | 1 | 10 |" in page.read_text()
