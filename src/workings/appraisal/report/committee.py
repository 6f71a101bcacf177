"""An appraisal as a committee report: the sections a council's reports have."""

from collections.abc import Iterable, Iterator

from workings.appraisal.appraise import Appraisal
from workings.appraisal.case import Case, Option
from workings.appraisal.parameters import optimism_source
from workings.appraisal.report.blocks import (
    Block,
    Grid,
    Heading,
    Paragraph,
    Points,
    Report,
)
from workings.appraisal.report.finance import certainty, finance, named

NOT_STATED = "Not stated."


def report(found: Appraisal) -> Report:
    """This function will write an appraisal as a report, section by section."""
    case = found.case
    sections: tuple[tuple[str, Iterable[Block]], ...] = (
        ("Subject", [Paragraph(case.subject or case.title)]),
        ("Summary", _summary(case)),
        ("Recommendations", _recommendations(case)),
        ("The need", _needs(case)),
        ("Options considered", _options(case)),
        ("Options rejected", _rejected(case)),
        ("Needs and principles", _tests(case)),
        ("Financial implications", finance(found)),
        ("How sure the numbers are", certainty(found)),
        ("Risks", _risks(case)),
        ("Best Value and consultation", _best_value(case)),
        ("Equality", _equality(case)),
        ("Decision", _decision(case)),
        ("Documents", _documents(case)),
    )
    blocks: list[Block] = []
    for heading, inside in sections:
        blocks += [Heading(heading), *(list(inside) or [Paragraph(NOT_STATED)])]
    return Report(case.title, tuple(blocks))


def _summary(case: Case) -> list[Block]:
    said = [text for text in (case.summary, case.known) if text]
    return [Paragraph(text) for text in (*said, f"This is the {case.stage.label}.")]


def _recommendations(case: Case) -> list[Block]:
    if not case.recommendations:
        return []
    return [Points(case.recommendations, numbered=True)]


def _needs(case: Case) -> list[Block]:
    blocks: list[Block] = []
    if case.needs:
        rows = tuple((need.users, need.need) for need in case.needs)
        blocks.append(Grid("Users and what they need", ("Users", "Need"), rows))
    if case.success_factors:
        blocks.append(Paragraph("Critical success factors:"))
        blocks.append(Points(tuple(one.title for one in case.success_factors)))
    return blocks


def _options(case: Case) -> list[Block]:
    rows = tuple(
        (
            named(option),
            option.delivery_model.label if option.delivery_model else "",
            option.advantages,
            option.disadvantages,
            option.outcome.label,
        )
        for option in case.options
    )
    headings = ("Option", "Delivery model", "For", "Against", "Outcome")
    return [Grid("Options on the short list", headings, rows)]


def _rejected(case: Case) -> list[Block]:
    rows = (
        *((one.title, "long list", one.reason) for one in case.discarded),
        *(
            (named(option), "short list", option.reason)
            for option in case.options
            if option.outcome == "rejected"
        ),
    )
    if not rows:
        return []
    return [Grid("What was rejected, and why", ("Option", "From", "Reason"), rows)]


def _tests(case: Case) -> list[Block]:
    blocks: list[Block] = []
    columns = tuple(option.code for option in case.options)
    if case.needs:
        rows = tuple(
            (need.need, *(_met(option, need.code) for option in case.options))
            for need in case.needs
        )
        blocks.append(Grid("Each option against each need", ("Need", *columns), rows))
    if case.principles:
        rows = tuple(
            (one.title, *(_stands(option, one.code) for option in case.options))
            for one in case.principles
        )
        blocks.append(
            Grid("Each option against each principle", ("Principle", *columns), rows)
        )
    return blocks


def _met(option: Option, need: str) -> str:
    for one in option.needs:
        if one.need == need:
            return _because(one.verdict.label, one.evidence)
    return "not assessed"


def _stands(option: Option, principle: str) -> str:
    for one in option.principles:
        if one.principle == principle:
            return _because(one.verdict.label, one.reasons)
    return "not tested"


def _because(verdict: str, why: str) -> str:
    return f"{verdict}: {why}" if why else verdict


def _risks(case: Case) -> list[Block]:
    rows = tuple(
        (option.code, risk.title, risk.likelihood, risk.impact, risk.mitigation)
        for option in case.options
        for risk in option.risks
    )
    if not rows:
        return []
    headings = ("Option", "Risk", "Likelihood", "Impact", "Mitigation")
    return [Grid("Risks of each option", headings, rows)]


def _best_value(case: Case) -> list[Block]:
    blocks: list[Block] = []
    if case.best_value is not None:
        duty = case.best_value
        rows = (
            ("Economy", duty.economy or "not stated"),
            ("Efficiency", duty.efficiency or "not stated"),
            ("Effectiveness", duty.effectiveness or "not stated"),
            ("Consultation under section 3", duty.consulted or "not stated"),
        )
        caption = "The Best Value duty (Local Government Act 1999, section 3)"
        blocks.append(Grid(caption, ("Part", "How it was met"), rows))
    if case.consultations:
        rows_asked = tuple(
            (one.who, one.when, one.asked, one.answered, one.considered)
            for one in case.consultations
        )
        headings = ("Who", "When", "What was asked", "Answers", "How considered")
        blocks.append(Grid("Consultation held", headings, rows_asked))
    return blocks or [Paragraph("No consultation is recorded.")]


def _equality(case: Case) -> list[Block]:
    if case.equality is None:
        return [Paragraph("No equality assessment is recorded.")]
    said = case.equality
    parts = (
        ("Assessed", said.assessed),
        ("On", said.on),
        ("Found", said.found),
        ("Due regard", said.regard),
    )
    return [Paragraph(f"{name}: {text}") for name, text in parts if text]


def _decision(case: Case) -> list[Block]:
    parts = [text for text in (case.body, case.decided_on, case.decision) if text]
    return [Paragraph(", ".join(parts))] if parts else []


def _documents(case: Case) -> list[Block]:
    items = tuple(
        f"{one.title}, {one.address}" if one.address else one.title
        for one in case.documents
    )
    every = (*items, *_parameters(case))
    return [Points(every)] if every else []


def _parameters(case: Case) -> Iterator[str]:
    """Where the parameters were published that its numbers were worked out by."""
    if case.valued and case.discounting.source:
        yield f"Discounting: {case.discounting.source}"
    if any(one.kind for one in case.biases):
        yield f"Optimism bias: {optimism_source().title}"
