"""What a case was tested against: needs, principles, risks."""

from workings.appraisal.case import Case
from workings.appraisal.queries import CaseRecord, FindingRecord
from workings.programme.queries import principles
from workings.web.components import Content, Heading, Table, content
from workings.web.public.dossiers import Part
from workings.web.public.presenters.principle_tests import who, why
from workings.web.public.presenters.words import NOT_STATED, capital, sentence
from workings.web.public.standpoint import Standpoint

NO_TEST = "No test against the programme's principles is recorded."


def needs_part(case: Case | None) -> tuple[Part, ...]:
    """This function will set each option against each need, where these are known."""
    if case is None or not case.needs:
        return ()
    verdicts = {
        (option.code, test.need): (test.verdict.label, test.evidence)
        for option in case.options
        for test in option.needs
    }
    table = Table(
        name="needs-of-it",
        caption="Each option against each need: nothing is scored or weighed",
        headings=(
            Heading("Need"),
            *(Heading(f"Option {option.code}") for option in case.options),
        ),
        rows=tuple(
            (
                content(need.need, under=(need.users,)),
                *(
                    _verdict(verdicts.get((one.code, need.code)))
                    for one in case.options
                ),
            )
            for need in case.needs
        ),
    )
    return (Part("needs", "What users need", tables=(table,)),)


def _verdict(found: tuple[str, str] | None) -> Content:
    if found is None:
        return content("Not assessed")
    return content(capital(found[0]), under=(found[1],))


def principles_part(stand: Standpoint, found: CaseRecord, case: Case | None) -> Part:
    """This function will list every test against a principle, or say there is none."""
    rows = [*_of_options(case), *map(_of_gate, found.tests)]
    if not rows:
        rows = [
            (
                content(one.title),
                content("Not tested"),
                content(NO_TEST),
                content("Nobody"),
            )
            for one in principles(stand.row)
            if one.adopted.on <= stand.moment.day
        ]
    table = Table(
        name="principles-of-it",
        caption="Tests against the programme's principles",
        headings=tuple(map(Heading, ("Principle", "Verdict", "Why", "By whom, when"))),
        rows=tuple(rows),
        empty=NO_TEST,
    )
    return Part("principles", "Principles", tables=(table,))


def _of_options(case: Case | None) -> list[tuple[Content, ...]]:
    if case is None:
        return []
    titles = {one.code: one.title for one in case.principles}
    return [
        (
            content(titles[test.principle], under=(f"Option {option.code}",)),
            content(capital(test.verdict.label)),
            _why(test.reasons, test.evidence),
            content(", ".join(filter(None, (test.by, test.on))) or capital(NOT_STATED)),
        )
        for option in case.options
        for test in option.principles
    ]


def _of_gate(test: FindingRecord) -> tuple[Content, ...]:
    gate = f"Gate to {test.gate.label}" if test.gate else ""
    return (
        content(test.principle, under=(gate,)),
        content(capital(test.verdict.label)),
        why(test),
        content(who(test)),
    )


def risks_part(case: Case | None) -> tuple[Part, ...]:
    """This function will list the risks of each option, where these are known."""
    rows = [
        (
            content(risk.title, under=(f"Option {option.code}",)),
            content(capital(risk.likelihood or NOT_STATED)),
            content(capital(risk.impact or NOT_STATED)),
            content(sentence(risk.mitigation) or capital(NOT_STATED)),
        )
        for option in (case.options if case else ())
        for risk in option.risks
    ]
    if not rows:
        return ()
    headings = ("Risk", "Likelihood", "Impact", "What is done about it")
    table = Table(
        name="risks-of-it",
        caption="Risks of each option",
        headings=tuple(map(Heading, headings)),
        rows=tuple(rows),
    )
    return (Part("risks", "Risks", tables=(table,)),)


def _why(reasons: str, evidence: str) -> Content:
    """The reasons of a verdict, and under them what it rests on."""
    said = [sentence(text) for text in (reasons, evidence) if text]
    return content(said[0] if said else capital(NOT_STATED), under=tuple(said[1:]))
