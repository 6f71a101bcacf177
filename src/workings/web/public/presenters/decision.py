"""A decision's page: who decided what, on which grounds, and what came of it."""

from collections.abc import Mapping
from functools import partial

from workings.core.dates import DatedTo
from workings.decisions.decided import DecisionDossier, DecisionRecord
from workings.decisions.queries import decision_dossier
from workings.documents.papers import DocumentRecord
from workings.documents.queries import documents
from workings.programme.queries import regime_in_force
from workings.programme.regimes import RegimeKind
from workings.quality.impact import Timing, timing
from workings.quality.queries.impact import assessments_of
from workings.web.components import Content, Row, content
from workings.web.moment import Moment
from workings.web.public.pages import RegisterPage
from workings.web.public.presenters.decision_tables import changes_tables, heard_tables
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import (
    UNCERTAIN,
    capital,
    dated,
    separated,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint

TESTED = "How it was tested against the programme's principles"


def decision_page(slug: str, code: str, moment: Moment) -> RegisterPage:
    """This function will build a decision's page as at a day."""
    stand = standpoint(slug, moment)
    dossier = decision_dossier(stand.row, code)
    decision = dossier.decision
    if decision.met.on > moment.day:
        why = f'"{decision.title}" was decided on {decision.met.spoken()}.'
        raise stand.not_yet(why, decision.met, "decision", code)
    subject = f"{decision.title}, {decision.met.spoken()}"
    return RegisterPage(
        frame=frame(stand, subject, "decision", code, trail=decision.title),
        heading=decision.title,
        caption=f"Decision of {decision.body_title}, {decision.met.spoken()}",
        summary="",
        notice=UNCERTAIN if decision.uncertain else "",
        rows=_rows(stand, dossier),
        tables=(*changes_tables(stand, code), *heard_tables(dossier)),
    )


def _rows(stand: Standpoint, dossier: DecisionDossier) -> tuple[Row, ...]:
    decision = dossier.decision
    texts = {**_grounds(decision), **_rules(stand, decision)}
    consulted = dossier.consultations
    heard = ["consultation"] if not consulted else []
    missing = [key.lower() for key, text in texts.items() if not text] + heard
    listed = partial(_listed, stand)
    rows = (
        Row("Decided by", content(decision.body_title)),
        Row("Outcome", content(capital(decision.outcome.label))),
        Row("Report published", content(capital(dated(decision.reported)))),
        Row("Met", content(capital(decision.met.spoken()))),
        Row("Took effect", content(capital(decision.effective.spoken()))),
        Row("Projects", listed("project", dossier.projects)),
        Row("Services", listed("service", dossier.services)),
        Row("Impact assessment", _assessed(stand, decision)),
        *(Row(key, content(text)) for key, text in texts.items()),
        Row("Not stated in the record", content(capital(", ".join(missing)))),
        Row("Note", content(decision.note)),
        Row("Evidence", content(_evidence(decision))),
        Row("Source", source(decision.source)),
        Row("Documents", _documents(stand, decision)),
        Row("Principles", content(stand.link(TESTED, "tests"))),
    )
    return tuple(row for row in rows if row.value.line not in ((), ("",)))


def _assessed(stand: Standpoint, decision: DecisionRecord) -> Content:
    """The assessments before it: one of its own day or later did not inform it."""
    found = assessments_of(stand.row, decision.code, as_at=stand.moment.day)
    if not any(timing(on, decision.met) is Timing.IN_TIME for _, on in found):
        missing = "Missing: none is dated before it"
        link = stand.link("whom the programme affects", "impact")
        under = tuple(_when(title, on, decision) for title, on in found)
        return content(f"{missing}. See ", link, under=under)
    first, *rest = (_when(title, on, decision) for title, on in found)
    return content(first, under=tuple(rest))


def _when(title: str, on: DatedTo, decision: DecisionRecord) -> str:
    return f"{title}, {on.spoken()}: {timing(on, decision.met).label}"


def _grounds(decision: DecisionRecord) -> dict[str, str]:
    return {
        "Reasons": decision.reasons,
        "Alternatives rejected": decision.alternatives,
        "Interests": decision.interests,
        "Equality assessment": decision.equality,
        "Notice": decision.notice,
    }


def _rules(stand: Standpoint, decision: DecisionRecord) -> dict[str, str]:
    """What the arrangements of the day ask of a decision."""
    regime = regime_in_force(stand.row.council, decision.met.on)
    if regime is RegimeKind.COMMITTEE:
        rule = "Neither exists under the committee system, which was in force"
        return {"Key decision and call-in": rule}
    key = {True: "Yes", False: "No", None: ""}[decision.key]
    return {"Key decision": key, "Call-in": decision.called_in}


def _evidence(decision: DecisionRecord) -> str:
    return capital(decision.grade.label) if decision.grade else ""


def _listed(stand: Standpoint, route: str, titles: Mapping[str, str]) -> Content:
    links = [stand.link(title, route, code) for code, title in titles.items()]
    return content(*separated(links))


def _documents(stand: Standpoint, decision: DecisionRecord) -> Content:
    if decision.source is None:
        return content()
    code = decision.source.code
    held = [paper for paper in documents(stand.record.slug) if _is_of(paper, code)]
    papers = [stand.link(paper.title, "document", paper.code) for paper in held]
    rest = stand.link("All that is known from this source", "source", code)
    none = () if held else ("None is held here: the source is cited only",)
    return content(*separated([*papers, rest]), under=none)


def _is_of(paper: DocumentRecord, source: str) -> bool:
    return paper.source is not None and paper.source.code == source
