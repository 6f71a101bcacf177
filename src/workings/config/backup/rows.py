"""Rows as text: each value written so that either engine gives exactly it back."""

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import Field, ForeignKey, Model, QuerySet

Column: TypeAlias = "Field[Any, Any]"


class WrongValue(ValueError):
    """A value that its column could not have held."""


def columns(model: type[Model]) -> tuple[Column, ...]:
    """This function will return the columns of a model's own table, but for those
    that the database computes.
    """
    fields = model._meta.local_concrete_fields
    return tuple(field for field in fields if not getattr(field, "generated", False))


def rows(model: type[Model]) -> Iterator[Sequence[Any]]:
    """This function will yield a table's rows in the order of their keys."""
    meta = model._meta
    names = [field.attname for field in columns(model)]
    keys = [field.attname for field in meta.pk_fields]
    found: QuerySet[Model, Any] = QuerySet(model).order_by(*keys).values_list(*names)
    return found.iterator(chunk_size=2_000)


def line(values: Sequence[Any]) -> bytes:
    """This function will write a row as a line of JSON.

    >>> line([1, date(2013, 8, 31), Decimal("0.10"), None]).decode().strip()
    '[1,"2013-08-31","0.10",null]'
    """
    return _ENCODE(values).encode() + b"\n"


def _plain(value: Any) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    message = f"{type(value).__name__} has no place in a backup"
    raise TypeError(message)


_ENCODE = json.JSONEncoder(
    ensure_ascii=False,
    separators=(",", ":"),
    allow_nan=False,
    # PostgreSQL keeps an object of JSON in an order of its own.
    sort_keys=True,
    default=_plain,
).encode


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise WrongValue
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) >= 2**63:
        raise WrongValue
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValue
    return value


def _real(value: Any) -> float:
    if type(value) not in (int, float):
        raise WrongValue
    return float(value)


def _decimal(value: Any) -> Decimal:
    found = Decimal(_text(value))
    if not found.is_finite():
        raise WrongValue
    return found


def _instant(value: Any) -> datetime:
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise WrongValue
    return found


KINDS: dict[str, Callable[[Any], Any]] = {
    "AutoField": _whole,
    "BigAutoField": _whole,
    "BigIntegerField": _whole,
    "BinaryField": lambda value: base64.b64decode(_text(value), validate=True),
    "BooleanField": _yes_or_no,
    "CharField": _text,
    "DateField": lambda value: date.fromisoformat(_text(value)),
    "DateTimeField": _instant,
    "DecimalField": _decimal,
    "FloatField": _real,
    "GenericIPAddressField": _text,
    "IntegerField": _whole,
    "JSONField": lambda value: value,
    "PositiveBigIntegerField": _whole,
    "PositiveIntegerField": _whole,
    "PositiveSmallIntegerField": _whole,
    "SlugField": _text,
    "SmallIntegerField": _whole,
    "TextField": _text,
    "TimeField": lambda value: time.fromisoformat(_text(value)),
    "UUIDField": lambda value: UUID(_text(value)),
}
"""How each kind of column is read back; a kind that is not here cannot be kept."""

_AS_THEY_ARE = {_text, _whole, _yes_or_no, _real}


def reader(fields: Sequence[Column]) -> Callable[[bytes], list[Any]]:
    """This function will return what reads a line into values for the database.

    It raises :class:`WrongValue` with the name of the column at fault.
    """
    readers = [(field.column, _reads(field)) for field in fields]

    def read(text: bytes) -> list[Any]:
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise WrongValue("is not JSON") from error
        if not isinstance(values, list) or len(values) != len(readers):
            raise WrongValue("has not as many values as the table has columns")
        return [
            None if value is None else _read(name, reads, value)
            for (name, reads), value in zip(readers, values, strict=True)
        ]

    return read


def _read(name: str | None, reads: Callable[[Any], Any], value: Any) -> Any:
    try:
        return reads(value)
    except (ValueError, ArithmeticError, TypeError) as error:
        raise WrongValue(f"has a value in {name} that cannot stand there") from error


def _reads(field: Column) -> Callable[[Any], Any]:
    reads = KINDS[kind(field)]
    if reads in _AS_THEY_ARE:
        return reads
    return lambda value: field.get_db_prep_save(reads(value), connection)


def kind(field: Column) -> str:
    """This function will return the kind of a column; a key's is that of its target."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    return str(field.get_internal_type())
