"""What else a statement says: totals, headlines, shares, facts and verdicts.

Rows name each other by id; the chain names them by their codes.
"""

from django.db import models

from workings.access.append_only import append_only
from workings.access.fields import one_of
from workings.core.money import Basis
from workings.ledger import guards
from workings.ledger.fields import PenceField
from workings.ledger.models.benefit import Benefit
from workings.ledger.models.statement import Statement, Wording
from workings.ledger.words import Breakdown, Series, Sufficiency
from workings.programme.models import Programme, Project


class Said(models.Model):
    """A thing a statement says, at its position among its like."""

    statement = models.ForeignKey(Statement, models.PROTECT, db_index=False)
    position = models.IntegerField()
    wording = models.ForeignKey(
        Wording, models.PROTECT, null=True, db_column="wording", db_index=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "position"], name="%(app_label)s_%(class)s_place"
            )
        ]


class Keyed(models.Model):
    """What an amount is an amount of, its benefit apart."""

    series = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()

    class Meta:
        abstract = True


KEYED = [
    models.CheckConstraint(
        condition=models.Q(first__lte=models.F("last")),
        name="%(app_label)s_%(class)s_period",
    ),
    one_of("series", Series),
    one_of("basis", Basis),
]


@append_only(triggers=[guards.SAID])
class Total(Said, Keyed):
    """What a statement claims a set of lines adds up to."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    breakdown = models.CharField(max_length=20)
    pence = PenceField()
    unit = PenceField()
    compares_with = models.ForeignKey("self", models.PROTECT, null=True)
    ref = models.CharField(max_length=80, blank=True)

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            *KEYED,
            one_of("breakdown", Breakdown),
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_total_code"
            ),
        ]

    def __str__(self) -> str:
        return self.code


@append_only(triggers=[guards.SAID_OF_TOTAL])
class TotalBenefit(models.Model):
    """A benefit that a listed total says it is made of."""

    total = models.ForeignKey(Total, models.PROTECT, db_index=False)
    benefit = models.ForeignKey(Benefit, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["total", "benefit"], name="ledger_total_benefit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.total_id} of {self.benefit_id}"


@append_only(triggers=[guards.SAID])
class Headline(Said):
    """A stated total used as the programme's number, from a date."""

    total = models.ForeignKey(Total, models.PROTECT)
    from_on = models.DateField()

    class Meta(Said.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.total_id} from {self.from_on}"


@append_only(triggers=[guards.SAID])
class Share(Said, Keyed):
    """A declared ratio: a benefit's line over a stated total."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    benefit = models.ForeignKey(Benefit, models.PROTECT)
    total = models.ForeignKey(Total, models.PROTECT)
    inferred = models.BooleanField()
    ref = models.CharField(max_length=80, blank=True)

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            *KEYED,
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_share_code"
            ),
        ]

    def __str__(self) -> str:
        return self.code


@append_only(triggers=[guards.SAID])
class Fact(Said):
    """Anything else that was said and is worth keeping; its texts are its wording."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    topic = models.CharField(max_length=80)
    # Numbers of facts are text: exact on both engines, and nothing may sum them.
    number = models.CharField(max_length=40, blank=True)
    low = models.CharField(max_length=40, blank=True)
    high = models.CharField(max_length=40, blank=True)
    uncertain = models.BooleanField()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_fact_code"
            ),
        ]

    def __str__(self) -> str:
        return self.code


@append_only(triggers=[guards.SAID_OF_FACT])
class FactProject(models.Model):
    """A project that a fact is about."""

    fact = models.ForeignKey(Fact, models.PROTECT, db_index=False)
    project = models.ForeignKey(Project, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "project"], name="ledger_fact_project_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact_id} about {self.project_id}"


@append_only(triggers=[guards.SAID])
class Verdict(Said, Keyed):
    """Finance's judgement on a delivered line of an earlier statement."""

    about = models.ForeignKey(Statement, models.PROTECT, related_name="verdicts_on")
    benefit = models.ForeignKey(Benefit, models.PROTECT)
    verdict = models.CharField(max_length=20)

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            *KEYED,
            one_of("verdict", Sufficiency),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.about_id}"
