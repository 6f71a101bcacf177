"""The documentation keeps up with the code, or these fail."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandParser
from django.urls import resolve

from tests.contracts.public_routes import ROUTES
from workings.access.words import Word
from workings.ledger import words as ledger_words
from workings.ledger.figures import DEFINITIONS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COMMANDS = sorted(
    name.replace("_", "-")
    for name, app in get_commands().items()
    if app.startswith("workings.")
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def section(command: str) -> str:
    text = (DOCS / "reference" / "commands.md").read_text()
    found = re.search(
        rf"^## workings {command}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_every_option(command: str) -> None:
    parser = CommandParser(prog=command)
    module = command.replace("-", "_")
    load_command_class(get_commands()[module], module).add_arguments(parser)
    text = section(command)
    usage = next((line for line in text.splitlines() if line.startswith("`")), "")
    assert usage.startswith(f"`workings {command}")
    for action in parser._actions:
        if "--help" in action.option_strings:
            continue
        for option in action.option_strings or [str(action.metavar)]:
            assert option in usage, f"{option} is not in the usage of {command}"
            if action.option_strings:
                described = re.search(rf"^- .*`{option}[ `]", text, re.MULTILINE)
                assert described, f"{option} of {command} is not described"


def test_no_command_is_documented_that_is_not_there() -> None:
    text = (DOCS / "reference" / "commands.md").read_text()
    assert set(re.findall(r"^## workings (\S+)", text, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text()):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_figure_is_described_in_its_own_words() -> None:
    text = (DOCS / "reference" / "figures.md").read_text()
    for definition in DEFINITIONS:
        assert f"| `{definition.slug}` | {definition.meaning}" in text


def test_every_public_address_is_described_and_no_other() -> None:
    text = (DOCS / "reference" / "addresses.md").read_text()
    cells = re.findall(r"^\| (`/[^|]*) \|", text, re.MULTILINE)
    described = [each for cell in cells for each in re.findall("`([^`]+)`", cell)]
    names = {"PROGRAMME": "ambridge", "CODE": "x", "NAME": "x", "DIGEST": "0" * 64}
    for placeholder, name in names.items():
        described = [each.replace(placeholder, name) for each in described]
    assert len(described) == len(set(described))
    assert {resolve(each).view_name for each in described} == set(ROUTES)


def test_every_word_of_the_statements_is_in_the_record_format() -> None:
    text = (DOCS / "reference" / "record-format.md").read_text()
    lists = [
        item
        for item in vars(ledger_words).values()
        if isinstance(item, type) and issubclass(item, Word) and item is not Word
    ]
    assert len(lists) >= 10
    for words in lists:
        for word in words:
            # Where no cause is stated, the cell is empty.
            described = f"`{word}`" in text or word is ledger_words.Cause.NOT_STATED
            assert described, f"{words.__name__} {word} is not described"


def test_every_word_has_a_label_of_its_own() -> None:
    for item in vars(ledger_words).values():
        if isinstance(item, type) and issubclass(item, Word):
            labels = [word.label for word in item]
            assert all(labels)
            assert len(set(labels)) == len(labels)


def test_decisions_are_listed_and_whole() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text()
    for page in (DOCS / "decisions").glob("0*.md"):
        text = page.read_text()
        assert page.name in listed
        for part in ("Status", "Context", "Decision", "Consequences"):
            assert f"**{part}**" in text, f"{page.name} has no {part}"
