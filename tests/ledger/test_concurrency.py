"""Many at once, and killed at any moment: one chain, whole statements or nothing."""

import random
import signal
import time

import pytest
from django.db import connection

from tests.ground.databases import Database
from tests.ledger.ambridge import ambridge
from tests.ledger.worker import PROCESSES, post_all, post_and_tell, start
from workings.ledger import models
from workings.ledger.chain import verify
from workings.ledger.queries import chain, links
from workings.ledger.queries.heads import Heads

POSTERS, EACH = 16, 3
KILLS = 100  # on each engine


@pytest.fixture
def shared(database: Database) -> Database:
    ambridge()
    return database


def test_sixteen_post_at_once_and_nothing_is_lost(shared):
    codes = [[f"p{poster}-{number}" for number in range(EACH)] for poster in range(16)]
    posters = [start(post_all, shared, [(code, 3) for code in mine]) for mine in codes]
    for poster in posters:
        poster.join(60)
        assert poster.exitcode == 0
    found = verify(links())
    assert (found.ok, found.statements) == (True, POSTERS * EACH)
    rows = list(models.Statement.objects.order_by("id"))
    assert {row.code for row in rows} == {code for mine in codes for code in mine}
    assert [row.pk for row in rows] == list(range(1, POSTERS * EACH + 1))
    times = [row.recorded_at for row in rows]
    assert times == sorted(times)
    # Each poster's own come in the order in which it posted them.
    for mine in codes:
        assert [row.code for row in rows if row.code in mine] == mine
    assert models.Line.objects.count() == 3 * POSTERS * EACH
    assert models.Total.objects.count() == POSTERS * EACH


def test_killed_at_any_moment_it_leaves_the_whole_statement_or_nothing(shared):
    chance = random.Random(20130831)
    whole = how_long_posting_takes(shared)
    kept = count()["statements"]
    for number in range(KILLS):
        size = chance.choice([300, 600, 1000, 2000])
        here, there = PROCESSES.Pipe(duplex=False)
        poster = start(post_and_tell, shared, f"killed-{number}", size, there)
        assert here.recv() == "now"
        time.sleep(chance.random() * whole * size / 1000)
        poster.kill()
        poster.join(60)
        assert poster.exitcode in (0, -signal.SIGKILL)
        here.close()
        there.close()
        nothing_is_left_over()
    # What the last one may still be committing is whole, too.
    found = verify(links())
    assert found.ok
    stayed = found.statements - kept
    assert 0 < stayed < KILLS, "the kills all fell before, or all after"
    start(post_all, shared, [("after", 3)]).join(60)
    assert verify(links()).statements == found.statements + 1


def how_long_posting_takes(shared: Database) -> float:
    """Seconds for a statement of a thousand lines, from about to post to done."""
    taken = []
    for number in range(3):
        here, there = PROCESSES.Pipe(duplex=False)
        poster = start(post_and_tell, shared, f"timed-{number}", 1000, there)
        assert here.recv() == "now"
        begun = time.monotonic()
        poster.join(60)
        taken.append(time.monotonic() - begun)
        assert poster.exitcode == 0
        here.close()
        there.close()
    return min(taken)


COUNTS = """
    SELECT (SELECT count(*) FROM ledger_statement),
           (SELECT coalesce(max(id), 0) FROM ledger_statement),
           (SELECT coalesce(sum(lines), 0) FROM ledger_statement),
           (SELECT count(*) FROM ledger_line),
           (SELECT count(*) FROM ledger_total),
           (SELECT count(*) FROM ledger_wording),
           (SELECT count(*) FROM ledger_line WHERE wording IS NOT NULL),
           (SELECT count(*) FROM access_auditentry WHERE action = 'post statement')
"""


def count() -> dict[str, int]:
    """How many there are of each: one query, so of one moment."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS)
        names = ("statements", "last", "said", "lines", "totals", "texts", "noted")
        return dict(zip((*names, "logged"), map(int, cursor.fetchone()), strict=True))


def nothing_is_left_over() -> None:
    """Every row belongs to a statement that is there, and the newest holds."""
    found = count()
    posted = found["statements"]
    assert found["last"] == posted
    assert found["lines"] == found["said"]
    assert found["totals"] == posted == found["logged"]
    # A text for each statement, each total, and each line with a note.
    assert found["texts"] == 2 * posted + found["noted"]
    for link in chain._between(posted, posted, Heads.read([posted])):
        assert link.stored == link.computed
        assert not link.fault
