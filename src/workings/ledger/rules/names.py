"""The rules of names: each is known, and nothing is named twice."""

from collections import Counter
from collections.abc import Iterator

from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.problems import Problem
from workings.ledger.rules.known import Known, Place, each_once, unknown
from workings.ledger.statement import Statement
from workings.ledger.words import Series

Measure = tuple[Series, Basis, Period]


def names(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    fields = (
        ("source", statement.source, known.sources, "source"),
        ("author", statement.author_body, known.bodies, "body"),
        ("author", statement.author_post, known.posts, "post"),
        ("decision", statement.decision, known.decisions, "decision"),
        ("corrects", statement.corrects, known.statements, "earlier statement"),
    )
    for column, name, valid, noun in fields:
        if name or column == "source":
            yield from unknown(name, valid, where("statements", None, column), noun)
    for index, line in enumerate(statement.lines):
        place = where("lines", index, "benefit")
        yield from unknown(line.key.benefit, known.benefits, place, "benefit")
    for index, fact in enumerate(statement.facts):
        place = where("facts", index, "projects")
        yield from each_once(fact.projects, place, "project")
        for project in fact.projects:
            yield from unknown(project, known.projects, place, "project")
    if statement.author_body and statement.author_post:
        yield Problem(
            where("statements", None, "author"),
            "both a body and a post are named as author",
            "Name one of them",
        )


def unique(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    if statement.code in known.statements:
        yield Problem(
            where("statements", None, "statement"),
            f'statement "{statement.code}" was posted already',
            "Give the new statement a code of its own",
        )
    # Periods by number, because a key is slow to hash, and takes more to keep.
    numbers: dict[Measure, int] = {}
    seen: Counter[tuple[str, int]] = Counter()
    for index, line in enumerate(statement.lines):
        key = line.key
        measure = (key.series, key.basis, key.period)
        named = (key.benefit, numbers.setdefault(measure, len(numbers)))
        seen[named] += 1
        if seen[named] == 2:
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
