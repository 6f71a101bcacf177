"""A case: the options for a project, what each costs and brings, and their tests.

Amounts here are pounds as floats in real terms, in the prices of the case's base
year: estimates to compare options by, and no amounts of the record. Costs and
benefits are both plus; which side a flow is on says how it counts.
"""

from dataclasses import dataclass

from workings.appraisal.discounting import Timing
from workings.appraisal.kinds import (
    CaseStage,
    Counts,
    Denominator,
    Met,
    Nature,
    Part,
    Side,
    Verdict,
)
from workings.appraisal.optimism import Contribution, resultant
from workings.appraisal.prices import Year
from workings.decisions.decided import OptionOutcome
from workings.ledger.words import Bearer, BenefitKind
from workings.numerics.distributions import Distribution
from workings.programme.projects import DeliveryModel


@dataclass(frozen=True, slots=True)
class Input:
    """A named number that flows are multiplied by; known, or an interval."""

    name: str
    central: float
    """The number itself, or the expected value of the interval."""
    low: float
    high: float
    """The ends of the interval; both the number itself where it is known."""
    within: tuple[float, float]
    """Where a switching value is looked for."""
    uncertain: Distribution | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """A factor of a flow: an input, or what an input leaves of 1."""

    name: str
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """Pounds of each year, times some inputs."""

    yearly: tuple[float, ...]
    times: tuple[Times, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A cost or a benefit, year by year."""

    title: str
    side: Side
    bearer: Bearer
    counts: Counts
    streams: tuple[Stream, ...]
    kind: BenefitKind
    part: Part = Part.ESTIMATE
    nature: Nature | None = None
    groups: tuple[tuple[str, float], ...] = ()
    confidence: str = ""
    evidence: str = ""

    @property
    def sign(self) -> int:
        """Plus where it improves what the option is worth."""
        worse = self.side is Side.COST or self.kind is BenefitKind.DIS_BENEFIT
        return -1 if worse else 1


@dataclass(frozen=True, slots=True)
class Bias:
    """The optimism bias of costs of a kind: how it was found, and what that rests on.
    Shares of the cost, but for what is managed, which is a share of the upper bound.
    """

    code: str
    kind: str
    """The types of project, or "" of an upper bound of the case's own."""
    of: str
    """Of what cost: capital or operating."""
    upper_bound: float
    duration: float | None
    """The upper bound of how much longer the works take, where one was published."""
    managed: float
    contributions: tuple[Contribution, ...] = ()
    evidence: str = ""

    @property
    def resultant(self) -> float:
        """What is left of the upper bound, and is added to the cost."""
        return resultant(self.upper_bound, self.managed)


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong, and what is done about it."""

    title: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner: str = ""
    probability: float | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class NeedTest:
    """Whether an option meets one need."""

    need: str
    verdict: Met
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PrincipleTest:
    """Whether an option stands up to one principle."""

    principle: str
    verdict: Verdict
    reasons: str = ""
    evidence: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One way forward."""

    code: str
    title: str
    business_as_usual: bool = False
    delivery_model: DeliveryModel | None = None
    outcome: OptionOutcome = OptionOutcome.NOT_KNOWN
    reason: str = ""
    advantages: str = ""
    disadvantages: str = ""
    timing: str = ""
    confidence: str = ""
    stated: str = ""
    """What its source states of its worth, where that is all that is known."""
    life: int | None = None
    """How many years it serves, where that is not to the horizon."""
    flows: tuple[Flow, ...] = ()
    needs: tuple[NeedTest, ...] = ()
    principles: tuple[PrincipleTest, ...] = ()
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What users of a service need of it."""

    code: str
    users: str
    need: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A code with its title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Discarded:
    """An option of the long list that was not taken further."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """Who was asked what, and what came of it."""

    who: str
    when: str = ""
    asked: str = ""
    answered: str = ""
    considered: str = ""


@dataclass(frozen=True, slots=True)
class Equality:
    """The equality assessment, and how it was had due regard to."""

    assessed: str = ""
    on: str = ""
    found: str = ""
    regard: str = ""


@dataclass(frozen=True, slots=True)
class BestValue:
    """The duty of section 3 of the Local Government Act 1999."""

    economy: str = ""
    efficiency: str = ""
    effectiveness: str = ""
    consulted: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader may look up."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of those who gain or lose, and the weight of their pounds."""

    code: str
    title: str
    weight: float
    income: float


@dataclass(frozen=True, slots=True)
class Discounting:
    """At what rates, of what guidance, and why where it is none."""

    rates: tuple[float, ...]
    """Factors of years 0 to the horizon."""
    timing: Timing
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case."""

    title: str
    stage: CaseStage
    year_0: Year
    horizon: int
    nominal: bool
    """Whether its amounts were written in cash; here they are real already."""
    discounting: Discounting
    price_levels: tuple[float, ...] | None
    """Prices of each year, 1 in year 0; None where no inflation is stated."""
    options: tuple[Option, ...]
    project: str = ""
    subject: str = ""
    summary: str = ""
    recommendations: tuple[str, ...] = ()
    decision: str = ""
    body: str = ""
    decided_on: str = ""
    known: str = ""
    """What is known of it and what is not, where it is of the past."""
    denominator: Denominator = Denominator.PUBLIC_COST
    inputs: tuple[Input, ...] = ()
    groups: tuple[Group, ...] = ()
    biases: tuple[Bias, ...] = ()
    success_factors: tuple[Titled, ...] = ()
    principles: tuple[Titled, ...] = ()
    needs: tuple[Need, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    equality: Equality | None = None
    best_value: BestValue | None = None
    documents: tuple[Document, ...] = ()
    seed: int = 1
    draws: int = 10_000

    @property
    def years(self) -> tuple[str, ...]:
        """The years 0 to the horizon, as they are written."""
        return tuple(str(self.year_0.later(at)) for at in range(self.horizon + 1))

    @property
    def business_as_usual(self) -> Option:
        """The option that every other is set against."""
        return next(one for one in self.options if one.business_as_usual)

    @property
    def valued(self) -> tuple[Option, ...]:
        """The options that have numbers. Business as usual may cost and bring nothing
        new, where another has some; any other without a number is not known.
        """
        if not any(option.flows for option in self.options):
            return ()
        return tuple(one for one in self.options if one.flows or one.business_as_usual)
