"""A record of the first landed schema comes forward to today's, on both engines.

The file is of the first schema and stays so: see tests/config/first_schema.py.
"""

import json

from django.db import connection

from tests.config.backup.record import files
from tests.config.first_schema import FILE
from tests.config.whole_record import FILES
from workings.access.append_only import missing_triggers
from workings.config.backup.archive import opened
from workings.config.database import pending_migrations


def test_the_file_is_small():
    assert FILE.stat().st_size < 100_000


def test_it_comes_forward_to_today(bare, workings):
    finished = workings("restore", str(FILE), "--json")
    assert (finished.code, finished.err) == (0, "")
    assert pending_migrations() == []
    assert missing_triggers(connection) == []
    with opened(FILE) as first:
        head = first.manifest.head_digest
    verified = workings("verify", "--head", head, "--json")
    assert json.loads(verified.out)["ok"] is True
    assert json.loads(verified.out)["statements"] == 4
    assert sorted(files().values()) == sorted(t.encode() for t, _ in FILES.values())
    found = json.loads(
        workings("position", "new-ambridge", "--as-at", "2012-12-31", "--json").out
    )
    assert found["head_digest"] == head
    amounts = {
        (benefit["benefit"], entry["series"]): entry["amount"]
        for benefit in found["benefits"]
        for entry in benefit["position"]
    }
    assert amounts == {
        ("ROADS", "plan"): "1000000.00",
        ("ROADS", "delivered"): "750000.00",
        ("FEES", "plan"): "250000.50",
        ("FEES", "delivered"): "-5.00",
        ("SHARED", "plan"): "0.01",
    }
