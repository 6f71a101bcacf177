"""The examples in docstrings of pure rooms are true."""

import doctest
import importlib
import pkgutil

import pytest

import workings.appraisal
import workings.core
import workings.intake.workbooks
import workings.ledger
import workings.numerics
import workings.publish
import workings.quality

MODULES = sorted(
    module.name
    for package in (
        workings.appraisal,
        workings.core,
        workings.intake.workbooks,
        workings.numerics,
        workings.ledger,
        workings.publish,
        workings.quality,
    )
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not {"migrations", "management", "apps"} & set(module.name.split("."))
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    examples = [
        found
        for name in MODULES
        for found in finder.find(importlib.import_module(name))
        if found.examples
    ]
    assert len(examples) >= 5
