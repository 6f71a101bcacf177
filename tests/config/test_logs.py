"""Logs are structured, and hold no personal data."""

import json
import logging

import pytest

from workings.config.logs import JsonLines, scrub


def line(record: logging.LogRecord) -> dict[str, object]:
    return json.loads(JsonLines().format(record))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("alice@example.org wrote", "[e-mail] wrote"),
        ("from 192.0.2.7:4321", "from [address]:4321"),
        ("from ip=2001:db8::7: bad", "from ip=[address]: bad"),
        ("GET /search?q=alice+smith", "GET /search?[query]"),
        ("Unable to read line 14 at 12:30:05", "Unable to read line 14 at 12:30:05"),
    ],
)
def test_scrubbing(said, kept):
    assert scrub(said) == kept


def test_a_line_is_one_json_object():
    found = line(logging.makeLogRecord({"name": "workings", "msg": "Began\nagain"}))
    assert found["message"] == "Began\nagain"
    assert set(found) == {"time", "level", "logger", "message"}


def test_a_request_is_named_by_its_route(caplog, client):
    client.get("/nobody/alice@example.org/?q=secret")
    [record] = caplog.records
    found = line(record)
    assert found["message"] == "Not Found"
    assert found["status"] == 404
    assert "alice" not in json.dumps(found)
    assert "secret" not in json.dumps(found)


def test_an_exception_is_named_without_its_words():
    try:
        raise ValueError("alice@example.org is ill")
    except ValueError as error:
        fault = (ValueError, error, error.__traceback__)
        record = logging.LogRecord("x", 40, "", 1, "Unable to read", (), fault)
    found = line(record)
    assert found["exception"] == "ValueError"
    assert found["frames"][0].endswith("without_its_words")
    assert "alice" not in json.dumps(found)
