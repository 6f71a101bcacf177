"""The closed lists of quality's words, each with its label for readers."""

from workings.access.words import Word


class Improves(Word):
    """Which way of a measure is the better one."""

    UP = "up", "up is better"
    DOWN = "down", "down is better"
    NEUTRAL = "neutral", "neither way is better"


class Rule(Word):
    """What marks a point as more than chance, strongest first.

    A point that several mark is judged by the first of them.
    """

    OUTSIDE_LIMITS = "outside_limits", "outside the limits"
    TREND_OF_SEVEN = "trend_of_seven", "seven points rising or falling"
    TWO_OF_THREE = "two_of_three", "two of three near a limit"
    SEVEN_ON_ONE_SIDE = "seven_on_one_side", "seven points on one side of the mean"


class Kind(Word):
    """What a point says: chance alone, or a change for better or worse."""

    COMMON_CAUSE = "common_cause", "chance alone"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral", "a change"


class Assurance(Word):
    """What the process, left as it is, will do to its target."""

    WILL_HIT = "will_hit", "will hit the target"
    WILL_MISS = "will_miss", "will miss the target"
    HIT_AND_MISS = "hit_and_miss", "will hit and miss the target by chance"


class TwoOfThree(Word):
    """Which points count as near a limit: both variants have been published."""

    BETWEEN = "between", "between two thirds of the way to a limit and the limit"
    BEYOND = "beyond", "two thirds of the way to a limit or further"


class Counted(Word):
    """What a numerator is of its denominator."""

    P = "p", "a part of those counted"
    U = "u", "events among those counted"


class Official(Word):
    """The official measures of adult social care that councils are compared by."""

    ASC1 = "ASC1", "quality of life of carers"
    ASC2 = "ASC2", "quality of life of people who use care"
    ASC3 = "ASC3", "ease of finding information, people who use care"
    ASC4 = "ASC4", "ease of finding information, carers"
    ASC5 = "ASC5", "no more care needed after short-term help"
    ASC6 = "ASC6", "requests that led to a service"
    ASC7 = "ASC7", "turnover of care workers"


class Group(Word):
    """Who may be affected: the protected characteristics of the Equality Act 2010
    (section 4), and those whom councils assess beside them.
    """

    AGE = "age", "age: younger or older people"
    DISABILITY = "disability", "disabled people"
    GENDER_REASSIGNMENT = "gender_reassignment", "gender reassignment"
    MARRIAGE = "marriage", "marriage and civil partnership"
    MATERNITY = "maternity", "pregnancy and maternity"
    RACE = "race"
    RELIGION = "religion", "religion or belief"
    SEX = "sex"
    ORIENTATION = "orientation", "sexual orientation"
    CARERS = "carers"
    LOW_INCOME = "low_income", "people on low incomes"
    STAFF = "staff", "the council's staff"
    USERS = "users", "everybody who uses the service"


class Effect(Word):
    """What a change is expected to do to a group."""

    WORSE = "worse", "worse off"
    BETTER = "better", "better off"
    NONE = "none", "no difference"
    NOT_KNOWN = "not_known", "not known"


class Assessed(Word):
    """What an assessment is of."""

    EQUALITY = "equality", "equality impact"
    QUALITY = "quality", "quality impact"
    BOTH = "both", "equality and quality impact"
