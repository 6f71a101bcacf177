"""Closing a year and judging what was delivered: what is there, and the drafts that
come of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.access.permissions import Actor
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.money import Money, pounds
from workings.core.years import FinancialYear
from workings.ledger.actions import begin_draft
from workings.ledger.queries import statements
from workings.ledger.queries.answers import years_closed
from workings.ledger.queries.heard import EVERYTHING, Heard
from workings.ledger.queries.statements import NoSuchStatement, statement_entry
from workings.ledger.said import Said
from workings.ledger.statement import Key, Statement, Verdict
from workings.ledger.words import Grade, Series, Standing, StatementKind
from workings.ledger.year_end import Closing, closing_lines


@dataclass(frozen=True, slots=True)
class Opened:
    """A benefit whose plan for a year is not accounted for; ``said`` is what is known
    of it, as its form has it.
    """

    benefit: str
    plan: int
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A delivered line that finance may give a verdict on."""

    name: str
    key: Key
    label: str


def opened(programme: Any, year: FinancialYear, *, on: date) -> tuple[Opened, ...]:
    """This function will return the benefits whose year does not close yet."""
    heard = Heard(programme.pk, AsAt(on), EVERYTHING)
    names = ("delivered", "carried_forward", "mitigated", "written_out")
    return tuple(
        Opened(
            item.benefit,
            item.plan,
            {
                name: pounds(getattr(item, name))
                for name in names
                if getattr(item, name) is not None
            },
        )
        for item in years_closed(heard)
        if item.year == year and item.plan is not None and item.difference != 0
    )


def deliveries(programme: Any) -> tuple[Said, ...]:
    """This function will return the statements of what was delivered, newest first."""
    every = statements(programme.pk, visibilities=EVERYTHING)
    return tuple(
        said for said in reversed(every) if said.kind is StatementKind.DELIVERY
    )


def judged(programme: Any, name: str) -> tuple[Judged, ...]:
    """This function will return the delivered lines of a statement, or raise
    :class:`NoSuchStatement`.
    """
    said = statement_entry(programme.pk, name)
    if said is None:
        raise NoSuchStatement(name, [])
    return tuple(
        Judged(
            f"line-{place}",
            line.key,
            f"{line.key.benefit}, {line.key.period.spoken()}: {Money(line.pence)}",
        )
        for place, line in enumerate(said.lines)
        if line.key.series is Series.DELIVERED
    )


def begin_closing(
    programme: Any,
    year: FinancialYear,
    closings: Sequence[Closing],
    *,
    source: str,
    author: str,
    by: Actor,
    on: date,
) -> int:
    """This function will draft the statement that closes a year, and return its number.

    Raises ``DoesNotClose`` where the parts do not make the plan.
    """
    said = Statement(
        code=f"close-{str(year).replace('/', '-')}-{on.isoformat()}",
        title=f"What became of the plan for {year}",
        kind=StatementKind.DELIVERY,
        said=DatedTo(on),
        source=source,
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD,
        author_post=author,
        lines=closing_lines(closings, year),
    )
    return begin_draft(said, programme=programme, by=by, on=on).pk


def begin_verdicts(
    programme: Any,
    about: str,
    given: Iterable[tuple[Judged, Mapping[str, Any]]],
    *,
    source: str,
    author: str,
    by: Actor,
    on: date,
) -> int:
    """This function will draft finance's verdicts on a statement, and return the
    draft's number.
    """
    said = Statement(
        code=f"verdicts-{on.isoformat()}-{about}"[:80],
        title=f"Finance's verdicts on {about}",
        kind=StatementKind.VERDICT,
        said=DatedTo(on),
        source=source,
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD,
        author_post=author,
        verdicts=tuple(
            Verdict(about, line.key, told["verdict"], told["reasons"])
            for line, told in given
            if told["verdict"]
        ),
    )
    return begin_draft(said, programme=programme, by=by, on=on).pk
