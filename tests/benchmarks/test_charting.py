"""The benchmarks of control charts run, in small, and mark what pandas marks."""

from benchmarks.charting import in_pandas, subjects, with_arrays


def test_both_mark_the_same_points():
    assert with_arrays(50) == in_pandas(50) > 0


def test_every_subject_runs():
    for subject in subjects(quick=True):
        subject.work()
        subject.yardstick()
