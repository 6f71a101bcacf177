"""A statement's page: who said what when, what it all came to, and its seal."""

from django.utils import timezone

from workings.core.dates import DatedTo
from workings.ledger.queries.answers import checks_of
from workings.ledger.queries.told import Told, statement_told
from workings.ledger.queries.verdicts import verdicts_heard
from workings.ledger.said import Said
from workings.ledger.statement import Key
from workings.ledger.verdicts import Judgement
from workings.ledger.words import Series, StatementKind
from workings.quality.queries.beside import beside_savings
from workings.web.components import Row, Table, content
from workings.web.moment import Moment
from workings.web.public.pages import StatementPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.said import said_rows
from workings.web.public.presenters.statement_tables import Known, tables
from workings.web.public.presenters.words import capital, sentence
from workings.web.public.standpoint import Standpoint, standpoint


def statement_page(slug: str, code: str, moment: Moment) -> StatementPage:
    """This function will build a statement's page as at a day."""
    stand = standpoint(slug, moment)
    told = statement_told(stand.row.pk, code)
    said = told.said
    title = said.title or said.code
    if min(said.said.on, said.counts_on) > moment.day:
        why = f'"{title}" was said on {said.said.spoken()}.'
        raise stand.not_yet(why, DatedTo(said.said.on), "statement", code)
    spoken = f"{title}, {said.said.spoken()}"
    return StatementPage(
        frame=frame(stand, spoken, "statement", code, trail=title),
        heading=title,
        caption=f"{capital(said.kind.label)}, {said.said.spoken()}",
        notice=_withdrawn(said),
        rows=(*said_rows(stand, said), *_rows(stand, told)),
        tables=_tables(stand, told),
        seal=_seal(said),
    )


def _withdrawn(said: Said) -> str:
    if not said.withdrawn:
        return ""
    because = sentence(said.withdrawn)
    return f"The words of this statement were withdrawn. {because} Its amounts stand."


def _rows(stand: Standpoint, told: Told) -> tuple[Row, ...]:
    said = told.said
    in_force = DatedTo(said.in_force_on).spoken() if said.in_force_on else ""
    texts = [
        ("In force from", in_force),
        ("Cause", capital(said.cause.label) if said.cause else ""),
        ("Prices", said.prices),
        ("Reason", said.reason),
    ]
    rows = [Row(key, content(text)) for key, text in texts if text]
    if said.kind is StatementKind.PLAN:
        words = "How it was tested against the programme's principles"
        rows.append(Row("Principles", content(stand.link(words, "tests"))))
    # One that was never public: that it is there is not for this reader either.
    if told.corrects is not None:
        before = told.corrects
        link = stand.link(before.title or before.code, "statement", before.code)
        rows.append(Row("Corrects", content(link)))
    return tuple(rows)


def _tables(stand: Standpoint, told: Told) -> tuple[Table, ...]:
    checks = checks_of(
        stand.heard,
        told.said,
        told.totals,
        lines=told.lines,
        known=told.benefits,
        named=told.named,
    )
    said_of = {line.entry.key.benefit for line in told.lines}
    said_of |= {verdict.line.benefit for verdict in told.verdicts}
    beside = beside_savings(stand.heard) if said_of else {}
    verdicts = _verdicts(stand, told)
    return tables(Known(stand, told.benefits, beside, verdicts), told, checks)


def _verdicts(stand: Standpoint, told: Told) -> dict[Key, Judgement]:
    """Finance's last verdicts on the statement's own lines, where it has delivered
    any.
    """
    if all(line.entry.key.series is not Series.DELIVERED for line in told.lines):
        return {}
    return {
        key: found
        for (about, key), found in verdicts_heard(stand.heard).items()
        if about == told.said.number
    }


def _seal(said: Said) -> tuple[Row, ...]:
    recorded = timezone.localtime(said.recorded_at)
    when = f"{DatedTo(recorded.date()).spoken()}, {recorded:%H:%M}"
    return (
        Row("Number in the chain", content(str(said.number))),
        Row("Recorded", content(when)),
        Row("Digest (SHA-256)", content(said.digest)),
        Row("Digest before it", content(said.previous or "none: it is the first")),
    )
