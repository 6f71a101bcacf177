"""The registers' one way of writing: a row is found by its natural key, changed only
where it differs, and what changed is in the audit log, in the same transaction.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import models, transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require

M = TypeVar("M", bound=models.Model)

Links = Mapping[str, Collection[models.Model]]
"""The rows that each many-to-many field leads to."""


class Recorded(NamedTuple, Generic[M]):
    """The row as it now stands, and whether anything had to be written."""

    row: M
    changed: bool


@transaction.atomic
def record(
    model: type[M],
    keys: Mapping[str, object],
    values: Mapping[str, object],
    *,
    by: Actor,
    links: Links | None = None,
) -> Recorded[M]:
    """This function will have a row of a register say this, and nothing be written
    where it does already.

    ``keys`` find the row, ``values`` are its other columns. The row's label in the
    audit log is its ``str``.
    """
    require(by, Permission.RECORD_REGISTERS)
    links = links or {}
    clean = {name: _clean(model, name, value) for name, value in values.items()}
    rows = model._default_manager.select_for_update()
    row, new = rows.get_or_create(defaults=clean, **keys)
    before = _differing(row, clean) | _differing_links(row, links)
    for name in clean.keys() & before.keys():
        setattr(row, name, clean[name])
    if clean.keys() & before.keys():
        row.save()
    for name in links.keys() & before.keys():
        getattr(row, name).set(links[name])
    if new:
        after = _labels({**keys, **clean, **links})
        audit(by, "recorded", subject(row), after=_stated(after))
    elif before:
        after = _labels({name: {**clean, **links}[name] for name in before})
        audit(by, "changed", subject(row), before=_labels(before), after=after)
    return Recorded(row, new or bool(before))


@transaction.atomic
def remove_others(
    rows: models.QuerySet[M], keep: Iterable[models.Model], *, by: Actor
) -> int:
    """This function will remove every row but those to keep, and return how many.

    For rows without a code of their own, whose key may have been edited: a holding
    with another first day is another row, and the old one goes. Raises Django's
    ``ProtectedError`` where something rests on a row.
    """
    require(by, Permission.RECORD_REGISTERS)
    kept = {row.pk for row in keep}
    gone = [row for row in rows if row.pk not in kept]
    for row in gone:
        fields = row._meta.concrete_fields
        was = {f.name: getattr(row, f.name) for f in fields if not f.primary_key}
        audit(by, "removed", subject(row), before=_stated(_labels(was)))
        row.delete()
    return len(gone)


def subject(row: models.Model) -> str:
    """This function will name a row for the audit log: "project one-barnet/NSCSO"."""
    return f"{row._meta.verbose_name} {row}"[:400]


def _clean(model: type[models.Model], name: str, value: object) -> Any:
    field = model._meta.get_field(name)
    if isinstance(field, models.ForeignKey) or not isinstance(field, models.Field):
        return value
    return field.to_python(value)


def _differing(row: models.Model, clean: Mapping[str, Any]) -> dict[str, object]:
    """What the row says now, where that is not what it should say."""
    return {
        name: getattr(row, name)
        for name, value in clean.items()
        if _held(row, name) != getattr(value, "pk", value)
    }


def _held(row: models.Model, name: str) -> Any:
    # The key alone: fetching the related row only to compare it would be a query.
    field = row._meta.get_field(name)
    return getattr(row, field.attname if isinstance(field, models.ForeignKey) else name)


def _differing_links(row: models.Model, links: Links) -> dict[str, object]:
    now = {name: list(getattr(row, name).all()) for name in links}
    return {
        name: now[name] for name, rows in links.items() if set(now[name]) != set(rows)
    }


def _labels(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _label(value) for name, value in values.items()}


def _label(value: object) -> object:
    if isinstance(value, (list, tuple, set)):
        return [str(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int)):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _stated(labels: Mapping[str, object]) -> dict[str, object]:
    """Only what was stated: an empty column is not worth a line in the log."""
    empty: tuple[object, ...] = (None, "", [])
    return {name: label for name, label in labels.items() if label not in empty}
