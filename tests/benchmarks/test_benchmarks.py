"""The benchmarks run, on a small record. How fast is not for a test to say."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.__main__ import PARTS
from benchmarks.engines import ENGINES

ROOT = Path(__file__).parents[2]


def quick(*arguments: str) -> list[str]:
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.splitlines()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_quick_run_prints_a_ratio_for_every_subject(engine: str) -> None:
    told = quick("--only", "ledger", "--engine", engine)
    assert len(told) == 10
    assert all(" times " in line and " MB" in line for line in told)
    for subject in ("totals", "every row", "verify", "bridge", "post a statement"):
        assert any(subject in line for line in told)


def test_a_tracker_becomes_a_draft_and_is_posted() -> None:
    draft, posted = quick("--only", "intake", "--engine", "sqlite")
    assert "a tracker of 200 rows becomes a draft" in draft
    assert "post the draft of a tracker of 200 rows" in posted
    assert all(" times " in line and " MB" in line for line in (draft, posted))


def test_pages_are_measured_and_many_readers_get_no_error() -> None:
    *pages, crowd = quick("--only", "web", "--engine", "sqlite")
    assert len(pages) == 3
    assert all("first" in line and "unchanged" in line for line in pages)
    assert "8 readers of 2 workers" in crowd
    assert ", 0 errors, " in crowd


def test_what_was_measured_has_a_place_in_its_page(monkeypatch, tmp_path) -> None:
    page = tmp_path / "benchmarks.md"
    before = report.PAGE.read_text()
    page.write_text(before)
    monkeypatch.setattr(report, "PAGE", page)
    for part in PARTS:
        report.write(part, [f"Measured: {part}."])
    text = page.read_text()
    assert all(f"Measured: {part}." in text for part in PARTS)
    assert text.count(report.END) == before.count(report.END)
