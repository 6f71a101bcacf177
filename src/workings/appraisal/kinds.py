"""The closed lists of a case's words, each with its label for readers."""

from workings.access.words import Word


class CaseStage(Word):
    """Which of the three business cases it is."""

    STRATEGIC_OUTLINE = "strategic_outline", "strategic outline case"
    OUTLINE = "outline", "outline business case"
    FULL = "full", "full business case"


class Side(Word):
    """Which side of the account a flow is on."""

    COST = "cost"
    BENEFIT = "benefit"


class Nature(Word):
    """What kind of spending a cost is."""

    CAPITAL = "capital"
    ONE_OFF = "one_off", "one-off"
    RECURRING = "recurring"


class Counts(Word):
    """In which columns a flow stands. The columns are never added."""

    BOTH = "both", "money and social value"
    FISCAL = "fiscal", "money alone (a transfer)"
    SOCIAL = "social", "social value alone (no money moves)"


class Part(Word):
    """What of an amount a term is: the estimate, its optimism bias, or a risk."""

    ESTIMATE = "estimate"
    BIAS = "optimism_bias", "optimism bias"
    RISK = "risk"


class Met(Word):
    """How far an option meets a need of the users."""

    MET = "met"
    PARTLY = "partly", "partly met"
    NOT_MET = "not_met", "not met"
    NOT_KNOWN = "not_known", "not known"


class Verdict(Word):
    """How an option stands to one of the programme's principles."""

    MEETS = "meets"
    PARTLY = "partly", "partly meets"
    FAILS = "fails"
    FAILS_ACCEPTED = "fails_accepted", "fails, accepted because"
    NOT_TESTED = "not_tested", "not tested"


class Denominator(Word):
    """What a benefit-cost ratio divides by."""

    PUBLIC_COST = "public_cost", "cost to this council and other public bodies"
    COUNCIL_COST = "council_cost", "cost to this council"
    ALL_COST = "all_cost", "cost to all"
