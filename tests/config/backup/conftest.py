"""Databases to make backups of, and to restore them into."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from tests.ground.databases import ENGINES, Database, Engine, migrate, pointed_at


def _whole(engine: Engine) -> Database:
    from tests.config.whole_record import fill

    return engine.template("whole", fill, of=engine.template("empty", migrate))


@pytest.fixture(scope="session")
def today(engines: dict[str, Engine]) -> Path:
    """A backup of today's schema: no migration stands between it and its rows."""
    from workings.config.backup.making import back_up

    def make() -> None:
        file = Path(settings.HOME) / "today.zip"
        back_up(file, made_at=timezone.now(), force=False, tell=lambda _: None)

    engine = engines["sqlite"]
    made = engine.template("backed_up", make, of=_whole(engine))
    return made.home / "today.zip"


@pytest.fixture(params=ENGINES)
def whole(
    request: pytest.FixtureRequest, engines: dict[str, Engine]
) -> Iterator[Database]:
    """A record with rows in every table, on each engine in turn."""
    engine = engines[request.param]
    with engine.copy(_whole(engine)) as copy, pointed_at(copy):
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
def another(engines: dict[str, Engine]) -> Iterator[Callable[..., Database]]:
    """`another("sqlite")`: one more database of today's tables, to point at, or one in
    which nothing has been made yet.
    """
    with ExitStack() as stack:

        def make(name: str, *, bare: bool = False) -> Database:
            engine = engines[name]
            template = (
                engine.template("bare", lambda: None)
                if bare
                else engine.template("empty", migrate)
            )
            return stack.enter_context(engine.copy(template))

        yield make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "council.zip"
