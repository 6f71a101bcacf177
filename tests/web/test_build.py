"""A build is known by whatever pages are made of."""

from importlib import metadata
from pathlib import Path

import pytest

from workings.web import build as ours

EVERY = metadata.distributions


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the only library installed tells of itself."""
    folder = tmp_path / "charts-1.0.dist-info"
    folder.mkdir()
    monkeypatch.setattr(metadata, "distributions", lambda: EVERY(path=[str(tmp_path)]))
    return folder / "METADATA"


def digest() -> str:
    return ours.build.__wrapped__()


def test_the_same_libraries_are_the_same_build(told):
    told.write_text("Name: charts\nVersion: 1.0\n")
    assert digest() == digest()


@pytest.mark.parametrize("changed", ["Name: maps\nVersion: 1.0\n", "Version: 1.0.1\n"])
def test_another_library_or_version_is_another_build(told, changed):
    told.write_text("Name: charts\nVersion: 1.0\n")
    before = digest()
    told.write_text(changed)
    assert digest() != before


def test_an_older_kind_of_installation_counts_too(tmp_path, told):
    told.write_text("Name: charts\nVersion: 1.0\n")
    before = digest()
    egg = tmp_path / "maps-1.0.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Name: maps\nVersion: 1.0\n")
    assert digest() != before
