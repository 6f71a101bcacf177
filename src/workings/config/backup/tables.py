"""Which tables a backup holds, and in what order they go back."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter

from django.apps.registry import Apps
from django.db.models import ForeignKey, Model

LEFT_OUT: Mapping[str, str] = {
    "contenttypes": "names of tables, made anew by every migrate",
    "auth": "permissions of Django's own, made anew by every migrate",
    "account": "allauth's own notes of addresses, made anew when somebody signs in",
    "socialaccount.socialapp": "the council's provider is named in the settings",
    "socialaccount.socialtoken": "no provider's token is ever kept",
    "sessions": "whoever was signed in signs in again",
    "publish.daysalt": "a salt is destroyed when its day is over, in copies too",
    "publish.indexstate": "search's index is made anew from the record",
    "publish.indexeditem": "search's index is made anew from the record",
    "publish.indexedword": "search's index is made anew from the record",
}
"""Applications (or "application.model") that no backup holds, and why. All others
are held: a new table is left out by a line here, never by oversight."""

LAST = ("ledger.statement",)
"""The ledger's guards close a statement once it is there: all else comes first."""

BEFORE: Mapping[str, tuple[str, ...]] = {"ledger.line": ("ledger.benefitservice",)}
"""The guards close a benefit's services once a line names it."""


def held(apps: Apps) -> tuple[type[Model], ...]:
    """This function will return the models whose tables a backup holds, tables
    between many and many included, in the order in which their rows go back.
    """
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not _left_out(model)
    ]
    return tuple(_in_order(found))


def _left_out(model: type[Model]) -> bool:
    meta = model._meta
    return meta.app_label in LEFT_OUT or meta.label_lower in LEFT_OUT


def _in_order(models: Iterable[type[Model]]) -> Iterator[type[Model]]:
    named = {model._meta.label_lower: model for model in models}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name, model in sorted(named.items()):
        sorter.add(name, *sorted(_before(name, model) & named.keys() - {name}))
        if name in LAST:
            sorter.add(name, *sorted(named.keys() - set(LAST)))
    return (named[name] for name in sorter.static_order())


def _before(name: str, model: type[Model]) -> set[str]:
    """Foreign keys are only looked at in the end, so a statement can come after what
    points to it; for all others the order is the natural one.
    """
    parents = {
        field.related_model._meta.label_lower
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and not isinstance(field.related_model, str)
    }
    return (parents - set(LAST)) | set(BEFORE.get(name, ()))
