"""One part of the benchmarks, in a process of its own: its memory is its own.

python -m benchmarks.part PART build SIZE | names SIZE | time SIZE SUBJECT ... |
    memory SIZE SUBJECT ... | draft SIZE
"""

import json
import sys
from dataclasses import asdict
from importlib import import_module

import django

SUBJECTS = {"ledger": "subjects", "intake": "trackers"}
"""The modules that say what is measured: one is loaded, whose memory counts."""


def main(part: str, what: str, size: str, *names: str) -> object:
    django.setup()
    from benchmarks.timing import measured, peak_mb

    measuring = import_module(f"benchmarks.{SUBJECTS[part]}")
    quick = size == "quick"
    if what == "build":
        return measuring.build(quick=quick)
    if what == "draft":
        return measuring.validated()
    every = {subject.name: subject for subject in measuring.of(quick=quick)}
    if what == "names":
        return list(every)
    if what == "memory":
        return [peak_mb(every[name]) for name in names]
    return [asdict(measured(every[name], quick=quick)) for name in names]


if __name__ == "__main__":
    json.dump(main(*sys.argv[1:]), sys.stdout)
