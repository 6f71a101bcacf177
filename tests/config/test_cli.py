"""The console script: what it lists, what it says when it cannot, how it leaves."""

import os
import re
import signal
import subprocess
import sys

import pytest
from django.core.management.base import BaseCommand, CommandError

from workings.config import cli
from workings.config.database import pending_migrations
from workings.core.problems import HasProblems, Problem
from workings.core.refusals import Refusal


class Probe(BaseCommand):
    """A command that does what the test wants done."""

    help = "Try something."
    needs_record = False
    deed = staticmethod(lambda **options: None)

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=1)

    def handle(self, **options):
        self.deed(**options)


@pytest.fixture
def probe(monkeypatch):
    """`workings probe` does what the test sets as its deed."""
    monkeypatch.setattr(cli, "_our_commands", lambda: {"probe": "workings.config"})
    monkeypatch.setattr(cli, "load_command_class", lambda *_: Probe())

    def do(deed):
        monkeypatch.setattr(Probe, "deed", staticmethod(deed))

    return do


def refuse_with(error):
    def deed(**options):
        raise error

    return deed


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("help",)])
def test_it_lists_our_commands_and_only_ours(workings, arguments):
    done = workings(*arguments)
    assert done.code == 0
    assert re.search(
        r"^  serve +Serve the record's pages to browsers.$", done.out, re.MULTILINE
    )
    assert "collectstatic" not in done.out


def test_every_command_has_one_line_of_help(workings):
    apps = cli._our_commands()
    for name in apps:
        described = cli._load(apps, name).help
        assert described.endswith("."), name
        assert "\n" not in described, name


def test_an_unknown_command(workings):
    done = workings("serv")
    assert done.code == 2
    assert done.err == 'workings: there is no command "serv". Did you mean "serve"?\n'
    assert done.out == ""


def test_wrong_usage_is_one_line(workings, probe):
    done = workings("probe", "--times", "x")
    assert done.code == 2
    assert done.err.startswith("workings probe: argument --times: invalid int value")
    assert done.err.count("\n") == 1


def test_help_of_a_command_offers_only_its_own_options(workings, probe):
    done = workings("probe", "--help")
    assert done.code == 0
    assert "Try something." in done.out
    assert "--pythonpath" not in done.out


def test_a_command_gets_its_options(workings, probe):
    got = {}
    probe(lambda **options: got.update(options))
    assert workings("probe", "--times", "3").code == 0
    assert got["times"] == 3


def test_a_refusal_is_one_line(workings, probe):
    probe(refuse_with(Refusal("The year is closed.")))
    done = workings("probe")
    assert (done.code, done.err) == (1, "workings probe: The year is closed.\n")


def test_a_refusal_that_is_a_matter_of_usage(workings, probe):
    class NoSuchDate(Refusal):
        returncode = 2

    probe(refuse_with(NoSuchDate("There is no 31 June.")))
    done = workings("probe")
    assert (done.code, done.err) == (2, "workings probe: There is no 31 June.\n")


def test_problems_are_all_shown(workings, probe):
    problems = [Problem(f"row {n}", "no date", "Give one") for n in (1, 2)]
    probe(refuse_with(HasProblems(problems)))
    done = workings("probe")
    assert done.code == 1
    assert done.err == (
        "row 1: no date. Give one.\n"
        "row 2: no date. Give one.\n"
        "workings probe: 2 problems found, nothing was written.\n"
    )


@pytest.mark.parametrize(("error", "code"), [({}, 1), ({"returncode": 3}, 3)])
def test_a_failed_command(workings, probe, error, code):
    probe(refuse_with(CommandError("No.", **error)))
    done = workings("probe")
    assert (done.code, done.err) == (code, "workings probe: No.\n")


def test_our_own_bugs_are_not_hidden(workings, probe):
    probe(refuse_with(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        workings("probe")


def test_nothing_to_read_yet(workings, probe, monkeypatch):
    monkeypatch.setattr(Probe, "needs_record", True)
    done = workings("probe")
    assert done.code == 1
    assert done.err.startswith("workings probe: There is no record here yet: run ")


# What it finds on each engine, the tests of making ready say.
@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
def test_a_command_that_begins_a_record_finds_its_tables(
    workings, probe, bare, monkeypatch
):
    monkeypatch.setattr(cli, "_our_commands", lambda: {"probe": "workings.intake"})
    pending = []
    probe(lambda **options: pending.extend(pending_migrations()))
    assert workings("probe").code == 0
    assert pending == []


def test_developers_reach_djangos_own_commands(workings):
    assert workings("manage", "diffsettings").code == 0


def as_process(*arguments, **environ):
    return subprocess.run(
        [sys.executable, "-m", "workings", *arguments],
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_settings_that_cannot_be_used_stop_it_with_one_line():
    done = as_process("--help", WORKINGS_DEBUG="perhaps")
    assert done.returncode == 1
    assert done.stderr == "workings: WORKINGS_DEBUG is neither yes nor no: 'perhaps'.\n"


def test_a_reader_who_has_seen_enough_is_no_error():
    listing = subprocess.Popen(
        [sys.executable, "-m", "workings", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    listing.stdout.close()
    assert listing.stderr.read() == b""
    listing.stderr.close()
    assert listing.wait() == 0


def test_interrupted():
    script = (
        "import sys; from workings.config import cli\n"
        "def run(arguments): print('began', flush=True); import time; time.sleep(60)\n"
        "cli.run = run; cli.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "began\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (cli.INTERRUPTED, "", "")
