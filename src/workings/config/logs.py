"""One JSON object a line, with chosen fields: logs hold no personal data.

A log line says what happened in which part of the code. It leaves out who asked,
from where, and the values they sent: those are in the audit log, under its access
rules, or nowhere.
"""

import logging
import re
import traceback
from typing import Any

from pythonjsonlogger.core import LogData
from pythonjsonlogger.json import JsonFormatter

# The second fence: what a library may have put into a message of its own.
PERSONAL = {
    r"[^\s@<>'\"(]+@[^\s@<>'\")]+": "[e-mail]",
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b": "[address]",
    # Four groups or more, or a gap: a time of day has three, and none.
    r"(?i)(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b": "[address]",
    r"(?i)(?<![\w:])[0-9a-f:]*::[0-9a-f:]*[0-9a-f]\b": "[address]",
    r"\?[^\s'\"]+": "?[query]",
}


def scrub(text: str) -> str:
    """This function will take e-mail and network addresses and queries out.

    >>> scrub("GET /search?q=alice from 192.0.2.7 by alice@example.org")
    'GET /search?[query] from [address] by [e-mail]'
    """
    for pattern, instead in PERSONAL.items():
        text = re.sub(pattern, instead, text)
    return text


class JsonLines(JsonFormatter):
    """Formats a record from its own message and frames, and nothing else of it."""

    def process_log_record(self, log_data: LogData) -> LogData:
        return log_data

    def add_fields(
        self, log_data: LogData, record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        log_data["time"] = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        request = getattr(record, "request", None)
        if request is None:
            log_data["message"] = scrub(record.getMessage())
        else:
            # "Not Found: /a/path": the route says as much and holds no values.
            arguments = record.args if isinstance(record.args, tuple) else ()
            log_data["message"] = str(next(iter(arguments), record.msg))
            match = getattr(request, "resolver_match", None)
            log_data["route"] = match.route if match else None
            log_data["method"] = getattr(request, "method", None)
            log_data["status"] = getattr(record, "status_code", None)
        if record.exc_info and record.exc_info[0]:
            # An exception's own words may quote the row at fault.
            log_data["exception"] = record.exc_info[0].__qualname__
            log_data["frames"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
