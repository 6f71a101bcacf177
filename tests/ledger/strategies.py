"""Random records of Ambridge: every kind of statement, with all it may say.

They keep the rules, so that `post` takes them; `test_rules` breaks the rules one
by one. Dates and periods come from a small pool, so that keys meet and overlap.
"""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.ledger.ambridge import APPROVED_ON, BENEFITS
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.position import Entry, said_order
from workings.ledger.queries import Heard
from workings.ledger.statement import (
    Fact,
    Headline,
    Key,
    Line,
    Origin,
    Share,
    Statement,
    Total,
    Verdict,
)
from workings.ledger.words import (
    SERIES_OF_KIND,
    Breakdown,
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
    Sufficiency,
    Visibility,
)

CODES = [benefit.code for benefit in BENEFITS]
DAYS = st.dates(date(2010, 6, 1), date(2014, 6, 30))
AMOUNTS = st.integers(-(10**9), 10**9)
PRICES = st.sampled_from(["", "", "", "cash", "2010/11"])
COVERED = [
    Period.parse(text)
    for text in (
        "2010/11",
        "2011/12",
        "2012/13",
        "2011-04-01 to 2011-09-30",
        "2010/11 to 2012/13",
    )
]
MOMENTS = [Period.at(date(year, 3, 31)) for year in (2011, 2012, 2013)]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TITLES = TEXTS.filter(bool)
SHORT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)
NUMBERS = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3
)


def on_database(examples: int) -> settings:
    """Settings for a property that posts; its test's database serves all examples."""
    return settings(
        max_examples=examples,
        deadline=None,
        # Making a failure small costs hundreds of records: here it is shown as found.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )


@contextmanager
def undone():
    """One example's postings, gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@st.composite
def keys(draw: st.DrawFn, series: Iterable[Series] = tuple(Series)) -> Key:
    """A key whose period fits its basis."""
    basis = draw(st.sampled_from(Basis))
    periods = {
        Basis.RUN_RATE: MOMENTS,
        Basis.CUMULATIVE: COVERED,
    }.get(basis, COVERED[:-1])
    return Key(
        draw(st.sampled_from(CODES)),
        draw(st.sampled_from(sorted(series))),
        basis,
        draw(st.sampled_from(periods)),
    )


@st.composite
def lines(
    draw: st.DrawFn, kind: StatementKind, *, bare: bool = True
) -> tuple[Line, ...]:
    """Lines of a kind of statement, each key once."""
    if not SERIES_OF_KIND[kind]:
        return ()
    chosen = draw(st.lists(keys(SERIES_OF_KIND[kind]), max_size=4, unique=True))
    return tuple(draw(_line(key, kind, bare=bare)) for key in chosen)


@st.composite
def _line(draw: st.DrawFn, key: Key, kind: StatementKind, *, bare: bool) -> Line:
    withdrawn = kind is StatementKind.WITHDRAWAL
    pence = 0 if withdrawn else draw(AMOUNTS)
    if bare:
        return Line(key, pence)
    low = high = None
    if draw(st.booleans()) and not withdrawn:
        low, high = pence - draw(st.integers(0, 999)), pence + draw(st.integers(0, 999))
    origin = Origin()
    if draw(st.booleans()):
        origin = Origin("0" * 64, draw(SHORT), draw(SHORT))
    return Line(key, pence, low, high, draw(TEXTS), draw(SHORT), origin)


@dataclass
class Before:
    """What earlier statements of a record have said, for later ones to name."""

    statements: list[Statement] = field(default_factory=list)

    def totals(self) -> list[str]:
        return [total.code for said in self.statements for total in said.totals]

    def delivered(self) -> list[tuple[str, Key]]:
        return [
            (said.code, line.key)
            for said in self.statements
            for line in said.lines
            if line.key.series is Series.DELIVERED
        ]


@st.composite
def statements(draw: st.DrawFn, before: Before, saying: str = "lines") -> Statement:
    """Any statement that may be posted after these.

    It says lines alone; or "numbers": totals and headlines too; or "everything".
    """
    kinds = set(StatementKind)
    if not before.statements:
        kinds -= {StatementKind.CORRECTION, StatementKind.WITHDRAWAL}
    if not before.delivered():
        kinds -= {StatementKind.VERDICT}
    kind = draw(st.sampled_from(sorted(kinds)))
    code = f"s{len(before.statements) + 1}"
    said = draw(_when())
    more: dict[str, Any] = {}
    if kind is StatementKind.PLAN and draw(st.booleans()):
        in_force = max(APPROVED_ON, said.on + timedelta(draw(st.integers(-90, 90))))
        more |= {"decision": "D1", "in_force_on": in_force}
    if kind in (StatementKind.CORRECTION, StatementKind.WITHDRAWAL):
        more["corrects"] = draw(st.sampled_from(before.statements)).code
    statement = Statement(
        code=code,
        title=code,
        kind=kind,
        said=said,
        source="PAPERS",
        grade=draw(st.sampled_from(Grade)),
        standing=draw(st.sampled_from([Standing.OF_RECORD] * 3 + [Standing.CLAIM])),
        cause=draw(st.none() | st.sampled_from(Cause)),
        prices=draw(PRICES),
        visibility=draw(st.sampled_from([Visibility.PUBLIC] * 3 + [*Visibility])),
        lines=draw(lines(kind, bare=saying != "everything")),
        **more,
    )
    if saying == "lines":
        return statement
    words = TEXTS if saying == "everything" else st.sampled_from(["", "all", "some"])
    totals = draw(_totals(code, before, words))
    statement = replace(statement, totals=totals)
    named = [*before.totals(), *(total.code for total in totals)]
    statement = replace(statement, headlines=draw(_headlines(statement, named)))
    return statement if saying == "numbers" else draw(_with_words(statement, before))


@st.composite
def _with_words(draw: st.DrawFn, statement: Statement, before: Before) -> Statement:
    """All that a statement may say besides its lines."""
    code, author = statement.code, draw(st.sampled_from(["body", "post", ""]))
    named = [*before.totals(), *(total.code for total in statement.totals)]
    return replace(
        statement,
        title=draw(TITLES),
        reason=draw(TEXTS),
        author_body="CABINET" if author == "body" else "",
        author_post="CHIEF" if author == "post" else "",
        shares=draw(_shares(code, named)),
        facts=draw(_facts(code)),
        verdicts=draw(_verdicts(statement.kind, before)),
    )


@st.composite
def records(
    draw: st.DrawFn, saying: str = "lines", *, most: int = 6, least: int = 1
) -> list[Statement]:
    """A record: statements in the order in which they are posted."""
    before = Before()
    for _ in range(draw(st.integers(least, most))):
        before.statements.append(draw(statements(before, saying)))
    return before.statements


@st.composite
def _when(draw: st.DrawFn) -> DatedTo:
    text = draw(DAYS).isoformat()[: draw(st.sampled_from([10, 10, 7, 4]))]
    return DatedTo.parse(text + draw(st.sampled_from(["", "~"])))


@st.composite
def _totals(
    draw: st.DrawFn, code: str, before: Before, words: st.SearchStrategy[str]
) -> tuple[Total, ...]:
    found: list[Total] = []
    earlier = ["", *before.totals()]
    for number in range(draw(st.integers(0, 2))):
        key = draw(keys())
        breakdown = draw(st.sampled_from(Breakdown))
        listed: Sequence[str] = ()
        if breakdown is Breakdown.LISTED:
            listed = draw(
                st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)
            )
        total = Total(
            code=f"{code}-t{number}",
            label=draw(words),
            scope=draw(words),
            series=key.series,
            basis=key.basis,
            period=key.period,
            breakdown=breakdown,
            pence=draw(AMOUNTS),
            unit=draw(st.sampled_from([1, 100, 10**8])),
            benefits=tuple(listed),
            compares_with=draw(st.sampled_from(earlier)),
            wording=draw(words),
            note=draw(words),
            ref=draw(SHORT) if words is TEXTS else "",
        )
        found.append(total)
        earlier.append(total.code)
    return tuple(found)


@st.composite
def _headlines(
    draw: st.DrawFn, statement: Statement, totals: Sequence[str]
) -> tuple[Headline, ...]:
    if statement.standing is not Standing.OF_RECORD or not totals:
        return ()
    chosen = draw(st.lists(st.sampled_from(totals), max_size=2))
    later = [statement.counts_on + timedelta(draw(st.integers(0, 100))) for _ in chosen]
    return tuple(map(Headline, chosen, later))


@st.composite
def _shares(draw: st.DrawFn, code: str, totals: Sequence[str]) -> tuple[Share, ...]:
    if not totals or draw(st.booleans()):
        return ()
    return (
        Share(
            f"{code}-s",
            draw(TEXTS),
            draw(keys()),
            draw(st.sampled_from(totals)),
            draw(TEXTS),
            draw(st.booleans()),
            draw(TEXTS),
            draw(SHORT),
        ),
    )


@st.composite
def _facts(draw: st.DrawFn, code: str) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            code=f"{code}-f{number}",
            topic=draw(SHORT),
            metric=draw(TEXTS),
            value=draw(TEXTS),
            number=draw(NUMBERS),
            low=draw(NUMBERS),
            high=draw(NUMBERS),
            unit=draw(TEXTS),
            period=draw(TEXTS),
            scope=draw(TEXTS),
            projects=tuple(
                draw(st.lists(st.sampled_from(["HIGHWAYS", "DESK"]), unique=True))
            ),
            uncertain=draw(st.booleans()),
            note=draw(TEXTS),
        )
        for number in range(draw(st.integers(0, 2)))
    )


@st.composite
def _verdicts(
    draw: st.DrawFn, kind: StatementKind, before: Before
) -> tuple[Verdict, ...]:
    if kind is not StatementKind.VERDICT:
        return ()
    judged = draw(st.lists(st.sampled_from(before.delivered()), min_size=1, max_size=2))
    return tuple(
        Verdict(about, key, draw(st.sampled_from(Sufficiency)), draw(TEXTS))
        for about, key in judged
    )


@st.composite
def heard(draw: st.DrawFn, programme: int, most: int = 6) -> Heard:
    """A question: as at a day, perhaps as recorded by then, by somebody."""
    recorded_by = draw(st.none() | st.integers(0, most))
    visible = draw(
        st.sampled_from([frozenset({Visibility.PUBLIC}), frozenset(Visibility)])
    )
    return Heard(programme, AsAt(draw(DAYS), recorded_by), visible)


def entries_of(record: Sequence[Statement]) -> list[Entry]:
    """Every line of a record as the fold sees it, whoever said it."""
    return [
        Entry(
            line.key,
            said_order(statement.counts_on, number),
            number,
            line.pence,
            statement.prices,
            line.low,
            line.high,
        )
        for number, statement in enumerate(record, start=1)
        for line in statement.lines
    ]


def may_be_heard(statement: Statement, number: int, question: Heard) -> bool:
    """The definition of hearing, in Python; proposals and claims are not of record."""
    limit = question.as_at.recorded_by
    return (
        statement.counts_on <= question.as_at.said_by
        and statement.visibility in question.visibilities
        and statement.standing is Standing.OF_RECORD
        and statement.in_effect
        and (limit is None or number <= limit)
    )


def heard_entries(record: Sequence[Statement], question: Heard) -> list[Entry]:
    """The lines of a record that a question hears."""
    return [
        entry
        for entry in entries_of(record)
        if may_be_heard(record[entry.statement - 1], entry.statement, question)
    ]
