"""The console script: `workings COMMAND`, over Django's management commands.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 130 interrupted.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import (
    ManagementUtility,
    get_commands,
    load_command_class,
)
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from workings.core.problems import HasProblems, mend_name
from workings.core.refusals import Refusal

REFUSED, USAGE, INTERRUPTED = 1, 2, 130

# What Django's own runner would pass; ours offers none of them as options. System
# checks load every page and template: `serve` and `make check` run them, and a
# command that prints a table need not wait for them.
BASE_OPTIONS = {
    "verbosity": 1,
    "settings": None,
    "pythonpath": None,
    "traceback": False,
    "no_color": True,
    "force_color": False,
    "skip_checks": True,
}


def main() -> NoReturn:
    """This function will run one command line and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workings.config.settings")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough. Python flushes once more as it
        # ends, so what is left must have somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """This function will run one command line and give its exit code."""
    name, *rest = arguments or ["--help"]
    try:
        django.setup()
    except ImproperlyConfigured as error:
        return _say("workings", error, REFUSED)
    if name in ("-h", "--help", "help"):
        return _list_commands()
    if name == "manage":
        ManagementUtility(["workings manage", *rest]).execute()
        return 0
    return _run_command(name, rest)


def _run_command(name: str, arguments: Sequence[str]) -> int:
    apps = _our_commands()
    if name not in apps:
        message = f'there is no command "{name}". {mend_name(name, apps)}'
        return _say("workings", message, USAGE)
    command = _load(apps, name)
    whole_name = f"workings {name}"
    options = _parse(command, whole_name, arguments)
    try:
        _see_to_the_database(command, apps[name])
        command.execute(**(BASE_OPTIONS | options))
    except HasProblems as found:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        return _say(whole_name, found, REFUSED)
    except Refusal as refusal:
        return _say(whole_name, refusal, getattr(refusal, "returncode", REFUSED))
    except CommandError as error:
        return _say(whole_name, error, error.returncode)
    finally:
        connections.close_all()
    return 0


def _see_to_the_database(command: BaseCommand, app: str) -> None:
    # The floors below may not import config, so it is asked here, for all of them:
    # is there anything to read, or else a place to write to? Config's own commands
    # do it themselves, at the right moment (a server opens its port first).
    # A command that has no use for a record says so, and makes none.
    from workings.config.database import prepare, require_ready

    if not getattr(command, "needs_database", True):
        return
    if getattr(command, "needs_record", True):
        require_ready()
    elif app != "workings.config":
        prepare()


def _parse(
    command: BaseCommand, whole_name: str, arguments: Sequence[str]
) -> dict[str, object]:
    parser = OneLineParser(prog=whole_name, description=command.help or None)
    command.add_arguments(parser)
    return vars(parser.parse_args(arguments))


class OneLineParser(CommandParser):
    """Says what is wrong in one line, instead of repeating the whole usage first.

    A value may begin with a minus however a number is written: ``-1e3``, ``-5%``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # argparse knows -5 and -0.5 only, and takes any other for an option.
        self._negative_number_matcher = re.compile(r"-[£.]?\d")

    def error(self, message: str) -> NoReturn:
        sys.exit(_say(self.prog, f"{message} (see `{self.prog} --help`)", USAGE))


def _our_commands() -> dict[str, str]:
    return {
        name.replace("_", "-"): app
        for name, app in sorted(get_commands().items())
        if app.startswith("workings.")
    }


def _load(apps: Mapping[str, str], name: str) -> BaseCommand:
    # A module's name has no hyphen, and a command's no underscore.
    return load_command_class(apps[name], name.replace("-", "_"))


def _list_commands() -> int:
    print("Usage: workings COMMAND [--help] ...\n")
    apps = _our_commands()
    width = max(map(len, apps)) + 2
    for name in apps:
        print(f"  {name:<{width}}{_load(apps, name).help}")
    print(f"  {'manage':<{width}}Run one of Django's own commands, for developers.")
    return 0


def _say(prefix: str, message: object, code: int) -> int:
    print(f"{prefix}: {message}", file=sys.stderr)
    return code
