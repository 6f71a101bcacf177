"""Fields of forms, as values that a template only writes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A field of text: what was typed stays in it, with what is wrong beside it."""

    name: str
    label: str
    hint: str
    value: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A question with a few answers, of which one is chosen."""

    name: str
    legend: str
    options: tuple[Option, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, with the name of the field where it is mended."""

    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is sent by GET, so that its answer has an address of its own.

    ``kept`` goes along unseen.
    """

    action: str
    legend: str
    fields: tuple[Field, ...]
    button: str
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def errors(self) -> tuple[Field, ...]:
        """The fields that something is wrong with."""
        return tuple(field for field in self.fields if field.error)
