"""The whole record, with a hostile text in every field that holds free text.

The fields are found in the models: a new one is hostile until somebody says here why
it cannot be.
"""

import json
from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from tests.contracts import whole_site
from workings.access.append_only import install_triggers
from workings.access.fields import DatedToField, WordField
from workings.ledger.models import Fact, Line, Share, Statement, Total, Verdict

OWNED = "x-owned"
"""An element and an attribute that there is only if a text got out of its place."""

HOSTILE = (
    f"\"'><{OWNED}>{OWNED}</{OWNED}><script>{OWNED}()</script>"
    f"<img src=x onerror={OWNED}()>\" {OWNED}=\"1\" ' {OWNED}='1'"
    f"</title></textarea></style></script><!--]]><{OWNED}/>--> {{{{7*7}}}} {{% raw %}}"
    f"\n\n# [a](javascript:{OWNED}) <a href=javascript:{OWNED}>b</a> "
    f"![c](https://{OWNED}.example/c.png) [d](//{OWNED}.example)\n"
    "\u202eesrever\u2066\u202d Ze\u200b\u200dro "
    "Za\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308lgo \ufeff"
)
LONG = "W" * 10_000
ADDRESS = f'javascript:{OWNED}()//" onmouseover="{OWNED}" {OWNED}=\'1'

NAMES = {"title", "name", "subject", "users", "label", "metric"}
"""Fields that get a name of 10,000 characters as well."""

WORDINGS: dict[type[models.Model], tuple[str, ...]] = {
    Statement: ("title", "reason"),
    Line: ("note",),
    Total: ("label", "scope", "wording", "note"),
    Share: ("label", "wording", "note"),
    Fact: ("metric", "value", "unit", "period", "scope", "note"),
    Verdict: ("reasons",),
}
"""The texts that stand in a wording, by what it is of."""

NOT_TEXT = {
    # Codes, by which rows are found; they are checked wherever they come in.
    *("code", "slug", "collection", "covers", "decision", "deputy_of", "item"),
    *("option", "prices", "page", "proposal", "statement"),
    # Checksums and what is made of them.
    *("sha256", "digest", "previous", "salt", "file", "voice", "form"),
    # Numbers that are kept as text, and words of closed lists.
    *("number", "low", "high", "kind", "bearer", "grade", "standing", "visibility"),
    *("cause", "series", "basis", "breakdown", "verdict", "side"),
    # What a file is was found out from its name, and not from what anybody wrote.
    "media_type",
}
LEFT_OUT = {
    # No public page reads them: a test of its own proves that.
    *("access", "Draft"),
    # Made of the others, when somebody searches.
    *("IndexState", "IndexedItem", "IndexedWord"),
    # Spoilt text by text: see WORDINGS.
    "Wording",
    # Kept only where it reads whole: spoilt, it would not have come in.
    "CaseFile",
}
"""Rooms and tables."""


def fill() -> None:
    """This function will make the record, and spoil it."""
    whole_site.fill()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            if not name.startswith("publish_indexeditem"):
                cursor.execute(f'DROP TRIGGER "{name}"')
        for model, field in fields():
            spoil(cursor, model, field)
    for model, names in WORDINGS.items():
        for row in model.objects.exclude(wording=None).exclude(wording__body=""):
            texts = {name: text_of(model, name) for name in names}
            body = json.dumps(texts)
            type(row.wording).objects.filter(pk=row.wording_id).update(body=body)
    install_triggers(connection)


def fields() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every field of the record's tables that holds free text."""
    texts = (models.CharField, models.TextField, models.JSONField)
    for model in apps.get_models():
        named = {model._meta.app_label, model.__name__}
        if not model.__module__.startswith("workings.") or named & LEFT_OUT:
            continue
        for field in model._meta.concrete_fields:
            closed = isinstance(field, WordField | DatedToField)
            if isinstance(field, texts) and not closed and field.name not in NOT_TEXT:
                yield model, field


def mark(model: type[models.Model], name: str) -> str:
    """What says from which field a text is."""
    return f"{OWNED}-{model.__name__}-{name}".lower()


def text_of(model: type[models.Model], name: str) -> str:
    if name in ("address", "licence_address"):
        return f"{ADDRESS} {mark(model, name)}"
    return f"{mark(model, name)} {HOSTILE}{LONG if name in NAMES else ''}"


def spoil(cursor, model: type[models.Model], field: models.Field) -> None:
    text = text_of(model, field.name)
    if isinstance(field, models.JSONField):
        text = json.dumps([text])
    # What a constraint asks to be empty stays so; its number keeps a row apart.
    apart = "" if isinstance(field, models.JSONField) else " || rowid"
    table, column = model._meta.db_table, field.column
    cursor.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = %s{apart}', [text])
