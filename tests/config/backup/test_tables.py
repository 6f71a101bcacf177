"""No table of ours is left out of a backup unless it says so."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.config.backup.record import contents
from workings.config.backup import rows, tables

OURS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.startswith("workings.")
]


def test_every_table_is_held_or_left_out_by_name():
    held = set(tables.held(apps))
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        named = meta.app_label in tables.LEFT_OUT or meta.label_lower in tables.LEFT_OUT
        assert (model in held) is not named, meta.label


def test_no_room_of_ours_is_left_out_whole():
    assert {model._meta.app_label for model in OURS}.isdisjoint(tables.LEFT_OUT)


def test_a_table_between_many_and_many_is_held():
    names = [model._meta.db_table for model in tables.held(apps)]
    assert "programme_project_services" in names
    assert len(names) == len(set(names))


def test_a_new_table_is_held_without_a_word():
    with isolate_apps("workings.access") as isolated:

        class Group(models.Model):
            name = models.CharField(max_length=9)

            class Meta:
                app_label = "access"

        class Party(models.Model):
            groups = models.ManyToManyField(Group)

            class Meta:
                app_label = "access"

        class View(models.Model):
            class Meta:
                app_label = "access"
                managed = False

        held = [model._meta.db_table for model in tables.held(isolated)]
    assert held == ["access_group", "access_party", "access_party_groups"]


def test_the_rows_go_back_in_an_order_that_the_guards_accept():
    names = [model._meta.label_lower for model in tables.held(apps)]
    assert names[-1] == "ledger.statement"
    assert names.index("ledger.benefitservice") < names.index("ledger.line")
    assert {*tables.LAST, *tables.BEFORE} <= set(names)


def test_every_column_is_of_a_kind_that_can_be_kept():
    for model in tables.held(apps):
        for field in rows.columns(model):
            assert rows.kind(field) in rows.KINDS, field


def test_the_tests_record_has_rows_in_every_table(whole):
    empty = [name for name, found in contents().items() if not found]
    assert empty == []
