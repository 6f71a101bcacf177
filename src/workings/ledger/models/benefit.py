"""Benefits: the effects that were promised, and the services they land on."""

from django.db import models

from workings.access.append_only import append_only
from workings.access.fields import one_of
from workings.ledger import guards
from workings.ledger.words import Bearer, BenefitKind
from workings.programme.models import Post, Programme, Project, Service


@append_only()
class Benefit(models.Model):
    """One promised effect. Append-only: an edited kind would edit the past."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    # Empty for a benefit of the whole programme.
    project = models.ForeignKey(Project, models.PROTECT, null=True)
    bearer = models.CharField(max_length=20)
    owner = models.ForeignKey(Post, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_benefit_code"
            ),
            one_of("kind", BenefitKind),
            one_of("bearer", Bearer),
        ]

    def __str__(self) -> str:
        return self.code


@append_only(triggers=[guards.SHARES_FIRST])
class BenefitService(models.Model):
    """The share of a benefit that lands on a service; a benefit's shares sum to 1."""

    benefit = models.ForeignKey(Benefit, models.PROTECT)
    service = models.ForeignKey(Service, models.PROTECT)
    share = models.DecimalField(max_digits=9, decimal_places=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "service"], name="ledger_benefit_service_once"
            ),
            models.CheckConstraint(
                condition=models.Q(share__gt=0, share__lte=1),
                name="ledger_benefit_service_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit_id} on {self.service_id}: {self.share}"
