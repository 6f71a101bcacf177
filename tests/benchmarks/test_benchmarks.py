"""The benchmarks run, on a small record. How fast is not for a test to say."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.engines import ENGINES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_quick_run_prints_a_ratio_for_every_subject(engine: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--engine", engine],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    told = finished.stdout.splitlines()
    assert len(told) == 10
    assert all(" times " in line and " MB" in line for line in told)
    for subject in ("totals", "every row", "verify", "bridge", "post a statement"):
        assert any(subject in line for line in told)
