"""One part of the benchmarks, in a process of its own: its memory is its own.

python -m benchmarks.part build SIZE | names SIZE | time SIZE SUBJECT ... |
    memory SIZE SUBJECT ...
"""

import json
import sys
from dataclasses import asdict

import django


def main(what: str, size_name: str, *names: str) -> object:
    django.setup()
    from benchmarks import record, subjects
    from benchmarks.timing import measured, peak_mb

    quick = size_name == "quick"
    size = record.QUICK if quick else record.WHOLE
    if what == "build":
        return subjects.build(size)
    every = {subject.name: subject for subject in subjects.of(size)}
    if what == "names":
        return list(every)
    if what == "memory":
        return [peak_mb(every[name]) for name in names]
    return [asdict(measured(every[name], quick=quick)) for name in names]


if __name__ == "__main__":
    json.dump(main(*sys.argv[1:]), sys.stdout)
