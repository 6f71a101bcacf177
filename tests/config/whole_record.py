"""A small record with rows in every table that a backup holds."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps

from tests.ledger.ambridge import BY, K, L, S, T, ambridge, said
from workings.access.actions import create_user, grant_role
from workings.access.permissions import Role
from workings.access.second_person import ask
from workings.core.dates import DatedTo
from workings.core.periods import Period
from workings.decisions.actions import (
    record_body,
    record_consultation,
    record_decision,
    record_membership,
    record_option,
)
from workings.decisions.decided import Outcome
from workings.decisions.models import Decision
from workings.documents.actions import record_document
from workings.documents.models import Source
from workings.documents.papers import Status
from workings.intake.models import Import, KeptMapping
from workings.intake.states import ImportState
from workings.ledger.actions import (
    begin_draft,
    record_benefits,
    record_contests,
    record_total_projects,
)
from workings.ledger.contest import Contest, ContestSide
from workings.ledger.models import Benefit as BenefitRow
from workings.ledger.models import Statement, Wording, WordingWithdrawn
from workings.ledger.statement import Benefit, Fact, Headline, Share, Verdict
from workings.ledger.words import BenefitKind, Breakdown, Sufficiency
from workings.programme.actions import (
    StageGiven,
    give_seat,
    record_baseline,
    record_holding,
    record_milestone,
    record_milestone_date,
    record_post,
    record_principle,
    record_project,
    record_regime,
    record_service_users,
    record_stages,
)
from workings.programme.models import Post, Programme, Project, Service
from workings.programme.posts import PostRole
from workings.programme.projects import MilestoneKind
from workings.programme.regimes import RegimeKind
from workings.programme.stages import Stage

WITHDRAWN = "Mrs Archer of Brookfield Farm wrote to object"
"""A text that was withdrawn: it is nowhere any more, and is not to come back."""

FILES = {
    "PLAN": ("The plan\n", Status.PUBLISHED),
    "LEGAL": ("§\n", Status.CONFIDENTIAL),
}


def on(text: str) -> DatedTo:
    return DatedTo.parse(text)


def fill() -> None:
    """This function will make the record, with one text and one file withdrawn."""
    programme = ambridge()
    services = (
        ("HIGHWAYS-S", Decimal("0.33333333")),
        ("DESK-S", Decimal("0.66666667")),
    )
    kind = BenefitKind.CASHABLE_SAVING
    shared = Benefit("SHARED", "Both services", kind, services=services)
    record_benefits([shared], programme=programme, by=BY)
    of_the_programme(programme)
    of_decisions(programme)
    said(programme, *statements())
    sides = (ContestSide("claim", "fact:F1"), ContestSide("other", "total:T1"))
    contest = Contest("C1", "What it came to", "The accounts", sides, ("HIGHWAYS",))
    record_contests([contest], programme=programme, by=BY)
    of_appraisal(programme)
    record_total_projects({"T1": ("HIGHWAYS",)}, programme=programme, by=BY)
    of_publishing(programme)
    of_intake(programme)
    of_quality(programme)
    withdraw("letter")
    for code in FILES:
        hold(code)
    user = create_user(email="clerk@ambridge.example", name="The clerk", by=BY)
    grant_role(user=user, role=Role.FINANCE, first=date(2011, 1, 1), by=BY)
    of_signals_sent(user)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "sealed"})
    SocialAccount.objects.create(user=user, provider="council", uid="clerk")
    ask(action="withdraw", subject="document x y", reason="By mistake", by=BY)
    chief = Post.objects.get(programme=programme, code="CHIEF")
    give_seat(post=chief, user=user, first=date(2011, 1, 1), by=BY)
    draft = S("later", "2012-06", lines=[L("ROADS forecast annual 2012/13 5")])
    begin_draft(draft, programme=programme, by=BY, on=date(2012, 7, 1))


def statements() -> list[Any]:
    year = "annual 2011/12"
    plan = S(
        "plan",
        "2011-03-01",
        kind="plan",
        lines=[
            L(f"ROADS plan {year} 1000000", note="Two depots of five: “both”"),
            L(f"FEES plan {year} 250000.50", low=200_000_00, high=300_000_00),
            L(f"SHARED plan {year} 0.01"),
        ],
        totals=[
            T(
                "T1",
                f"plan {year} 1250000.50",
                breakdown=Breakdown.LISTED,
                benefits=("ROADS", "FEES"),
            )
        ],
        headlines=[Headline("T1", date(2011, 3, 1))],
    )
    delivery = S(
        "delivery",
        "2012-05~",
        kind="delivery",
        lines=[L(f"ROADS delivered {year} 750000"), L(f"FEES delivered {year} -5")],
        shares=[Share("SH1", "of the plan", K(f"ROADS delivered {year}"), "T1")],
        facts=[
            Fact(
                "F1",
                "people",
                "Queue",
                "7 minutes",
                Decimal("7.10"),
                projects=("DESK",),
            )
        ],
    )
    verdict = Verdict(
        "delivery", K(f"ROADS delivered {year}"), Sufficiency.PARTIAL, "so"
    )
    return [
        plan,
        S("letter", "2011-06-01", reason=WITHDRAWN),
        delivery,
        S("audit", "2012-07-01", kind="verdict", verdicts=[verdict]),
    ]


def of_the_programme(programme: Programme) -> None:
    source = Source.objects.get(code="PAPERS")
    regime = {"council": programme.council, "kind": RegimeKind.EXECUTIVE}
    record_regime(**regime, first=on("2000"), by=BY)
    record_principle(
        programme=programme, code="P1", title="Fair", adopted=on("2010-04"), by=BY
    )
    post = record_post(programme=programme, code="LEAD", title="Lead", level=1, by=BY)
    record_holding(post=post, name="Peggy", first=on("2010"), by=BY)
    service = Service.objects.get(code="HIGHWAYS-S")
    record_service_users(service=service, users="Drivers", need="Roads", by=BY)
    record_baseline(
        services=[service],
        period=Period.parse("2010/11"),
        pence=9_000_000_01,
        said=on("2010-03"),
        source=source,
        by=BY,
    )
    project = record_project(
        programme=programme,
        code="ROADS",
        title="Roads",
        wave="2",
        services=[service],
        leads=[post],
        source=source,
        by=BY,
    )
    record_stages(project=project, history=[StageGiven(Stage.IDEA, on("2010"))], by=BY)
    milestone = record_milestone(project=project, code="M1", title="Open", by=BY)
    record_milestone_date(
        milestone=milestone,
        kind=MilestoneKind.BASELINE,
        on=on("2012-01"),
        said=on("2010-06-01"),
        by=BY,
    )


def of_decisions(programme: Programme) -> None:
    project = Project.objects.get(code="ROADS")
    body = record_body(programme=programme, code="SCRUTINY", title="Scrutiny", by=BY)
    record_membership(body=body, name="Lynda", first=on("2010"), by=BY)
    heard = record_consultation(
        programme=programme, code="Q1", title="Which?", projects=[project], by=BY
    )
    decision = record_decision(
        body=body,
        code="D2",
        title="Look at it",
        met=on("2011-04-01"),
        outcome=Outcome.NOTED,
        projects=[project],
        services=list(Service.objects.filter(code="DESK-S")),
        consultations=[heard],
        key=False,
        by=BY,
    )
    day = on("2011-04-01")
    made: dict[str, Any] = {"project": project, "on": day, "decision": decision}
    record_option(**made, option="A", title="Nothing", by=BY)


CASE = """
format = 1
[case]
title = "Roads"
year_0 = "2011/12"
horizon = 2
prices = "real"
[[option]]
code = "A"
title = "Nothing"
business_as_usual = true
[[option]]
code = "B"
title = "A firm"
[[option.cost]]
title = "Set-up"
nature = "one_off"
once = 1000.01
"""


def of_appraisal(programme: Programme) -> None:
    if not apps.is_installed("workings.appraisal"):
        return
    from workings.appraisal.actions import Finding, pass_gate, record_case
    from workings.appraisal.kinds import Verdict
    from workings.appraisal.models import OptionApproved

    project = Project.objects.get(code="ROADS")
    made: dict[str, Any] = {"programme": programme, "project": project, "by": BY}
    case = record_case(code="C", title="Roads", on=on("2011-03"), file=CASE, **made)
    chief = record_post(
        programme=programme,
        code="SPONSOR",
        title="Sponsor",
        level=1,
        role=PostRole.SPONSOR,
        by=BY,
    )
    pass_gate(
        project=project,
        to=Stage.OUTLINE_CASE,
        on=date(2011, 4, 1),
        approver=chief,
        tests=[Finding("P1", Verdict.MEETS)],
        by=BY,
    )
    file, decision = case.files.get(), Decision.objects.get(code="D1")
    OptionApproved.objects.create(
        file=file,
        option="B",
        decision=decision,
        statement="plan",
        recorded_at=datetime(2012, 6, 1, tzinfo=UTC),
    )


def of_publishing(programme: Programme) -> None:
    if not apps.is_installed("workings.publish"):
        return
    from workings.publish.actions.texts import record_text, withdraw_text
    from workings.publish.models import Rating
    from workings.publish.ratings import Moderation
    from workings.publish.texts import Section

    section, at = next(iter(Section)), datetime(2012, 6, 1, tzinfo=UTC)
    record_text(programme=programme, section=section, body="Why, in words.", by=BY)
    record_text(programme=programme, section=section, body="Why, in other.", by=BY)
    withdraw_text(
        programme=programme,
        section=section,
        version=2,
        because="personal data",
        on=at.date(),
        by=BY,
    )
    moderation = next(iter(Moderation))
    Rating.objects.create(
        page="/", useful=True, rated_at=at, voice="1", form="1", moderation=moderation
    )


def of_quality(programme: Programme) -> None:
    if not apps.is_installed("workings.quality"):
        return
    from workings.quality.actions import (
        add_readings,
        record_measure,
        record_rebase,
        record_target,
    )
    from workings.quality.dating import Frequency, dated
    from workings.quality.measures import How, ReadingGiven
    from workings.quality.words import Improves

    measure = record_measure(
        programme=programme,
        code="HOLES",
        title="Holes mended",
        service=Service.objects.get(code="HIGHWAYS-S"),
        definition="In a week",
        unit="%",
        improves=Improves.UP,
        frequency=Frequency.MONTH,
        by=BY,
    )
    day = date(2011, 4, 1)
    record_target(measure=measure, from_on=day, value=Decimal("90.5"), by=BY)
    record_rebase(
        measure=measure, from_on=day, how=How.PROCESS, reason="A second gang", by=BY
    )
    counts = (Decimal(45), Decimal(50))
    reading = ReadingGiven(
        "HOLES", dated("2011-04"), Decimal(90), "", *counts, on("2011-05"), "PAPERS"
    )
    papers = Source.objects.get(code="PAPERS")
    add_readings([reading], programme=programme, sources={"PAPERS": papers}, by=BY)
    of_impact(programme, measure, papers)
    of_explanations(measure)


def of_explanations(measure: Any) -> None:
    """Two signals of April explained; what was said of one was withdrawn."""
    from workings.quality.dating import Frequency
    from workings.quality.models import Explanation, ExplanationWithdrawn
    from workings.quality.words import Rule

    about = {"measure": measure, "first": date(2011, 4, 1), "on": date(2011, 6, 1)}
    about |= {"frequency": Frequency.MONTH, "who": "Olive"}
    frost = {"rule": Rule.OUTSIDE_LIMITS, "explanation": "A late frost"}
    Explanation.objects.create(**about, **frost)
    told = {"rule": Rule.TWO_OF_THREE, "explanation": "The foreman was ill"}
    ExplanationWithdrawn.objects.create(
        explanation=Explanation.objects.create(**about, **told),
        because="It told of somebody's health",
        on=date(2011, 7, 1),
        who="Olive",
    )


def of_signals_sent(user: Any) -> None:
    if not apps.is_installed("workings.quality"):
        return
    from workings.quality.dating import Frequency
    from workings.quality.models import Measure, SignalSent
    from workings.quality.words import Kind, Rule

    SignalSent.objects.create(
        measure=Measure.objects.get(code="HOLES"),
        first=date(2011, 4, 1),
        frequency=Frequency.MONTH,
        rule=Rule.OUTSIDE_LIMITS,
        kind=Kind.CONCERN,
        user=user,
    )


def of_impact(programme: Programme, measure: Any, papers: Source) -> None:
    from workings.quality.actions.impact import (
        record_assessment,
        record_dis_benefit,
        record_yardstick,
    )
    from workings.quality.impact import GroupGiven
    from workings.quality.words import Assessed, Effect, Group

    day = date(2011, 4, 1)
    value = Decimal("86.5")
    beside = {"title": "Roads index", "from_on": day, "value": value, "source": papers}
    record_yardstick(measure=measure, **beside, by=BY)
    saving = BenefitRow.objects.get(programme=programme, code="ROADS")
    said = {"code": "DUST", "title": "Dust", "said": on("2011-05"), "source": papers}
    record_dis_benefit(saving=saving, **said, by=BY)
    record_assessment(
        programme=programme,
        code="EQIA",
        title="Who uses the roads",
        kind=Assessed.EQUALITY,
        on=on("2011-02"),
        groups=[GroupGiven(Group.DISABILITY, Effect.WORSE, "Kerbs", "Mended first")],
        decision=Decision.objects.get(programme=programme, code="D2"),
        projects=Project.objects.filter(programme=programme),
        savings=[saving],
        source=papers,
        by=BY,
    )


def of_intake(programme: Programme) -> None:
    """A tracker that was refused: its file is not kept."""
    Import.objects.create(
        programme=programme,
        file_name="tracker.xlsx",
        sha256="a" * 64,
        size=1,
        state=ImportState.REFUSED,
        said=on("2012-05"),
        visibility="public",
        who="Olive",
        identity="olive@example.org",
        seen_at=datetime(2012, 6, 1, tzinfo=UTC),
        told="It is no workbook",
        drafts=[[1, "A draft"]],
    )
    KeptMapping.objects.create(programme=programme, text='kind = "income"')


def withdraw(code: str) -> None:
    digest = Statement.objects.get(code=code).wording_id
    at = datetime(2012, 6, 1, 12, 30, 0, 123456, tzinfo=UTC)
    WordingWithdrawn.objects.create(wording_id=digest, at=at, because="personal data")
    Wording.objects.filter(pk=digest).update(body="", salt="")


def hold(code: str) -> None:
    text, status = FILES[code]
    record_document(
        collection="new-ambridge",
        code=code,
        title=code.title(),
        content=io.BytesIO(text.encode()),
        file_name=f"{code.lower()}.txt",
        status=status,
        reason="Legal advice" if status is Status.CONFIDENTIAL else "",
        by=BY,
    )
