"""What is packaged: assumptions, principles, scenarios and breaks, as TOML."""

import tomllib
from functools import cache
from pathlib import Path

from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.outlook.assumptions import (
    BASELINE,
    Assumption,
    Scenario,
    read_assumptions,
    read_scenarios,
)
from workings.outlook.breaks import Break
from workings.outlook.principles import Principle

DATA = Path(__file__).parent / "data"


class NotAScenario(Refusal):
    """There is no scenario of this name, and no file either."""


@cache
def all_breaks() -> tuple[Break, ...]:
    """This function will read the breaks in the series."""
    entries = tomllib.loads((DATA / "breaks.toml").read_text())["break"]
    return tuple(
        Break(**{**entry, "year": FinancialYear.parse(entry["year"])})
        for entry in entries
    )


@cache
def assumptions() -> tuple[Assumption, ...]:
    """This function will read the assumptions."""
    text = (DATA / "assumptions.toml").read_text()
    return read_assumptions(tomllib.loads(text)["assumption"])


@cache
def principles() -> tuple[Principle, ...]:
    """This function will read the referendum principles of council tax."""
    entries = tomllib.loads((DATA / "referendums.toml").read_text())["principle"]
    return tuple(
        Principle(
            FinancialYear.parse(entry["year"]),
            tuple(entry["kinds"]),
            entry["core"],
            entry["care"],
            entry["said"],
            entry["source"],
        )
        for entry in entries
    )


def scenarios() -> tuple[Scenario, ...]:
    """This function will read the packaged scenarios, the baseline first."""
    text = (DATA / "scenarios.toml").read_text()
    return (BASELINE, *read_scenarios(tomllib.loads(text)["scenario"]))


def scenario_named(name: str) -> Scenario:
    """This function will find a scenario by its name, or read it from a file.

    Raises :class:`NotAScenario` for a name that is neither, and for a file that is no
    scenario.
    """
    packaged = {one.name: one for one in scenarios()}
    if name in packaged:
        return packaged[name]
    file = Path(name)
    if file.suffix != ".toml":
        raise NotAScenario(
            f'There is no scenario "{name}". {mend_name(name, packaged)} '
            "A file's name ends in .toml."
        )
    try:
        found = read_scenarios(tomllib.loads(file.read_text())["scenario"])
    except OSError as error:
        raise NotAScenario(f"{file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as error:
        raise NotAScenario(f"{file} holds no [[scenario]]: {error}.") from error
    if len(found) != 1:
        raise NotAScenario(f"{file} holds {len(found)} scenarios: give one.")
    return found[0]
