"""Fixtures for every test. The machinery behind them is in tests/ground."""

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as examples

# Before any of ours is imported: settings are read then. Tests that need a
# database say so; for all others there is none to reach.
_HOME = tempfile.TemporaryDirectory(prefix="workings-tests-")
os.environ["WORKINGS_HOME"] = _HOME.name
os.environ["DATABASE_URL"] = f"sqlite:///{_HOME.name}/none/ask-for-a-fixture"
os.environ["DJANGO_SETTINGS_MODULE"] = "workings.config.settings"
for _name in [name for name in os.environ if name.startswith("WORKINGS_")]:
    if _name not in ("WORKINGS_HOME", "WORKINGS_CHROMIUM"):
        del os.environ[_name]

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

# Static files from where they are written: no test needs collectstatic.
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# A page is rendered whenever a test asks for it, but for the tests of keeping it.
settings.CACHES["pages"]["BACKEND"] = "django.core.cache.backends.dummy.DummyCache"
settings.KEEP_READINGS = False
# Slow for whoever guesses passwords, which in tests nobody does by the million.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The same in every process: tests run at addresses that carry a signature.
settings.SECRET_KEY = "known to everybody, and good for nothing but to test with"
Path(settings.STATIC_ROOT).mkdir()
django.setup()
setup_test_environment()

from tests.ground import postgres  # noqa: E402
from tests.ground.client import StrictClient  # noqa: E402
from tests.ground.command_line import Finished, run_here  # noqa: E402
from tests.ground.databases import (  # noqa: E402
    ENGINES,
    Database,
    Engine,
    alone,
    migrate,
    pointed_at,
)
from tests.ground.postgres import Postgres  # noqa: E402
from tests.ground.quick import quick_folder  # noqa: E402

# A slow machine is no failure. What is slow for itself asks for fewer.
examples.register_profile("workings", deadline=None, max_examples=60)
examples.load_profile("workings")

TIERS = ("unit", "integration", "contract", "browser")
SERVER, HOMES = "postgresql-server", "homes"
"""The files, in the folder of a run, that say where the run's server is, and where its
databases' own folders are.
"""

ON_DATABASE = {"database", "one_barnet", "one_barnet_copy"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One tier for each test: by its folder, else by whether it has a database."""
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder == "browser":
            tier = "browser"
        elif folder == "contracts":
            tier = "contract"
        elif ON_DATABASE & set(getattr(item, "fixturenames", ())):
            tier = "integration"
        else:
            tier = "unit"
        item.add_marker(tier)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _not_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _not_skipped((yield))


def _not_skipped(report: Any) -> Any:
    """Under CI, what was not tried has not passed."""
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped, under CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def engines(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> dict[str, Engine]:
    """Both engines; PostgreSQL's server starts when the first test needs it."""
    whole_run = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        whole_run = whole_run.parent
    return _Engines(whole_run, worker_id)


class _Engines(dict[str, Engine]):
    """What one worker makes, all others find."""

    def __init__(self, whole_run: Path, worker: str) -> None:
        super().__init__()
        self.whole_run, self.worker = whole_run, worker

    def __missing__(self, name: str) -> Engine:
        folder = self._once(HOMES, _homes) / name
        folder.mkdir(exist_ok=True)
        server = None
        if name == "postgresql":
            server = Postgres(self._once(SERVER, lambda: postgres.start().folder))
        self[name] = Engine(name, folder, server, self.worker)
        return self[name]

    def _once(self, name: str, make: Callable[[], Path]) -> Path:
        kept = self.whole_run / name
        with alone(self.whole_run / f"{name}.lock"):
            if not kept.exists():
                kept.write_text(str(make()))
        return Path(kept.read_text())


def _homes() -> Path:
    return Path(tempfile.mkdtemp(prefix="workings-homes-", dir=quick_folder()))


def pytest_unconfigure(config: pytest.Config) -> None:
    """When all workers are done, so is what they shared."""
    if not hasattr(config, "workerinput"):
        whole_run = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        if (kept := whole_run / SERVER).exists():
            postgres.stop(Postgres(Path(kept.read_text())))
        if (kept := whole_run / HOMES).exists():
            shutil.rmtree(kept.read_text(), ignore_errors=True)


@pytest.fixture(params=ENGINES)
def database(
    request: pytest.FixtureRequest, engines: dict[str, Engine]
) -> Iterator[Database]:
    """A migrated, empty database of the test's own, on each engine in turn."""
    engine = engines[request.param]
    with engine.copy(engine.template("empty", migrate)) as copy, pointed_at(copy):
        yield copy


@pytest.fixture(scope="session")
def one_barnet_template(engines: dict[str, Engine]) -> Callable[[str], Database]:
    """The One Barnet record, loaded once an engine by the real loader."""
    from workings.config.demonstration import load

    def made(name: str) -> Database:
        engine = engines[name]
        return engine.template("one_barnet", load, of=engine.template("empty", migrate))

    return made


@pytest.fixture(scope="session")
def one_barnet_shared(
    engines: dict[str, Engine], one_barnet_template: Callable[[str], Database]
) -> Iterator[Callable[[str], Database]]:
    with ExitStack() as stack:
        made: dict[str, Database] = {}

        def share(name: str) -> Database:
            if name not in made:
                copy = engines[name].copy(one_barnet_template(name))
                whole = stack.enter_context(copy)
                made[name] = Database(whole.engine, whole.url, whole.home, True)
            return made[name]

        yield share


@pytest.fixture(params=ENGINES)
def one_barnet(
    request: pytest.FixtureRequest, one_barnet_shared: Callable[[str], Database]
) -> Iterator[Database]:
    """The One Barnet record, to read: one copy for all, which refuses writes."""
    with pointed_at(one_barnet_shared(request.param)) as shared:
        yield shared


@pytest.fixture(params=ENGINES)
def one_barnet_copy(
    request: pytest.FixtureRequest,
    engines: dict[str, Engine],
    one_barnet_template: Callable[[str], Database],
) -> Iterator[Database]:
    """The One Barnet record, to write to: a copy of the test's own."""
    template = one_barnet_template(request.param)
    with engines[request.param].copy(template) as copy, pointed_at(copy):
        yield copy


@pytest.fixture
def client() -> StrictClient:
    """Django's test client; it fails on HTML that a browser would have to repair."""
    return StrictClient()


@pytest.fixture
def workings() -> Callable[..., Finished]:
    """`workings("position", "one-barnet")`: a command line, run in this process."""
    return run_here
