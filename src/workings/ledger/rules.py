"""The rules a statement must keep before it may be posted, as problems.

One list of rules serves the posting action, the loader and (later) the office, so a
statement that passes here passes everywhere. Each rule is a generator of problems;
all of them run, so that everything wrong is said at once.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workings.core.money import LIMIT, Basis
from workings.core.problems import Problem, mend_name
from workings.core.years import FinancialYear, NotAYear
from workings.ledger.statement import Benefit, Key, Statement
from workings.ledger.words import (
    SERIES_OF_KIND,
    Breakdown,
    Series,
    Standing,
    StatementKind,
)


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """What the rules need of a decision: was it one to go ahead, and since when?"""

    approved: bool
    effective_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """The names a statement may use, as they stand before it is posted.

    ``statements`` maps earlier statements to the keys of their lines.
    """

    sources: Collection[str] = ()
    benefits: Collection[str] = ()
    projects: Collection[str] = ()
    bodies: Collection[str] = ()
    posts: Collection[str] = ()
    decisions: Mapping[str, KnownDecision] = field(default_factory=dict)
    statements: Mapping[str, Collection[Key]] = field(default_factory=dict)
    totals: Collection[str] = ()
    facts: Collection[str] = ()
    shares: Collection[str] = ()


Place = Callable[[str, int | None, str], str]
"""Names a place for its owner: table, index of the item in the statement, column."""


def in_statement(statement: Statement) -> Place:
    """This function will return places named after the statement itself."""

    def place(table: str, index: int | None, column: str) -> str:
        item = "" if index is None else f" {table} {index + 1}"
        return f"statement {statement.code}{item}, {column}"

    return place


def problems(
    statement: Statement, known: Known, place: Place | None = None
) -> list[Problem]:
    """This function will return everything that forbids posting the statement."""
    where = place or in_statement(statement)
    found: list[Problem] = []
    for rule in _RULES:
        found.extend(rule(statement, known, where))
    return found


SHARE_PLACES = 8
"""The decimals of a share that the tables keep."""


def benefit_problems(
    benefit: Benefit,
    where: str,
    *,
    projects: Collection[str],
    services: Collection[str],
    posts: Collection[str],
) -> Iterator[Problem]:
    """This function will yield what is wrong with a benefit's names and shares."""
    if benefit.project:
        yield from _unknown(benefit.project, projects, f"{where}, project", "project")
    if benefit.owner:
        yield from _unknown(benefit.owner, posts, f"{where}, owner", "post")
    named = [service for service, _ in benefit.services]
    yield from _each_once(named, f"{where}, services", "service")
    for service, share in benefit.services:
        yield from _unknown(service, services, f"{where}, services", "service")
        if share <= 0:
            yield Problem(
                f"{where}, services",
                f"the share of {service} is {share}",
                "A share is more than 0; leave out a service that has none",
            )
        if share != round(share, SHARE_PLACES):
            yield Problem(
                f"{where}, services",
                f"the share of {service} has more than {SHARE_PLACES} decimals",
                "Round the shares so that they still sum to 1",
            )
    shared = sum((share for _, share in benefit.services), Decimal(0))
    if benefit.services and shared != 1:
        yield Problem(
            f"{where}, services",
            f"the shares sum to {shared.normalize():f}, not to 1",
            "Give every service its share, so that they sum to 1",
        )


def _unknown(
    name: str, valid: Collection[str], where: str, noun: str
) -> Iterator[Problem]:
    if name not in valid:
        mend = mend_name(name, valid)
        yield Problem(where, f'there is no {noun} "{name}"', mend.rstrip("."))


def _each_once(names: Iterable[str], where: str, noun: str) -> Iterator[Problem]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Problem(where, f'{noun} "{name}" is named twice', "Name it once")


def _names(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    fields = (
        ("source", statement.source, known.sources, "source"),
        ("author", statement.author_body, known.bodies, "body"),
        ("author", statement.author_post, known.posts, "post"),
        ("decision", statement.decision, known.decisions, "decision"),
        ("corrects", statement.corrects, known.statements, "earlier statement"),
    )
    for column, name, valid, noun in fields:
        if name or column == "source":
            yield from _unknown(name, valid, where("statements", None, column), noun)
    for index, line in enumerate(statement.lines):
        place = where("lines", index, "benefit")
        yield from _unknown(line.key.benefit, known.benefits, place, "benefit")
    for index, fact in enumerate(statement.facts):
        place = where("facts", index, "projects")
        yield from _each_once(fact.projects, place, "project")
        for project in fact.projects:
            yield from _unknown(project, known.projects, place, "project")
    if statement.author_body and statement.author_post:
        yield Problem(
            where("statements", None, "author"),
            "both a body and a post are named as author",
            "Name one of them",
        )


def _unique(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    if statement.code in known.statements:
        yield Problem(
            where("statements", None, "statement"),
            f'statement "{statement.code}" was posted already',
            "Give the new statement a code of its own",
        )
    seen: Counter[Key] = Counter()
    for index, line in enumerate(statement.lines):
        seen[line.key] += 1
        if seen[line.key] == 2:
            yield Problem(
                where("lines", index, "benefit"),
                f"{line.key} stands twice in statement {statement.code}",
                "Keep one line for each benefit, series, basis and period",
            )
    coded = (
        ("totals", "total", [total.code for total in statement.totals], known.totals),
        ("shares", "share", [share.code for share in statement.shares], known.shares),
        ("facts", "fact", [fact.code for fact in statement.facts], known.facts),
    )
    for table, noun, codes, taken in coded:
        used = set(taken)
        for index, code in enumerate(codes):
            if code in used:
                yield Problem(
                    where(table, index, noun),
                    f'{noun} "{code}" is there already',
                    "Give each its own code",
                )
            used.add(code)


def _series(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    allowed = SERIES_OF_KIND[statement.kind]
    for index, line in enumerate(statement.lines):
        if line.key.series not in allowed:
            names = ", ".join(sorted(allowed)) or "none"
            yield Problem(
                where("lines", index, "series"),
                f"a {statement.kind} cannot carry a line of series {line.key.series}",
                f"Its lines may be: {names}",
            )
        if statement.kind is StatementKind.WITHDRAWAL and line.pence:
            yield Problem(
                where("lines", index, "amount"),
                "a withdrawal posts zero",
                "Write 0, or use a reforecast",
            )
    if statement.verdicts and statement.kind is not StatementKind.VERDICT:
        yield Problem(
            where("verdicts", 0, "statement"),
            f"a {statement.kind} cannot carry verdicts",
            "Put them in a statement of kind verdict",
        )


def _periods(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    for index, line in enumerate(statement.lines):
        yield from _basis_fits(line.key, where("lines", index, "period"))
        if (line.low is None) != (line.high is None):
            yield Problem(
                where("lines", index, "low"),
                "a range has one end",
                "Give both low and high, or neither",
            )
        elif (
            line.low is not None
            and line.high is not None
            and not line.low <= line.pence <= line.high
        ):
            yield Problem(
                where("lines", index, "low"),
                "the amount does not lie between low and high",
                "Give low, amount and high in rising order (costs are minus)",
            )
    if statement.prices and statement.prices != "cash":
        try:
            FinancialYear.parse(statement.prices)
        except NotAYear as error:
            place = where("statements", None, "prices")
            yield Problem(place, str(error), 'Write "cash" or a year such as 2012/13')


def _basis_fits(key: Key, place: str) -> Iterator[Problem]:
    one_day = key.period.first == key.period.last
    if (key.basis is Basis.RUN_RATE) != one_day:
        yield Problem(
            place,
            f"{key.basis} does not fit the period {key.period}",
            "A run rate is in force at one date; every other basis covers a period",
        )
    if key.basis in (Basis.ANNUAL, Basis.INCREMENT) and not one_day:
        years = key.period.financial_years()
        if years is not None and len(years) > 1:
            yield Problem(
                place,
                f"{key.basis} amounts belong to one year, not to {key.period}",
                "Give a line for each year, or use the basis cumulative",
            )


def _in_force(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    if statement.in_force_on is None:
        return
    place = where("statements", None, "in_force")
    if statement.kind is not StatementKind.PLAN:
        yield Problem(
            place,
            f"only a plan is in force, not a {statement.kind}",
            "Leave it empty",
        )
        return
    decision = known.decisions.get(statement.decision)
    if decision is None:
        yield Problem(
            place,
            "a plan is in force only by a decision, and none is named",
            "Name the decision, or leave in_force empty while it is a proposal",
        )
    elif not decision.approved:
        yield Problem(
            place,
            f"decision {statement.decision} did not approve anything",
            "Name the decision that approved the plan",
        )
    elif statement.in_force_on < decision.effective_on:
        yield Problem(
            place,
            f"the plan would be in force on {statement.in_force_on}, before its "
            f"decision {statement.decision} takes effect on {decision.effective_on}",
            f"Write {decision.effective_on} or later",
        )


def _corrections(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    corrects = statement.kind in (StatementKind.CORRECTION, StatementKind.WITHDRAWAL)
    place = where("statements", None, "corrects")
    if corrects and not statement.corrects:
        yield Problem(
            place,
            f"a {statement.kind} names the statement it is about, and this names none",
            "Name the earlier statement",
        )
    if statement.corrects and not corrects:
        yield Problem(
            place,
            f"a {statement.kind} does not correct another statement",
            "Leave it empty, or make it a correction",
        )
    for index, verdict in enumerate(statement.verdicts):
        judged = known.statements.get(verdict.about)
        if judged is None:
            yield from _unknown(
                verdict.about,
                known.statements,
                where("verdicts", index, "about"),
                "earlier statement",
            )
        elif verdict.line not in judged or verdict.line.series is not Series.DELIVERED:
            yield Problem(
                where("verdicts", index, "about"),
                f"statement {verdict.about} has no delivered line {verdict.line}",
                "Name a delivered line by its benefit, series, basis and period",
            )


def _totals(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    later = {total.code for total in statement.totals} - set(known.totals)
    codes = {*known.totals, *later}
    for index, total in enumerate(statement.totals):
        listed = total.breakdown is Breakdown.LISTED
        if listed != bool(total.benefits):
            yield Problem(
                where("totals", index, "benefits"),
                f"breakdown is {total.breakdown}, and benefits are "
                + ("not listed" if listed else "listed"),
                "List the benefits for breakdown listed, and for no other",
            )
        place = where("totals", index, "benefits")
        yield from _each_once(total.benefits, place, "benefit")
        for benefit in total.benefits:
            yield from _unknown(benefit, known.benefits, place, "benefit")
        if total.compares_with:
            place = where("totals", index, "compares_with")
            yield from _unknown(total.compares_with, codes, place, "total")
            if total.compares_with in later:
                yield Problem(
                    place,
                    f'total "{total.compares_with}" does not come before it',
                    "Compare it with an earlier one",
                )
        later.discard(total.code)
        if total.unit < 1:
            yield Problem(
                where("totals", index, "unit"),
                "the unit is not more than zero",
                "Write the pounds it was stated to: 1000000 for £165m",
            )
    for index, headline in enumerate(statement.headlines):
        place = where("headlines", index, "total")
        yield from _unknown(headline.total, codes, place, "total")
        if headline.from_on < statement.counts_on:
            yield Problem(
                where("headlines", index, "from"),
                f"the headline would be used from {headline.from_on}, before its "
                f"statement counts on {statement.counts_on}",
                f"Write {statement.counts_on} or later",
            )
        if statement.standing is not Standing.OF_RECORD:
            yield Problem(
                place,
                "a claim cannot set the programme's headline",
                "Only a statement of record can",
            )
    for index, share in enumerate(statement.shares):
        place = where("shares", index, "benefit")
        yield from _unknown(share.line.benefit, known.benefits, place, "benefit")
        yield from _unknown(
            share.total, codes, where("shares", index, "total"), "total"
        )


def _columns(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    """What the tables have room for, and a database can take."""
    if not statement.title:
        yield Problem(
            where("statements", None, "title"),
            "the statement has no title",
            "Say in a few words what it is",
        )
    for table, index, column, text in _short_texts(statement):
        longest = _LONGEST.get(column, LONGEST_CODE)
        if len(text) > longest:
            yield Problem(
                where(table, index, column),
                f"{len(text)} characters are too many",
                f"Use {longest} at most",
            )
        if not _PRINTABLE.fullmatch(text):
            yield Problem(
                where(table, index, column),
                "it holds a character that cannot be printed",
                "Type it again",
            )
    for table, index, column, pence in _amounts(statement):
        if abs(pence) >= LIMIT:
            yield Problem(
                where(table, index, column),
                "the amount is ten trillion pounds or more",
                "Write it in pounds",
            )
    for index, fact in enumerate(statement.facts):
        for column in ("number", "low", "high"):
            number = getattr(fact, column)
            if number is not None and not number.is_finite():
                yield Problem(
                    where("facts", index, column),
                    f"{number} is not a number",
                    "Write digits, or leave it empty",
                )


LONGEST_CODE = 80
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
_LONGEST = {"file": 64, "sheet": 120, "cell": 40}

Items = Iterator[tuple[str, int | None, str, str]]


def _short_texts(statement: Statement) -> Items:
    yield "statements", None, "statement", statement.code
    for index, line in enumerate(statement.lines):
        yield "lines", index, "ref", line.ref
        for column in _LONGEST:
            yield "lines", index, column, getattr(line.origin, column)
    for index, total in enumerate(statement.totals):
        yield "totals", index, "total", total.code
        yield "totals", index, "ref", total.ref
    for index, share in enumerate(statement.shares):
        yield "shares", index, "share", share.code
        yield "shares", index, "ref", share.ref
    for index, fact in enumerate(statement.facts):
        yield "facts", index, "fact", fact.code
        yield "facts", index, "topic", fact.topic


def _amounts(statement: Statement) -> Iterator[tuple[str, int, str, int]]:
    for index, line in enumerate(statement.lines):
        yield "lines", index, "amount", line.pence
        yield "lines", index, "low", line.low or 0
        yield "lines", index, "high", line.high or 0
    for index, total in enumerate(statement.totals):
        yield "totals", index, "amount", total.pence
        yield "totals", index, "unit", total.unit


_RULES = (
    _columns,
    _names,
    _unique,
    _series,
    _periods,
    _in_force,
    _corrections,
    _totals,
)
