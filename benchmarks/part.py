"""One part of the benchmarks, in a process of its own: its memory is its own.

python -m benchmarks.part build SIZE | time SUBJECT SIZE | memory SUBJECT SIZE
"""

import json
import sys
from dataclasses import asdict

import django


def main(what: str, *names: str) -> object:
    django.setup()
    from benchmarks import record, subjects
    from benchmarks.timing import measured, peak_mb

    quick = names[-1] == "quick"
    size = record.QUICK if quick else record.WHOLE
    match what:
        case "build":
            return subjects.build(size)
        case "names":
            return [subject.name for subject in subjects.of(size)]
    subject = next(item for item in subjects.of(size) if item.name == names[0])
    if what == "memory":
        return peak_mb(subject)
    return asdict(measured(subject, quick=quick))


if __name__ == "__main__":
    json.dump(main(*sys.argv[1:]), sys.stdout)
