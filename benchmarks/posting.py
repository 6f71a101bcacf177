"""Posting a statement, beside writing the same rows into a bare table."""

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
from workings.ledger.statement import Line, Statement
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


class BareText(models.Model):
    """The columns of a text."""

    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=32)
    body = models.TextField()

    class Meta:
        app_label = "benchmarks"


class BareBenefit(models.Model):
    """The columns of a benefit."""

    programme_id = models.BigIntegerField()
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    project_id = models.BigIntegerField(null=True)
    bearer = models.CharField(max_length=20)
    owner_id = models.BigIntegerField(null=True)
    note = models.TextField()

    class Meta:
        app_label = "benchmarks"


def make_bare_tables() -> None:
    """This function will make those that are not there."""
    there = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in (Bare, BareText, BareBenefit):
            if model._meta.db_table not in there:
                editor.create_model(model)


def bare(position: int, line: Line, benefit: int) -> Bare:
    """This function will make of a line the row that it would be."""
    return Bare(
        statement_id=1,
        position=position,
        benefit_id=benefit,
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


class Next:
    """The statement to come, invented on no clock."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.programme = Programme.objects.get()
        self.benefits = dict(Benefit.objects.values_list("code", "id"))
        make_bare_tables()

    def invent(self) -> None:
        # Another process may have posted since: a number is never given twice.
        number = max(Posted.objects.count(), STATED_OVER * STATEMENTS_A_YEAR)
        self.statement: Statement = statement(self.size, number)

    def post(self) -> None:
        post(self.statement, programme=self.programme, by=BY)

    def create_bare(self) -> None:
        """The yardstick."""
        Bare.objects.bulk_create(
            bare(position, line, self.benefits[line.key.benefit])
            for position, line in enumerate(self.statement.lines, start=1)
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
