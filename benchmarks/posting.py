"""Posting a statement, beside writing the same rows into a bare table."""

from collections.abc import Iterator

from django.db import connection, models

from benchmarks.record import (
    BY,
    STATED_OVER,
    STATEMENTS_A_YEAR,
    Size,
    statement,
)
from benchmarks.timing import Subject
from workings.ledger.actions import post
from workings.ledger.models import Benefit
from workings.ledger.models import Statement as Posted
from workings.ledger.statement import Statement
from workings.programme.models import Programme


class Bare(models.Model):
    """The columns of a line and nothing else: no key but its number, no rule."""

    statement_id = models.BigIntegerField()
    position = models.IntegerField()
    benefit_id = models.BigIntegerField()
    series = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    said = models.BigIntegerField()
    pence = models.BigIntegerField()
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    ref = models.CharField(max_length=80)
    file = models.CharField(max_length=64)
    sheet = models.CharField(max_length=120)
    cell = models.CharField(max_length=40)
    wording = models.CharField(max_length=64, null=True)

    class Meta:
        app_label = "benchmarks"


class Next:
    """The statement to come, invented on no clock."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.programme = Programme.objects.get()
        self.benefits = dict(Benefit.objects.values_list("code", "id"))
        if Bare._meta.db_table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(Bare)

    def invent(self) -> None:
        # Another process may have posted since: a number is never given twice.
        number = max(Posted.objects.count(), STATED_OVER * STATEMENTS_A_YEAR)
        self.statement: Statement = statement(self.size, number)

    def post(self) -> None:
        post(self.statement, programme=self.programme, by=BY)

    def create_bare(self) -> None:
        """The yardstick."""
        Bare.objects.bulk_create(self.rows())

    def rows(self) -> Iterator[Bare]:
        for position, line in enumerate(self.statement.lines, start=1):
            yield Bare(
                statement_id=1,
                position=position,
                benefit_id=self.benefits[line.key.benefit],
                series=line.key.series,
                basis=line.key.basis,
                first=line.key.period.first,
                last=line.key.period.last,
                said=position,
                pence=line.pence,
                low=line.low,
                high=line.high,
                ref=line.ref,
                file=line.origin.file,
                sheet=line.origin.sheet,
                cell=line.origin.cell,
            )


def subjects(size: Size) -> tuple[Subject, ...]:
    later = Next(size)
    return (
        Subject(
            f"post a statement of {size.lines_a_statement:,} lines",
            later.post,
            later.create_bare,
            aim=2,
            repeat=9,
            prepare=later.invent,
        ),
    )
