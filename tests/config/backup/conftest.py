"""Databases to make backups of, and to restore them into."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.ground.databases import ENGINES, Database, Engine, migrate, pointed_at


@pytest.fixture(params=ENGINES)
def whole(
    request: pytest.FixtureRequest, engines: dict[str, Engine]
) -> Iterator[Database]:
    """A record with rows in every table, on each engine in turn."""
    from tests.config.whole_record import fill

    engine = engines[request.param]
    template = engine.template("whole", fill, of=engine.template("empty", migrate))
    with engine.copy(template) as copy, pointed_at(copy):
        yield copy


@pytest.fixture(params=ENGINES)
def bare(
    request: pytest.FixtureRequest, engines: dict[str, Engine]
) -> Iterator[Database]:
    """A database in which nothing has been made yet."""
    engine = engines[request.param]
    with engine.copy(engine.template("bare", lambda: None)) as copy, pointed_at(copy):
        yield copy


@pytest.fixture
def another(engines: dict[str, Engine]) -> Iterator[Callable[[str], Database]]:
    """`another("sqlite")`: one more bare database, to point at."""
    with ExitStack() as stack:

        def make(name: str) -> Database:
            engine = engines[name]
            return stack.enter_context(
                engine.copy(engine.template("bare", lambda: None))
            )

        yield make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "council.zip"
