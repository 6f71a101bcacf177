"""A case's page: the options side by side, who decided between them, and why."""

from collections.abc import Sequence

from workings.appraisal.appraise import Appraisal
from workings.appraisal.case import Case, Option
from workings.appraisal.queries import CaseRecord, case_named
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.decisions.decided import OptionOutcome, OptionRecord
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.case_certainty import certainty_part
from workings.web.public.presenters.case_numbers import money_part
from workings.web.public.presenters.case_tests import (
    needs_part,
    principles_part,
    risks_part,
)
from workings.web.public.presenters.case_years import years_part
from workings.web.public.presenters.decision_tables import (
    consultation_table,
    option_cells,
)
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import (
    NOT_STATED,
    capital,
    sentence,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint


def case_page(slug: str, code: str, moment: Moment) -> DossierPage:
    """This function will build a case's page as at a day."""
    stand = standpoint(slug, moment)
    found = case_named(stand.row, code, as_at=moment.day)
    worked_out = found.appraisal
    case = None if worked_out is None else worked_out.case
    parts = (
        _options(found, case),
        _rejected(found, case),
        money_part(worked_out),
        *certainty_part(worked_out),
        *years_part(worked_out),
        *needs_part(case),
        principles_part(stand, found, case),
        *risks_part(case),
        *_beside(stand, found),
        *_gates(stand, found),
        *_consulted(found, case),
    )
    return DossierPage(
        frame=frame(stand, found.title, "case", code, trail=found.title),
        heading=found.title,
        caption=f"Case, as at {moment.spoken}",
        summary=sentence(found.known or (case.summary if case else "")),
        notice="",
        rows=_rows(stand, found),
        parts=parts,
    )


def case_worked_out(slug: str, code: str, moment: Moment) -> Appraisal:
    """This function will work out a case from its file, or raise :class:`NoCaseFile`
    where it has none by then.
    """
    stand = standpoint(slug, moment)
    found = case_named(stand.row, code, as_at=moment.day)
    if found.appraisal is None:
        raise NoCaseFile(found.title)
    return found.appraisal


class NoCaseFile(Refusal):
    """A case of which no file is held, so that there is nothing to report."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"No file of the case {title} is held, so there is no committee report of "
            "it: its page has all that is known."
        )


def _rows(stand: Standpoint, found: CaseRecord) -> tuple[Row, ...]:
    weighed = found.on.spoken()
    if found.since:
        weighed = f"{found.since.spoken()} to {weighed}"
    rows = [
        Row(
            "Project",
            content(stand.link(found.project_title, "project", found.project)),
        ),
        Row("Kind", content(capital(found.stage.label if found.stage else NOT_STATED))),
        Row("Options weighed", content(capital(weighed))),
        Row("Decided by", _decided(stand, found)),
    ]
    if found.reasons:
        rows.append(Row("Why", content(sentence(found.reasons))))
    rows += [
        Row(
            f"Plan in the ledger, option {one.option}",
            content(stand.link(one.statement, "statement", one.statement)),
        )
        for one in found.approvals
    ]
    later = found.replaced_by
    if later is not None:
        case = stand.link(later.case_title, "case", later.case)
        plan = stand.link(later.statement, "statement", later.statement)
        said = content(case, f", option {later.option}: ", plan)
        rows.append(Row("Plan replaced by", said))
    if found.appraisal is not None:
        word = stand.link("Word (.docx)", "case-report", found.code)
        plain = stand.link("Markdown (.md)", "case-report-text", found.code)
        rows.append(Row("Committee report", content(word, " or ", plain)))
    return (*rows, Row("Source", source(found.source)))


def _decided(stand: Standpoint, found: CaseRecord) -> Content:
    made = found.decision
    if made is None:
        return content("No decision on it is recorded")
    link = stand.link(made.title, "decision", made.code)
    return content(f"{made.body_title}, {made.met.spoken()}: ", link)


def _options(found: CaseRecord, case: Case | None) -> Part:
    headings = ("Option", "For", "Against", "Outcome")
    rows = (
        tuple(map(_option, case.options))
        if case is not None
        else tuple(map(option_cells, found.options))
    )
    table = Table(
        name="options-of-it",
        caption="Options side by side",
        headings=tuple(map(Heading, headings)),
        rows=rows,
        empty="No option is known by then.",
    )
    return Part("options", "Options", tables=(table,))


def _option(option: Option) -> tuple[Content, ...]:
    model = option.delivery_model
    under = [capital(model.label)] if model else []
    under += ["Business as usual"] if option.business_as_usual else []
    return (
        content(f"{option.code}: {option.title}", under=tuple(under)),
        content(option.advantages or capital(NOT_STATED)),
        content(option.disadvantages or capital(NOT_STATED)),
        content(capital(option.outcome.label), under=(option.stated,)),
    )


def _rejected(found: CaseRecord, case: Case | None) -> Part:
    if case is not None:
        whys = [(one.title, one.reason) for one in case.discarded]
        whys += [
            (f"{one.code}: {one.title}", one.reason)
            for one in case.options
            if one.outcome is OptionOutcome.REJECTED
        ]
    else:
        whys = [
            (f"{one.option}: {one.title}", _why(one))
            for one in found.options
            if one.outcome is OptionOutcome.REJECTED
        ]
    table = Table(
        name="rejected-of-it",
        caption="What was rejected, and why",
        headings=(Heading("Option"), Heading("Why")),
        rows=tuple(
            (content(title), content(sentence(why) or "The sources do not say"))
            for title, why in whys
        ),
        empty="No option is known to have been rejected by then.",
    )
    return Part("rejected", "Rejected", tables=(table,))


def _why(option: OptionRecord) -> str:
    return option.against or option.note


def _beside(stand: Standpoint, found: CaseRecord) -> tuple[Part, ...]:
    """What became of the services of the project's savings since."""
    savings = [
        one
        for one in beside_savings(stand.heard).values()
        if one.saving.project == found.project
    ]
    if not savings:
        return ()
    table = Table(
        name="beside-it",
        caption="Savings of the project, and what became of their services",
        headings=(Heading("Saving"), Heading("What became of its services")),
        rows=tuple(
            (content(one.saving.title), content(one.in_words)) for one in savings
        ),
    )
    return (Part("beside", "Beside the money", tables=(table,)),)


def _gates(stand: Standpoint, found: CaseRecord) -> tuple[Part, ...]:
    if not found.gates:
        return ()
    table = Table(
        name="gates-of-it",
        caption="Gates that the project passed, and who opened them",
        headings=tuple(map(Heading, ("Gate to", "On", "Opened by", "Decision"))),
        rows=tuple(
            (
                content(capital(gate.stage.label)),
                content(say_day(gate.on)),
                content(gate.approver, under=(gate.holders,)),
                content(stand.link(gate.decision, "decision", gate.decision))
                if gate.decision
                else content("None needed"),
            )
            for gate in found.gates
        ),
    )
    return (Part("gates", "Gates", tables=(table,)),)


def _consulted(found: CaseRecord, case: Case | None) -> tuple[Part, ...]:
    duty = found.best_value or _duty(case)
    equality = found.equality or (
        case.equality.regard if case and case.equality else ""
    )
    lead = (
        f"Best Value: {sentence(duty) or 'how the duty was met is not recorded.'}",
        f"Equality: {sentence(equality) or 'no assessment is recorded.'}",
    )
    tables = [consultation_table(found.consultations)] if found.consultations else []
    tables += _asked(case)
    return (Part("consulted", "Best Value and equality", lead, tables=tuple(tables)),)


def _duty(case: Case | None) -> str:
    return case.best_value.consulted if case and case.best_value else ""


def _asked(case: Case | None) -> Sequence[Table]:
    if case is None or not case.consultations:
        return []
    headings = ("Who was asked", "What", "Answer", "Considered")
    return [
        Table(
            name="asked-of-it",
            caption="Consultation that the case tells of",
            headings=tuple(map(Heading, headings)),
            rows=tuple(
                (
                    content(one.who, under=(one.when,)),
                    content(one.asked or capital(NOT_STATED)),
                    content(one.answered or capital(NOT_STATED)),
                    content(one.considered or capital(NOT_STATED)),
                )
                for one in case.consultations
            ),
        )
    ]
