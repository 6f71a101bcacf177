"""Writes of the ledger: benefits are recorded, statements posted, contests set out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from workings.access.actions import audit, audit_each
from workings.access.permissions import Actor, Permission, require
from workings.core.problems import HasProblems
from workings.core.refusals import Refusal
from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.ledger import models
from workings.ledger.chain import FORMAT, GENESIS, statement_digest
from workings.ledger.contest import Contest
from workings.ledger.guards import CHAIN_LOCK
from workings.ledger.posting import (
    PAGE,
    Wordings,
    write_the_rest,
    written_lines,
    written_notes,
)
from workings.ledger.queries.heads import Heads
from workings.ledger.queries.known import (
    benefit_problems_in,
    contest_entries,
    known_to,
    landing_names,
    recorded_benefits,
)
from workings.ledger.rules import Known, problems
from workings.ledger.statement import Benefit, Statement
from workings.programme.models import Post, Programme, Project, Service


class BenefitIsFixed(Refusal):
    """A benefit that was recorded is brought again with other contents."""

    def __init__(self, code: str, field: str) -> None:
        self.code = code
        super().__init__(
            f"Benefit {code} is recorded with another {field}. A benefit never "
            "changes: record a new one, and withdraw the old one's lines."
        )


class CannotRecord(HasProblems):
    """Benefits name what is not there, or are not spread whole."""


class CannotPost(HasProblems):
    """The statement breaks rules of the record; it carries every one as a problem."""


@transaction.atomic
def record_benefits(
    benefits: Sequence[Benefit], *, programme: Programme, by: Actor
) -> int:
    """This function will record benefits that are not recorded yet.

    Returns how many were new. Raises :class:`BenefitIsFixed` for one that is
    recorded with other contents, and :class:`CannotRecord` for unknown names or
    shares that do not sum to 1.
    """
    require(by, Permission.RECORD_REGISTERS)
    return write_benefits(benefits, programme=programme, by=by)


def write_benefits(
    benefits: Sequence[Benefit], *, programme: Programme, by: Actor
) -> int:
    """This function will record benefits for an action that has its own permission."""
    held = recorded_benefits(programme.pk, [each.code for each in benefits])
    new = [benefit for benefit in benefits if benefit.code not in held]
    for benefit in benefits:
        if benefit.code in held:
            _refuse_change(held[benefit.code], benefit)
    found = benefit_problems_in(programme, new)
    if found:
        raise CannotRecord(found)
    names = landing_names(programme)
    for page in _pages(new):
        _write_new(page, programme, names, by)
    return len(new)


def _pages(benefits: Sequence[Benefit]) -> Iterator[Sequence[Benefit]]:
    return (benefits[at : at + PAGE] for at in range(0, len(benefits), PAGE))


def _write_new(
    benefits: Sequence[Benefit],
    programme: Programme,
    names: Mapping[Any, Mapping[str, int]],
    by: Actor,
) -> None:
    rows = models.Benefit.objects.bulk_create(
        models.Benefit(
            programme=programme,
            code=benefit.code,
            title=benefit.title,
            kind=str(benefit.kind),
            project_id=names[Project].get(benefit.project),
            bearer=str(benefit.bearer),
            owner_id=names[Post].get(benefit.owner),
            note=benefit.note,
        )
        for benefit in benefits
    )
    models.BenefitService.objects.bulk_create(
        models.BenefitService(benefit=row, service_id=names[Service][code], share=share)
        for row, benefit in zip(rows, benefits, strict=True)
        for code, share in benefit.services
    )
    subjects = [f"{programme.slug}/{benefit.code}" for benefit in benefits]
    audit_each(by, "record benefit", subjects)


def _refuse_change(held: Benefit, brought: Benefit) -> None:
    for field in Benefit.__slots__:
        was, now = getattr(held, field), getattr(brought, field)
        if field == "services":
            was, now = dict(was), dict(now)
        if was != now:
            raise BenefitIsFixed(held.code, field)


@transaction.atomic
def post(
    statement: Statement,
    *,
    programme: Programme,
    by: Actor,
    known: Known | None = None,
) -> models.Statement:
    """This function will post a statement: give it the next number in the chain, and
    write it and all it says, for good.

    One posting at a time: everything happens under the chain's lock, in one
    transaction. ``known`` spares reading the names it may use where the caller has
    them. Raises :class:`CannotPost` with every rule that it breaks.
    """
    require(by, Permission.POST_STATEMENT)
    _lock_chain()
    judged = {verdict.about for verdict in statement.verdicts}
    names = known or known_to(programme, judged=judged)
    found = problems(statement, names)
    if found:
        raise CannotPost(found)
    last = models.Statement.objects.order_by("-id").first()
    benefits = dict(
        models.Benefit.objects.filter(programme=programme).values_list("code", "id")
    )
    wordings = Wordings()
    row = _unsealed(statement, programme, last, wordings)
    notes = written_notes(statement.lines, wordings)
    write_the_rest(
        statement,
        programme=programme.pk,
        number=row.pk,
        benefits=benefits,
        wordings=wordings,
    )
    wordings.write()
    named = dict.fromkeys(line.key.benefit for line in statement.lines)
    head = Heads.read([row.pk]).head(row, named)
    # Lines first, the statement last: the guards refuse lines of a posted one.
    lines = written_lines(
        statement.lines, notes, benefits, number=row.pk, counts_on=row.counts_on
    )
    row.digest = statement_digest(head, lines)
    row.save(force_insert=True)
    audit(
        by,
        "post statement",
        f"{programme.slug}/{statement.code}",
        after={"number": row.pk, "digest": row.digest},
    )
    return row


def _lock_chain() -> None:
    """SQLite holds its write lock from the transaction's first word (IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _unsealed(
    statement: Statement,
    programme: Programme,
    last: models.Statement | None,
    wordings: Wordings,
) -> models.Statement:
    """The statement's row, complete but for its digest."""

    def named(model: Any, code: str, **where: object) -> Any:
        return model.objects.get(**where, code=code) if code else None

    # The clock may be set back; the record's time may not.
    now = datetime.now(UTC)
    corrects = named(models.Statement, statement.corrects, programme=programme)
    # The stubs see text columns where ours take a date and a digest or none.
    return models.Statement(  # type: ignore[misc]
        id=last.pk + 1 if last else 1,
        programme=programme,
        code=statement.code,
        kind=str(statement.kind),
        said=statement.said,
        counts_on=statement.counts_on,
        in_force_on=statement.in_force_on,
        source=named(Source, statement.source, collection=programme.slug),
        grade=str(statement.grade),
        standing=str(statement.standing),
        visibility=str(statement.visibility),
        author_body=named(Body, statement.author_body, programme=programme),
        author_post=named(Post, statement.author_post, programme=programme),
        decision=named(Decision, statement.decision, programme=programme),
        cause=str(statement.cause or ""),
        corrects=corrects,
        prices=statement.prices,
        wording_id=wordings.keep(title=statement.title, reason=statement.reason),
        lines=len(statement.lines),
        recorded_at=max(now, last.recorded_at) if last else now,
        format=FORMAT,
        previous=last.digest if last else GENESIS,
    )


@transaction.atomic
def record_contests(
    contests: Sequence[Contest], *, programme: Programme, by: Actor
) -> int:
    """This function will set out contests, replacing any whose contents differ.

    Returns how many were written.
    """
    require(by, Permission.RECORD_REGISTERS)
    held = {entry.code: entry for entry in contest_entries(programme.pk)}
    projects = dict(
        Project.objects.filter(programme=programme).values_list("code", "id")
    )
    changed = [contest for contest in contests if held.get(contest.code) != contest]
    for contest in changed:
        _write_contest(contest, programme, projects)
        audit(by, "record contest", f"{programme.slug}/{contest.code}")
    return len(changed)


def _write_contest(
    contest: Contest, programme: Programme, projects: Mapping[str, int]
) -> None:
    models.Contest.objects.filter(programme=programme, code=contest.code).delete()
    row = models.Contest.objects.create(
        programme=programme,
        code=contest.code,
        subject=contest.subject,
        settled_by=contest.settled_by,
        note=contest.note,
    )
    models.ContestProject.objects.bulk_create(
        models.ContestProject(contest=row, project_id=projects[code])
        for code in contest.projects
    )
    models.ContestSide.objects.bulk_create(
        models.ContestSide(
            contest=row,
            position=position,
            side=side.side,
            item=side.item,
            note=side.note,
        )
        for position, side in enumerate(contest.sides, start=1)
    )
