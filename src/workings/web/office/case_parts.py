"""The parts of a case that have a form, and what each asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workings.access.words import Word
from workings.appraisal.casefile.flows import BENEFIT_KINDS
from workings.appraisal.casefile.parts import PartOf
from workings.appraisal.kinds import CaseStage, Counts, Met, Nature, Verdict
from workings.decisions.decided import OptionOutcome
from workings.ledger.words import Bearer
from workings.programme.projects import DeliveryModel


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a row, and how it is asked for: a text, some lines, a word, a flag,
    the code of something in the case, or amounts.
    """

    name: str
    label: str
    how: str = "text"
    words: tuple[Word, ...] = ()
    of: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class CasePart:
    """A part of a case: where it stands in the file, and what its form asks for."""

    name: str
    heading: str
    lead: str
    place: PartOf
    entries: tuple[Entry, ...] = field(default=())

    @property
    def row(self) -> str:
        """What one of its rows is called."""
        return self.heading if self.place.once else f"{self.heading}: row"


def _part(
    name: str,
    heading: str,
    lead: str,
    table: str,
    *entries: Entry,
    of_options: bool = False,
    once: bool = False,
) -> CasePart:
    place = PartOf(table, tuple(one.name for one in entries), of_options, once)
    return CasePart(name, heading, lead, place, entries)


def _lines(name: str, label: str) -> Entry:
    return Entry(name, label, "lines")


_AMOUNTS = Entry(
    "amounts",
    "Amounts",
    "amounts",
    help='From year 0 on, "75; 47; 47", or by year, "2013/14: 75; 2015/16: 47". '
    "Left empty, what the file says stays.",
)
_BEARER = Entry("bearer", "Who bears it", "word", tuple(Bearer))
_COUNTS = Entry("counts", "What it counts as", "word", tuple(Counts))
_RESTS_ON = (
    Entry("confidence", "How sure it is"),
    Entry("evidence", "What it rests on"),
)

PARTS: Mapping[str, CasePart] = {
    part.name: part
    for part in (
        _part(
            "about",
            "What the case is about",
            "What a committee reads first.",
            "case",
            Entry("title", "Title"),
            Entry("stage", "Which business case it is", "word", tuple(CaseStage)),
            Entry("subject", "Subject"),
            _lines("summary", "Summary"),
            _lines("known", "What is known, and what is not"),
            once=True,
        ),
        _part(
            "needs",
            "Users and needs",
            "Who uses the service, and what they need of it. Codes are short names.",
            "need",
            Entry("code", "Code"),
            Entry("users", "Who they are"),
            Entry("need", "What they need"),
        ),
        _part(
            "success-factors",
            "Critical success factors",
            "What a good option must do.",
            "success_factor",
            Entry("code", "Code"),
            Entry("title", "What it is"),
        ),
        _part(
            "long-list",
            "Long list",
            "Options that were not taken further, each with the reason.",
            "discarded",
            Entry("title", "Option"),
            _lines("reason", "Why it was rejected"),
        ),
        _part(
            "options",
            "Short list",
            "The options that are compared. One, and one alone, is business as usual.",
            "option",
            Entry("code", "Code"),
            Entry("title", "Title"),
            Entry("business_as_usual", "This is business as usual", "flag"),
            Entry("delivery_model", "Who would run it", "word", tuple(DeliveryModel)),
            Entry("outcome", "What became of it", "word", tuple(OptionOutcome)),
            _lines("reason", "Why, where it was rejected"),
            _lines("advantages", "For it"),
            _lines("disadvantages", "Against it"),
            Entry("timing", "Timing"),
            Entry("confidence", "How sure it is"),
        ),
        _part(
            "costs",
            "Costs",
            "Costs of each option, in the case's unit. A workbook takes many at once.",
            "cost",
            Entry("title", "Cost"),
            Entry("nature", "Nature", "word", tuple(Nature)),
            _BEARER,
            _COUNTS,
            _AMOUNTS,
            *_RESTS_ON,
            of_options=True,
        ),
        _part(
            "benefits",
            "Benefits",
            "Benefits of each option, in the case's unit. A dis-benefit is plus too.",
            "benefit",
            Entry("title", "Benefit"),
            Entry("kind", "Kind", "word", BENEFIT_KINDS),
            _BEARER,
            _COUNTS,
            _AMOUNTS,
            *_RESTS_ON,
            of_options=True,
        ),
        _part(
            "risks",
            "Risks",
            "What may go wrong with each option, and what is done about it.",
            "risk",
            Entry("title", "Risk"),
            Entry("likelihood", "Likelihood"),
            Entry("impact", "Impact"),
            _lines("mitigation", "What is done about it"),
            Entry("owner", "Who sees to it"),
            of_options=True,
        ),
        _part(
            "needs-met",
            "Options against needs",
            "Whether each option meets each need. Nothing is scored.",
            "need",
            Entry("need", "Need", "code", of="need"),
            Entry("verdict", "Verdict", "word", tuple(Met)),
            Entry("evidence", "What that rests on"),
            of_options=True,
        ),
        _part(
            "principles-met",
            "Options against principles",
            "How each option stands to each of the programme's principles.",
            "principle",
            Entry("principle", "Principle", "code", of="principle"),
            Entry("verdict", "Verdict", "word", tuple(Verdict)),
            _lines("reasons", "Reasons"),
            Entry("evidence", "What that rests on"),
            Entry("by", "Who tested it"),
            Entry("on", "When", help="Such as 2013-08-31."),
            of_options=True,
        ),
        _part(
            "consultation",
            "Consultation",
            "Who was asked what, what they answered, and what came of it.",
            "consultation",
            Entry("who", "Who was asked"),
            Entry("when", "When"),
            _lines("asked", "What was asked"),
            _lines("answered", "What was answered"),
            _lines("considered", "How it was considered"),
        ),
        _part(
            "equality",
            "Equality assessment",
            "Due regard comes before the decision.",
            "equality",
            _lines("assessed", "What was assessed"),
            Entry("on", "When", help="Such as 2013-08-31."),
            _lines("found", "What was found"),
            _lines("regard", "How it was taken into account"),
            once=True,
        ),
        _part(
            "best-value",
            "Best Value",
            "The duty of section 3 of the Local Government Act 1999.",
            "best_value",
            _lines("economy", "Economy"),
            _lines("efficiency", "Efficiency"),
            _lines("effectiveness", "Effectiveness"),
            _lines("consulted", "Who was consulted on it, and how"),
            once=True,
        ),
    )
}
"""Every part that has a form, in the order of a case."""
