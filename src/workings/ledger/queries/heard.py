"""Whose words are heard: one place decides which statements a question may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from workings.core.asat import AsAt
from workings.ledger.said import Said
from workings.ledger.words import Standing, StatementKind, Visibility

Row = TypeVar("Row", bound=Model)

PUBLIC = frozenset({Visibility.PUBLIC})
"""What the public may see. Every reader starts from here."""

EVERYTHING = frozenset(Visibility)
"""What an auditor may see."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements that a question hears: of one programme, said and recorded by
    then, of the visibilities the reader may see.

    ``programme`` is its row's id.
    """

    programme: int
    as_at: AsAt
    visibilities: frozenset[Visibility] = field(default=PUBLIC)

    def sql(
        self, *, standing: Standing | None = Standing.OF_RECORD, in_effect: bool = True
    ) -> tuple[str, list[Any]]:
        """This function will return a query of the heard statements' numbers, with
        its parameters.

        ``in_effect`` leaves out plans that no decision has put in force by then:
        they are proposals, shown beside the position and never in it.
        """
        visible = sorted(str(visibility) for visibility in self.visibilities)
        parameters: list[Any] = [self.programme, self.as_at.said_by, *visible]
        sql = (
            "SELECT s.id FROM ledger_statement s WHERE s.programme_id = %s "
            f"AND s.{'counts_on' if in_effect else 'said_counts'} <= %s "
            f"AND s.visibility IN ({marks(visible)})"
        )
        if standing is not None:
            sql += " AND s.standing = %s"
            parameters.append(str(standing))
        if in_effect:
            sql += " AND (s.kind <> %s OR s.in_force_on IS NOT NULL)"
            parameters.append(str(StatementKind.PLAN))
        if self.as_at.recorded_by is not None:
            sql += " AND s.id <= %s"
            parameters.append(self.as_at.recorded_by)
        return sql, parameters

    def hears(
        self,
        said: Said,
        *,
        standing: Standing | None = Standing.OF_RECORD,
        in_effect: bool = True,
    ) -> bool:
        """This function will say of one statement of the programme what :meth:`sql`
        says of all of them.
        """
        recorded_by = self.as_at.recorded_by
        return (
            (said.counts_on if in_effect else said.said.on) <= self.as_at.said_by
            and said.visibility in self.visibilities
            and (standing is None or said.standing is standing)
            and (said.in_effect or not in_effect)
            and (recorded_by is None or said.number <= recorded_by)
        )


def heard_of(
    heard: Heard, rows: QuerySet[Row], *, of_record: bool = False
) -> QuerySet[Row]:
    """This function will narrow rows that statements made to all that is heard: claims
    and proposals too, or what is ``of_record`` and in effect alone.
    """
    standing = Standing.OF_RECORD if of_record else None
    sql, parameters = heard.sql(standing=standing, in_effect=of_record)
    these = RawSQL(sql, parameters)  # noqa: S611 - the one place that decides
    return rows.filter(statement_id__in=these)


def marks(values: Iterable[object]) -> str:
    """This function will return a placeholder for each value, comma separated."""
    return ", ".join("%s" for _ in values)
