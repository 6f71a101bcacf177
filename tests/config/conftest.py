import pytest

from tests.ground.databases import ENGINES, pointed_at


@pytest.fixture(params=ENGINES)
def bare(request, engines):
    """A database in which nothing has been made yet."""
    engine = engines[request.param]
    with engine.copy(engine.template("bare", lambda: None)) as copy, pointed_at(copy):
        yield copy
