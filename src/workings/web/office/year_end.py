"""Closing a year and judging what was delivered: what is there, and the drafts that
come of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.access.permissions import Actor
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.money import Basis, Money, pounds
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.actions import begin_draft
from workings.ledger.closing import BECAME, YearOfBenefit, closed_years
from workings.ledger.queries import statements
from workings.ledger.queries.drafts import visible_to
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import position
from workings.ledger.queries.statements import lines_of, statement
from workings.ledger.queries.steps import own_benefits
from workings.ledger.queries.verdicts import verdicts_heard
from workings.ledger.said import Said
from workings.ledger.statement import Key, Statement, Verdict
from workings.ledger.verdicts import Judgement
from workings.ledger.words import Grade, Series, Standing, StatementKind, Sufficiency
from workings.ledger.year_end import Closing, closing_lines
from workings.quality.queries.beside import beside_savings
from workings.web.public.presenters.beside import beside_in_words


@dataclass(frozen=True, slots=True)
class Opened:
    """A benefit whose plan for a year is not accounted for.

    ``stated`` is what the record has of it (pence), ``verdict`` finance's last on what
    was delivered, and ``beside`` what became of the services that it lands on.
    """

    benefit: str
    plan: int
    stated: Mapping[Series, int]
    verdict: Sufficiency | None
    beside: str

    @property
    def typed(self) -> dict[str, str]:
        """What is stated, as its form has it."""
        return {str(series): pounds(pence) for series, pence in self.stated.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """A delivered line that finance may give a verdict on, with the last it gave."""

    name: str
    key: Key
    pence: int
    verdict: Judgement | None
    beside: str

    @property
    def label(self) -> str:
        """What it is of, and how much."""
        of = f"{self.key.benefit}, {self.key.period.spoken()}"
        return f"{of}: {Money(self.pence)}"


def opened(
    programme: Any, year: FinancialYear, *, by: Actor, on: date
) -> tuple[Opened, ...]:
    """This function will return the benefits whose year does not close yet, of what
    somebody may see; of their own alone for whoever writes of no others.
    """
    heard = Heard(programme.pk, AsAt(on), visible_to(by))
    held = position(heard)
    own = own_benefits(programme, by=by, on=on)
    open_ones = [
        item
        for item in closed_years(held, as_at=on)
        if item.year == year
        and item.plan is not None
        and item.difference != 0
        and (own is None or item.benefit in own)
    ]
    if not open_ones:
        return ()
    beside, judged = beside_savings(heard), verdicts_heard(heard)
    verdicts = {
        entry.key: found.verdict
        for entry in held
        if (found := judged.get((entry.statement, entry.key)))
    }
    delivered = {
        item.benefit: Key(
            item.benefit, Series.DELIVERED, Basis.ANNUAL, Period.year(year)
        )
        for item in open_ones
    }
    return tuple(
        Opened(
            item.benefit,
            item.plan or 0,
            dict(_stated(item)),
            verdicts.get(delivered[item.benefit]),
            beside_in_words(beside, item.benefit),
        )
        for item in open_ones
    )


def _stated(item: YearOfBenefit) -> Iterator[tuple[Series, int]]:
    for series in BECAME:
        pence = getattr(item, str(series))
        if pence is not None:
            yield series, pence


@dataclass(frozen=True, slots=True)
class Delivery:
    """A statement of what was delivered: how many of its delivered lines stand still,
    and on how many of those finance has given a verdict.
    """

    said: Said
    stands: int
    judged: int

    @property
    def how_far(self) -> str:
        """How far its verdicts have come, in words."""
        if not self.stands:
            return "nothing of it stands"
        if self.judged == self.stands:
            return "judged"
        return "judged in part" if self.judged else "not judged"


def deliveries(programme: Any, *, by: Actor, on: date) -> tuple[Delivery, ...]:
    """This function will return the statements of what was delivered that somebody may
    see, newest first.
    """
    heard = Heard(programme.pk, AsAt(on), visible_to(by))
    verdicts = verdicts_heard(heard)
    standing = position(heard, series=[Series.DELIVERED], ranges=False)
    lines = {(entry.statement, entry.key) for entry in standing}
    stands = Counter(number for number, _ in lines)
    told = Counter(
        entry.statement
        for entry in standing
        if (entry.statement, entry.key) in verdicts
    )
    every = statements(programme.pk, visibilities=heard.visibilities)
    return tuple(
        Delivery(said, stands[said.number], told[said.number])
        for said in reversed(every)
        if said.kind is StatementKind.DELIVERY
    )


def judged(programme: Any, name: str, *, by: Actor, on: date) -> tuple[Judged, ...]:
    """This function will return the delivered lines of a statement that somebody may
    see, or raise :class:`NoSuchStatement`.
    """
    heard = Heard(programme.pk, AsAt(on), visible_to(by))
    about = statement(programme.pk, name, visibilities=heard.visibilities)
    lines = (line.entry for line in lines_of(about.number))
    verdicts, beside = verdicts_heard(heard), beside_savings(heard)
    return tuple(
        Judged(
            f"line-{place}",
            line.key,
            line.pence,
            verdicts.get((about.number, line.key)),
            beside_in_words(beside, line.key.benefit),
        )
        for place, line in enumerate(lines)
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
