"""The tables of a statement: amounts, totals, headlines, shares, facts, verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workings.core.dates import say_day
from workings.core.money import Money, spoken
from workings.ledger.checks import Check
from workings.ledger.checks import Verdict as Outcome
from workings.ledger.queries.told import Told
from workings.ledger.said import KnownBenefit, SaidHeadline, SaidLine, SaidShare
from workings.ledger.statement import Fact, Key, Verdict
from workings.ledger.verdicts import Judgement
from workings.ledger.words import BASIS_LABELS, Series
from workings.quality.beside import Beside
from workings.web.components import Content, Heading, Table, content
from workings.web.public.presenters.beside import beside_in_words
from workings.web.public.presenters.words import (
    amount,
    capital,
    measure,
    sentence,
)
from workings.web.public.standpoint import Standpoint

OUTCOMES = {
    Outcome.AGREES: "Agrees",
    Outcome.DIFFERS: "Differs",
    Outcome.CANNOT_BE_CHECKED: "Cannot be checked",
}

AMOUNT = Heading("Amount", numeric=True)


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables name: the benefits, links from where the page stands, and what
    became of the services that savings land on; ``verdicts`` are those on the
    statement's own lines.
    """

    stand: Standpoint
    benefits: Mapping[str, KnownBenefit]
    beside: Mapping[str, Beside]
    verdicts: Mapping[Key, Judgement] = field(default_factory=dict)

    def of(self, code: str, *under: str) -> Content:
        """A benefit by its title, with its project."""
        benefit = self.benefits[code]
        under = (*under, beside_in_words(self.beside, code))
        if not benefit.project:
            return content(benefit.title, under=("The whole programme", *under))
        link = self.stand.link(benefit.project_title, "project", benefit.project)
        return content(f"{benefit.title} (", link, ")", under=under)


def tables(known: Known, told: Told, checks: Sequence[Check]) -> tuple[Table, ...]:
    """This function will set out everything that a statement said."""
    found = (
        _table(
            "lines",
            "Amounts",
            (*map(Heading, ("Of what", "Measure")), AMOUNT),
            [_line(known, line) for line in told.lines],
        ),
        _table(
            "totals",
            "Stated totals, checked against the amounts known when they were said",
            (*map(Heading, ("Total", "Measure")), AMOUNT, Heading("Check")),
            [_total(check) for check in checks],
        ),
        _table(
            "headlines",
            "Totals that it made the programme's number",
            tuple(map(Heading, ("Total", "From"))),
            [_headline(told, item) for item in told.headlines],
        ),
        _table(
            "shares",
            "Shares",
            tuple(map(Heading, ("Share", "In its words", "Of what", "Of which total"))),
            [_share(known, share) for share in told.shares],
        ),
        _table(
            "facts",
            "Facts: kept as they were said, and never added up",
            tuple(map(Heading, ("What", "Said", "Scope and period"))),
            [_fact(fact) for fact in told.facts],
        ),
        _table(
            "verdicts",
            "Verdicts on what was delivered",
            tuple(map(Heading, ("Of what", "Measure", "Verdict"))),
            [_verdict(known, verdict) for verdict in told.verdicts],
        ),
    )
    return tuple(table for table in found if table.rows)


def _table(
    name: str,
    caption: str,
    headings: tuple[Heading, ...],
    rows: list[tuple[Content, ...]],
) -> Table:
    return Table(name, caption, headings, tuple(rows))


def _measured(key: Key) -> Content:
    return measure(key.series, key.basis, key.period)


def _line(known: Known, line: SaidLine) -> tuple[Content, ...]:
    entry = line.entry
    place = ", ".join(filter(None, (line.sheet, line.cell)))
    where = f"Brought in from {place}" if place else ""
    judged = _judged(known, entry.key)
    return (
        known.of(entry.key.benefit, line.note, where, judged),
        _measured(entry.key),
        amount(entry.pence, low=entry.low, high=entry.high),
    )


def _judged(known: Known, key: Key) -> str:
    if key.series is not Series.DELIVERED:
        return ""
    found = known.verdicts.get(key)
    if found is None:
        return "Claimed: finance has given no verdict on the evidence"
    told = f"{found.verdict.label}, by finance\u2019s verdict of {say_day(found.on)}"
    return f"{'Validated' if found.is_validated else 'Not validated'}: {told}"


def _total(check: Check) -> tuple[Content, ...]:
    total = check.total
    exact = str(Money(total.pence))
    stated_as = f"stated as {total.wording}" if total.wording not in ("", exact) else ""
    return (
        content(total.label, under=(capital(total.scope), sentence(total.note))),
        measure(total.series, total.basis, total.period),
        Content(
            (exact,),
            tuple(filter(None, (stated_as, f"to the nearest {spoken(total.unit)}"))),
            numeric=True,
        ),
        content(OUTCOMES[check.verdict], under=(sentence(check.reason),)),
    )


def _headline(told: Told, item: SaidHeadline) -> tuple[Content, ...]:
    total = item.total.total
    label = total.label if total in told.totals else f"The earlier total {total.code}"
    return (content(label), content(say_day(item.from_on)))


def _share(known: Known, share: SaidShare) -> tuple[Content, ...]:
    inferred = "The source does not name the total" if share.inferred else ""
    line = known.of(
        share.line.benefit,
        f"{share.line.series.label}, "
        f"{BASIS_LABELS[share.line.basis]}, {share.line.period.spoken()}",
    )
    return (
        content(share.label, under=(share.note,)),
        content(share.wording),
        line,
        content(share.total.total.code, under=(inferred,)),
    )


def _fact(fact: Fact) -> tuple[Content, ...]:
    uncertain = "Uncertain" if fact.uncertain else ""
    return (
        content(fact.metric, under=(fact.topic, fact.note)),
        content(fact.value, under=(uncertain,)),
        content(fact.scope or fact.period, under=(fact.period,) if fact.scope else ()),
    )


def _verdict(known: Known, verdict: Verdict) -> tuple[Content, ...]:
    return (
        known.of(verdict.line.benefit),
        _measured(verdict.line),
        content(capital(verdict.verdict.label), under=(verdict.reasons,)),
    )
