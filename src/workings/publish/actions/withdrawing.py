"""What was published by mistake is withdrawn by two people together: one asks, another
agrees. Its place shows that, when and why; its digest stays.
"""

from datetime import date, datetime

from django.db import transaction

from workings.access.models import Ask
from workings.access.permissions import Actor, Permission, require
from workings.access.second_person import agree, ask, drop
from workings.access.words import Word
from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.documents.actions import withdraw_document
from workings.documents.models import Document
from workings.ledger.actions.withdrawing import withdraw_words, words_of
from workings.programme.models import Programme
from workings.programme.queries import programme_named
from workings.publish.actions.texts import withdraw_text
from workings.publish.queries.texts import text_row
from workings.publish.texts import Section


class What(Word):
    """What may be withdrawn."""

    DOCUMENT = "document", "a document"
    STATEMENT = "statement", "the words of a statement"
    TEXT = "text", "a version of a page's text"


class NotThere(Refusal):
    """There is no such document or text."""

    returncode = 2

    def __init__(self, what: What, name: str, mend: str = "") -> None:
        super().__init__(f'There is no {what} "{name}". {mend}'.rstrip())


def ask_to_withdraw(
    *, what: What, programme: str, name: str, reason: str, by: Actor
) -> Ask:
    """This function will ask for something to be withdrawn.

    ``name`` is the code of a document or a statement, or a section and a version, such
    as ``what/3``. Raises where there is no such thing, or it is gone already.
    """
    require(by, Permission.WITHDRAW)
    _find(what, programme_named(programme), name)
    subject = f"{what} {programme} {name}"
    return ask(action="withdraw", subject=subject, reason=reason, by=by)


@transaction.atomic
def agree_to_withdraw(number: int, *, by: Actor, on: date, at: datetime) -> None:
    """This function will withdraw what another asked for, as the second person."""
    require(by, Permission.WITHDRAW)
    asked = agree(number, by=by)
    word, slug, name = asked.subject.split(" ", 2)
    programme = programme_named(slug)
    found = _find(What(word), programme, name)
    if isinstance(found, Document):
        withdraw_document(found, reason=asked.reason, on=on, by=by)
    elif What(word) is What.STATEMENT:
        withdraw_words(
            programme=programme, code=name, reason=asked.reason, on=on, at=at, by=by
        )
    else:
        section, version = _section(name)
        withdraw_text(
            programme=programme,
            section=section,
            version=version,
            because=asked.reason,
            on=on,
            by=by,
        )


def decline_to_withdraw(number: int, *, by: Actor) -> None:
    """This function will put aside what was asked for."""
    require(by, Permission.WITHDRAW)
    drop(number, by=by)


def _find(what: What, programme: Programme, name: str) -> object:
    if what is What.STATEMENT:
        return words_of(programme, name)
    if what is What.TEXT:
        return text_row(programme, *_section(name))
    there = Document.objects.filter(collection=programme.slug, withdrawn_on=None)
    found = there.filter(code=name).first()
    if found is None:
        raise NotThere(
            what, name, mend_name(name, there.values_list("code", flat=True))
        )
    return found


def _section(name: str) -> tuple[Section, int]:
    section, _, version = name.partition("/")
    if section not in set(Section) or not version.isdecimal():
        raise NotThere(What.TEXT, name, "Write a section and a version: what/3.")
    return Section(section), int(version)
