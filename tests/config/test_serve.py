"""The production server, as a process of its own."""

import json
import re
import signal
import socket
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.ground.command_line import serving


def test_it_serves_says_where_and_stops_when_told(database):
    with serving(database, "serve", "--port", "0") as (process, address):
        with urlopen(f"{address}health") as answer:
            assert json.load(answer)["ok"] is True
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert (out, err) == ("", "")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_static_files_are_hashed_and_kept_by_browsers(database):
    with serving(database, "serve", "--port", "0") as (_, address):
        manifest = database.home / "static" / "staticfiles.json"
        named = json.loads(manifest.read_text())["paths"]["workings/workings.css"]
        assert re.fullmatch(r"workings/workings\.[0-9a-f]{12}\.css", named)
        with urlopen(f"{address}static/{named}") as answer:
            assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
def test_an_empty_data_folder_is_made_ready(bare):
    with (
        serving(bare, "serve", "--port", "0") as (_, address),
        urlopen(f"{address}health") as answer,
    ):
        assert json.load(answer)["ok"] is True


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken(workings, database, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = workings(command, "--port", port)
    assert done.code == 1
    assert done.err == (
        f"workings {command}: Port {port} is taken: stop what is using it, "
        "or choose another with --port.\n"
    )
    assert not (settings.HOME / "static").exists()


@pytest.mark.parametrize("port", ["eighty", "65536", "-1"])
def test_a_port_that_is_none(workings, port):
    done = workings("serve", f"--port={port}")
    assert done.code == 2
    assert f"'{port}' is not a port: use 0 to 65535" in done.err


def test_an_address_that_is_not_ours(workings):
    done = workings("serve", "--host", "192.0.2.1")
    assert done.code == 1
    assert done.err.startswith("workings serve: Cannot listen on 192.0.2.1, port 8000")
