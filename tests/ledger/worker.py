"""Processes that post, each with connections of its own.

They are forked from a warm process that has loaded all there is to load and has
opened nothing, so that one starts in milliseconds, whatever else runs beside.
"""

import multiprocessing
from collections.abc import Sequence
from datetime import date, timedelta
from multiprocessing.connection import Connection
from typing import Any

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.db import connections

from tests.ground.databases import Database, pointed_at
from tests.ledger.ambridge import BY, S, T
from tests.ledger.strategies import CODES
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.actions import post
from workings.ledger.statement import Key, Line, Statement
from workings.ledger.words import Series
from workings.programme.models import Programme

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.ledger.worker"])


def run_rates(code: str, count: int) -> Statement:
    """A statement of many lines, each of a day of its own, and a total."""
    first = date(2011, 4, 1)
    lines = [
        Line(
            Key(
                CODES[index % len(CODES)],
                Series.FORECAST,
                Basis.RUN_RATE,
                Period.at(first + timedelta(days=index)),
            ),
            100 * index,
            note="Noted" if index % 50 == 0 else "",
        )
        for index in range(count)
    ]
    total = T(f"T-{code}", "forecast run_rate 2011-04-01 1")
    return S(code, "2011-05-01", lines=lines, totals=[total])


def start(target: Any, *arguments: Any) -> Any:
    """This function will start a process."""
    process = PROCESSES.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def post_all(database: Database, statements: Sequence[tuple[str, int]]) -> None:
    """This function will post statements of so many lines, one after another."""
    with pointed_at(database):
        programme = Programme.objects.get()
        for code, count in statements:
            post(run_rates(code, count), programme=programme, by=BY)
        connections.close_all()


def post_and_tell(
    database: Database, code: str, count: int, telling: Connection
) -> None:
    """This function will post one statement, and tell when it is about to."""
    with pointed_at(database):
        programme = Programme.objects.get()
        statement = run_rates(code, count)
        telling.send("now")
        post(statement, programme=programme, by=BY)
        connections.close_all()
