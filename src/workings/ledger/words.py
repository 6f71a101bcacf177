"""The closed lists of the record's words, each with its label for readers."""

from workings.access.words import Word
from workings.core.money import Basis
from workings.documents.sources import Grade


class Series(Word):
    """What a line says of its amount: promised, expected, arrived, or what became
    of the part that did not arrive.
    """

    PLAN = "plan", "planned"
    FORECAST = "forecast"
    DELIVERED = "delivered"
    CARRIED_FORWARD = "carried_forward"
    MITIGATED = "mitigated"
    WRITTEN_OUT = "written_out"


class BenefitKind(Word):
    """What kind of effect a benefit is."""

    CASHABLE_SAVING = "cashable_saving"
    INCOME = "income"
    COST_AVOIDANCE = "cost_avoidance"
    NON_CASHABLE = "non_cashable", "non-cashable efficiency"
    SERVICE_REDUCTION = "service_reduction"
    DIS_BENEFIT = "dis_benefit", "dis-benefit"
    PRESSURE = "pressure"
    COST_TO_DELIVER = "cost_to_deliver"


class Bearer(Word):
    """Who bears the effect; only this council's is its saving."""

    COUNCIL = "council", "this council"
    PARTNER = "partner", "a partner"
    OTHER_PUBLIC_BODY = "other_public_body", "another public body"
    RESIDENTS = "residents"


class StatementKind(Word):
    """What somebody did by saying it."""

    PLAN = "plan"
    REFORECAST = "reforecast"
    DELIVERY = "delivery"
    VERDICT = "verdict"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    REPORT = "report"


class Standing(Word):
    """Who said it: the programme's own authority, or anyone else."""

    OF_RECORD = "of_record"
    CLAIM = "claim"


class Visibility(Word):
    """Who may see it."""

    PUBLIC = "public"
    INTERNAL = "internal"
    EXEMPT = "exempt"


class Cause(Word):
    """Why a figure changed."""

    SCOPE = "scope"
    TIMING = "timing"
    PRICE = "price"
    DEMAND = "demand"
    DELIVERY = "delivery"
    OVERLAP_REMOVED = "overlap_removed"
    CORRECTION = "correction"
    NEW = "new"
    NOT_STATED = "not_stated", "cause not stated"


class Breakdown(Word):
    """What a stated total is said to be made of."""

    LISTED = "listed", "the benefits it lists"
    ALL = "all", "every benefit of the programme"
    NONE = "none", "no breakdown given"


class Sufficiency(Word):
    """Finance's verdict on the evidence for delivered lines (the NAO's grades)."""

    SUFFICIENT = "sufficient", "sufficient evidence"
    PARTIAL = "partial", "partial evidence"
    INSUFFICIENT = "insufficient", "insufficient evidence"


SAVING_KINDS = frozenset(
    {BenefitKind.CASHABLE_SAVING, BenefitKind.INCOME, BenefitKind.SERVICE_REDUCTION}
)
"""The kinds that take money out of the budget or bring it in: what "delivered" adds
up. Avoided cost and non-cashable efficiency leave the budget where it was."""

SERIES_OF_KIND: dict[StatementKind, frozenset[Series]] = {
    StatementKind.PLAN: frozenset({Series.PLAN}),
    StatementKind.REFORECAST: frozenset({Series.FORECAST}),
    StatementKind.DELIVERY: frozenset(Series) - {Series.PLAN, Series.FORECAST},
    StatementKind.VERDICT: frozenset(),
    StatementKind.CORRECTION: frozenset(Series),
    StatementKind.WITHDRAWAL: frozenset(Series),
    StatementKind.REPORT: frozenset(),
}
"""The series that the lines of each kind of statement may be of."""

BASIS_LABELS: dict[Basis, str] = {
    Basis.ANNUAL: "in the year",
    Basis.INCREMENT: "change in base budget on the year before",
    Basis.RUN_RATE: "a year, in force at the date",
    Basis.CUMULATIVE: "over the whole period",
}
"""What each basis means, for readers."""

__all__ = [
    "BASIS_LABELS",
    "SAVING_KINDS",
    "SERIES_OF_KIND",
    "Bearer",
    "BenefitKind",
    "Breakdown",
    "Cause",
    "Grade",
    "Series",
    "Standing",
    "StatementKind",
    "Sufficiency",
    "Visibility",
]
