"""The registers of a record, written through the actions of their rooms.

Rows that have a code are recorded under it, and stay when a folder no longer has
them. Rows that have none (who held a post, what was said of a milestone) are kept as
the folder lists them: one that was edited takes the place of the old.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from workings.access.models import AuditEntry
from workings.access.permissions import Actor
from workings.decisions.models import Body, Consultation, Decision
from workings.documents.models import Document, Source
from workings.programme.models import Post, Programme, Project, Service
from workings.quality.models import Measure

M = TypeVar("M")


@dataclass(slots=True)
class Registers:
    """The rows recorded so far, by code, for those that name them."""

    programme: Programme
    by: Actor
    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    consultations: dict[str, Consultation] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)


def named(rows: dict[str, M], codes: Iterable[str]) -> list[M]:
    """This function will return the rows of codes, all of which were recorded."""
    return [rows[code] for code in codes]


def written_by(act: Callable[[], object], *, by: Actor) -> int:
    """This function will do something and count what the audit log then has of it:
    an action that changes nothing writes nothing there.
    """
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    act()
    return AuditEntry.objects.filter(pk__gt=last or 0, who=by.name).count()
