"""What it takes to bring a large tracker in, beside the least that could be done."""

from collections.abc import Iterator

from benchmarks import ledger
from benchmarks.ledger import Result, line, told

__all__ = ["line", "measure", "told"]


def measure(name: str, *, quick: bool) -> Iterator[Result]:
    """This function will measure trackers on an engine, in an empty record."""
    return ledger.measure(name, quick=quick, part="intake")
