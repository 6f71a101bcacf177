"""Rows of a statement about to be posted: natural keys to ids, texts to wordings."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, islice
from typing import Any

from django.db import connection

from workings.ledger import models
from workings.ledger.chain import Row, wording_body, wording_digest
from workings.ledger.position import said_order
from workings.ledger.statement import Key, Line, Statement
from workings.programme.models import Project

PAGE = 1_000
"""Rows that are written at once: a statement may have hundreds of thousands."""

_WORDING_COLUMNS = ("digest", "salt", "body")
_LINE_COLUMNS = (
    "statement_id",
    "position",
    "benefit_id",
    "series",
    "basis",
    "first",
    "last",
    "said",
    "pence",
    "low",
    "high",
    "ref",
    "file",
    "sheet",
    "cell",
    "wording",
)


@dataclass(slots=True)
class Wordings:
    """The texts of a statement, each with a salt of its own, until they are written."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def keep(self, **texts: str) -> str | None:
        """This function will keep texts, and return the digest they go by, or None."""
        body = wording_body(**texts)
        if not body:
            return None
        salt = secrets.token_hex(16)
        digest = wording_digest(salt, body)
        self.rows.append((digest, salt, body))
        return digest

    def write(self) -> None:
        """This function will write the texts that were kept since it last did."""
        _insert("ledger_wording", _WORDING_COLUMNS, self.rows)
        self.rows.clear()


def written_notes(lines: Iterable[Line], wordings: Wordings) -> list[str | None]:
    """This function will write the notes of lines page by page, and return the digest
    that each line's goes by, or None.

    It comes before all else that a statement says: while anything waits for its
    statement, SQLite looks among all lines for those that wait for a new text.
    """
    digests: list[str | None] = []
    for line in lines:
        digests.append(wordings.keep(note=line.note) if line.note else None)
        if len(wordings.rows) >= PAGE:
            wordings.write()
    wordings.write()
    return digests


def written_lines(
    lines: Iterable[Line],
    notes: Iterable[str | None],
    benefits: Mapping[str, int],
    *,
    number: int,
    counts_on: date,
) -> Iterator[Row]:
    """This function will write a statement's lines page by page, and yield each in the
    chain's form once it is written; ``notes`` are the digests of theirs.

    No model is built for any of them. The database's guards see every row all the same.
    """
    said = said_order(counts_on, number)
    coming = map(_chain_row, count(1), lines, notes)
    while page := list(islice(coming, PAGE)):
        _insert(
            "ledger_line",
            _LINE_COLUMNS,
            [
                (number, row[0], benefits[str(row[1])], *row[2:6], said, *row[6:])
                for row in page
            ],
        )
        yield from page


def _chain_row(at: int, line: Line, note: str | None) -> Row:
    key, origin = line.key, line.origin
    return (
        at,
        key.benefit,
        key.series.value,
        key.basis.value,
        key.period.first.isoformat(),
        key.period.last.isoformat(),
        line.pence,
        line.low,
        line.high,
        line.ref,
        origin.file,
        origin.sheet,
        origin.cell,
        note,
    )


def _insert(
    table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """In the engine's fastest way: COPY on PostgreSQL, one prepared statement on
    SQLite.
    """
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(
            f"INSERT INTO {table} ({named}) VALUES ({marks})",  # noqa: S608
            rows,
        )


def write_the_rest(
    statement: Statement,
    *,
    programme: int,
    number: int,
    benefits: Mapping[str, int],
    wordings: Wordings,
) -> None:
    """This function will write all that a statement says besides its lines."""
    place = {"statement_id": number, "programme_id": programme}
    _write_totals(statement, place, benefits, wordings)
    codes = {total.code for total in statement.totals}
    codes |= {total.compares_with for total in statement.totals}
    codes |= {headline.total for headline in statement.headlines}
    codes |= {share.total for share in statement.shares}
    totals = _ids(models.Total, programme, codes)
    models.Headline.objects.bulk_create(
        models.Headline(
            statement_id=number,
            position=position,
            total_id=totals[headline.total],
            from_on=headline.from_on,
        )
        for position, headline in enumerate(statement.headlines, start=1)
    )
    models.Share.objects.bulk_create(
        models.Share(
            **place,
            **_keyed(share.line),
            position=position,
            code=share.code,
            benefit_id=benefits[share.line.benefit],
            total_id=totals[share.total],
            inferred=share.inferred,
            ref=share.ref,
            wording_id=wordings.keep(
                label=share.label, wording=share.wording, note=share.note
            ),
        )
        for position, share in enumerate(statement.shares, start=1)
    )
    _write_facts(statement, place, wordings)
    _write_verdicts(statement, place, benefits, wordings)


def _write_totals(
    statement: Statement,
    place: Mapping[str, int],
    benefits: Mapping[str, int],
    wordings: Wordings,
) -> None:
    for position, total in enumerate(statement.totals, start=1):
        compared = _ids(models.Total, place["programme_id"], {total.compares_with}).get(
            total.compares_with
        )
        row = models.Total.objects.create(
            **place,
            position=position,
            code=total.code,
            series=str(total.series),
            basis=str(total.basis),
            first=total.period.first,
            last=total.period.last,
            breakdown=str(total.breakdown),
            pence=total.pence,
            unit=total.unit,
            compares_with_id=compared,
            ref=total.ref,
            wording_id=wordings.keep(
                label=total.label,
                scope=total.scope,
                wording=total.wording,
                note=total.note,
            ),
        )
        models.TotalBenefit.objects.bulk_create(
            models.TotalBenefit(total=row, benefit_id=benefits[code])
            for code in total.benefits
        )


def _write_facts(
    statement: Statement, place: Mapping[str, int], wordings: Wordings
) -> None:
    wanted = {code for fact in statement.facts for code in fact.projects}
    projects = _ids(Project, place["programme_id"], wanted)
    for position, fact in enumerate(statement.facts, start=1):
        row = models.Fact.objects.create(
            **place,
            position=position,
            code=fact.code,
            topic=fact.topic,
            number=_plain(fact.number),
            low=_plain(fact.low),
            high=_plain(fact.high),
            uncertain=fact.uncertain,
            wording_id=wordings.keep(
                metric=fact.metric,
                value=fact.value,
                unit=fact.unit,
                period=fact.period,
                scope=fact.scope,
                note=fact.note,
            ),
        )
        models.FactProject.objects.bulk_create(
            models.FactProject(fact=row, project_id=projects[code])
            for code in fact.projects
        )


def _write_verdicts(
    statement: Statement,
    place: Mapping[str, int],
    benefits: Mapping[str, int],
    wordings: Wordings,
) -> None:
    about = _ids(
        models.Statement,
        place["programme_id"],
        {verdict.about for verdict in statement.verdicts},
    )
    models.Verdict.objects.bulk_create(
        models.Verdict(
            statement_id=place["statement_id"],
            position=position,
            about_id=about[verdict.about],
            benefit_id=benefits[verdict.line.benefit],
            **_keyed(verdict.line),
            verdict=str(verdict.verdict),
            wording_id=wordings.keep(reasons=verdict.reasons),
        )
        for position, verdict in enumerate(statement.verdicts, start=1)
    )


def _ids(model: Any, programme: int, codes: Iterable[str]) -> dict[str, int]:
    rows = model.objects.filter(programme_id=programme, code__in=set(codes) - {""})
    return dict(rows.values_list("code", "id"))


def _keyed(key: Key) -> dict[str, Any]:
    return {
        "series": str(key.series),
        "basis": str(key.basis),
        "first": key.period.first,
        "last": key.period.last,
    }


def _plain(number: object) -> str:
    return "" if number is None else str(number)
