"""What no reader may learn of, added to the whole record in every shape it comes in.

Each text holds SECRET, and no amount is like another.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.config.whole_record import CASE
from tests.contracts import whole_site
from tests.ledger.ambridge import BY, K, L, S, T
from workings.access.actions import create_user
from workings.access.words import Word
from workings.appraisal.actions import begin_case, bring_file
from workings.appraisal.models import Case
from workings.core.dates import DatedTo
from workings.documents.actions import record_document, record_source
from workings.documents.papers import CLEARED, Status
from workings.intake.models import Import, KeptMapping
from workings.intake.states import ImportState
from workings.ledger.actions import begin_draft, post, record_benefits
from workings.ledger.statement import (
    Benefit,
    Fact,
    Headline,
    Share,
    Statement,
    Verdict,
)
from workings.ledger.words import BenefitKind, Sufficiency, Visibility
from workings.ledger.workflow import State
from workings.programme.actions import record_holding
from workings.programme.models import Post, Programme, Project
from workings.programme.queries import programme_named
from workings.publish.ratings import Moderation

SECRET = "zqxsecret"

HIDING: dict[type[Word], frozenset[Word]] = {
    Visibility: frozenset(Visibility) - {Visibility.PUBLIC},
    Status: frozenset(Status) - CLEARED,
    State: frozenset(State) - {State.POSTED},
    Moderation: frozenset(Moderation) - {Moderation.NONE, Moderation.ACCEPTED},
    ImportState: frozenset(ImportState),
}
"""The words that keep something from the public, by the lists that have them."""

TELLING = {"draft", "proposed", "internal", "exempt", "confidential", "secret"} | {
    *("private", "restricted", "waiting", "erased", "unpublished", "embargoed"),
}
"""Words by which a list is known to keep something back."""


def hide() -> None:
    """This function will add it all to the whole record."""
    programme = programme_named("new-ambridge")
    source = {"collection": programme.slug, "by": BY}
    record_source(code="SECRETS", title=SECRET, publisher=SECRET, **source)
    kind = BenefitKind.CASHABLE_SAVING
    for project in ("", "ROADS"):
        secret = Benefit(f"SECRET{project}", SECRET, kind, project, note=SECRET)
        record_benefits([secret], programme=programme, by=BY)
    for number, visibility in enumerate(sorted(HIDING[Visibility])):
        for statement in statements(str(visibility), 1_000 * number):
            post(replace(statement, visibility=visibility), programme=programme, by=BY)
    draft(programme)
    trackers(programme)
    case(programme)
    content = io.BytesIO(SECRET.encode())
    record_document(
        code=SECRET,
        title=SECRET,
        content=content,
        file_name=f"{SECRET}.txt",
        status=Status.CONFIDENTIAL,
        reason=SECRET,
        **source,
    )
    clerk = Post.objects.get(code=whole_site.CLERK)
    record_holding(post=clerk, name=SECRET, first=DatedTo.parse("2010"), by=BY)
    create_user(email=f"{SECRET}@ambridge.example", name=SECRET, by=BY)


def trackers(programme: Programme) -> None:
    """One that was brought in, in each state that it can be in, and its mapping."""
    seen = datetime(2012, 6, 1, tzinfo=UTC)
    texts = ("file_name", "who", "identity", "step", "findings", "told", "mapping")
    for state in HIDING[ImportState]:
        Import.objects.create(
            programme=programme,
            sha256="a" * 64,
            size=1,
            state=state,
            said=DatedTo.parse("2012-05"),
            visibility=Visibility.PUBLIC,
            seen_at=seen,
            drafts=[[1, SECRET]],
            **dict.fromkeys(texts, SECRET),
        )
    KeptMapping.objects.filter(programme=programme).update(text=SECRET)


def case(programme: Programme) -> None:
    """A case that the office has begun, and a version of one that is public."""
    file = CASE.replace('title = "Roads"', f'title = "{SECRET}"')
    begin_case(
        programme=programme,
        code=f"{SECRET}-case",
        title=SECRET,
        project=Project.objects.get(programme=programme, code="ROADS"),
        on=DatedTo.parse("2011-06"),
        stage=None,
        file=file,
        by=BY,
    )
    public = Case.objects.get(programme=programme, code="C")
    bring_file(public, file, seen=1, by=BY)


def statements(kind: str, apart: int) -> Iterator[Statement]:
    """One of each kind, before and after what is public."""
    year = "annual 2011/12"
    said = {"source": "SECRETS", "reason": SECRET, "author_post": "CHIEF"}
    said |= {"author_body": ""}
    amounts = iter(range(31_000_013 + apart, 99_000_000, 1_234_567))
    for day in ("2011-02-01", "2011-07-01", "2012-12-01"):
        code = f"{SECRET}-{kind}-{day}"
        fact = Fact(
            f"F-{code}", SECRET, SECRET, SECRET, scope=SECRET, projects=("DESK",)
        )
        forecast = f"T-{code}"
        yield S(
            code,
            day,
            **said,
            lines=[
                L(f"ROADS forecast {year} {next(amounts)}", note=SECRET),
                L(f"SECRET forecast {year} {next(amounts)}"),
                L(f"SECRETROADS forecast {year} {next(amounts)}", note=SECRET),
            ],
            totals=[
                T(
                    forecast,
                    f"forecast {year} {next(amounts)}",
                    label=SECRET,
                    note=SECRET,
                )
            ],
            headlines=[Headline(forecast, date.fromisoformat(day))],
            facts=[fact],
        )
        cost = f"DELIVERY plan cumulative 2010/11 to 2012/13 -{next(amounts)}"
        yield S(f"{code}-plan", day, kind="plan", **said, lines=[L(cost)])
        delivered = "ROADS delivered annual 2010/11"
        yield S(
            f"{code}-delivery",
            day,
            kind="delivery",
            **said,
            lines=[
                L(f"{delivered} {next(amounts)}"),
                L(f"BASE delivered run_rate {day} {next(amounts)}"),
            ],
            shares=[Share(f"SH-{code}", SECRET, K(delivered), forecast, SECRET)],
        )
    yield S(
        f"{SECRET}-{kind}-verdict",
        "2012-12-02",
        kind="verdict",
        **said,
        verdicts=[
            Verdict(
                "delivery", K(f"ROADS delivered {year}"), Sufficiency.SUFFICIENT, SECRET
            )
        ],
    )
    yield S(
        f"{SECRET}-{kind}-correction",
        "2012-12-03",
        kind="correction",
        corrects="slower",
        **said,
        lines=[L(f"ROADS forecast {year} {next(amounts)}", note=SECRET)],
    )


def draft(programme: Programme) -> None:
    """A draft of what will be public one day, and is not yet."""
    year = "annual 2011/12"
    begun = S(
        f"{SECRET}-draft",
        "2012-12-04",
        reason=SECRET,
        lines=[L(f"ROADS forecast {year} 55555.55", note=SECRET)],
    )
    new = Benefit("NEWSECRET", SECRET, BenefitKind.INCOME)
    today = date(2013, 1, 1)
    begin_draft(begun, programme=programme, by=BY, on=today, benefits=[new])
