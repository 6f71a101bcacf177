"""The words of a programme's pages are written, and taken back."""

from datetime import date

from django.db import transaction

from workings.access.actions import Labels, audit
from workings.access.permissions import Actor, Permission, require
from workings.access.registers import subject
from workings.core.problems import HasProblems
from workings.programme.models import Programme
from workings.publish.models import PageText, PageTextWithdrawn
from workings.publish.queries.texts import latest_row, text_row
from workings.publish.texts import Section, clean, digest, problems


@transaction.atomic
def record_text(
    *, programme: Programme, section: Section, body: str, by: Actor
) -> PageText:
    """This function will have a section say this, in a new version.

    Nothing is written, and no permission needed, where the latest version said it
    already. Raises ``HasProblems`` with the line and column of each unknown figure
    and whatever else is wrong.
    """
    body = clean(body)
    # The programme's row is the lock: two versions at once take two numbers.
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = latest_row(programme, section)
    if last is not None and last.sha256 == digest(body):
        return last
    require(by, Permission.PUBLISH)
    found = problems(body, where=f"{section}.md")
    if found:
        raise HasProblems(found)
    number = last.version + 1 if last else 1
    row = PageText(
        programme=programme,
        section=section,
        version=number,
        body=body,
        sha256=digest(body),
    )
    row.save(force_insert=True)
    audit(by, "recorded", subject(row), before=_known_by(last), after=_known_by(row))
    return row


def _known_by(row: PageText | None) -> Labels | None:
    """A version as the log has it: never its words, which may have to go one day."""
    return None if row is None else {"version": row.version, "sha256": row.sha256}


@transaction.atomic
def withdraw_text(
    *,
    programme: Programme,
    section: Section,
    version: int,
    because: str,
    on: date,
    by: Actor,
) -> None:
    """This function will blank the words of a version that should not have been
    published. That there was one, when it went and why, stays.

    Raises ``NoSuchText`` where there is no such version.
    """
    require(by, Permission.WITHDRAW)
    row = text_row(programme, section, version)
    if not row.body:
        return
    PageTextWithdrawn(text=row, on=on, because=because).save(force_insert=True)
    # The one update that the table lets through.
    PageText.objects.filter(pk=row.pk).update(body="")
    after = {"version": version, "because": because}
    audit(by, "withdrew", subject(row), after=after)
