"""Access as a Django application."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate


class AccessConfig(AppConfig):
    """Users, roles and the audit log; keeps every guarded table's triggers."""

    name = "workings.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the tables of every room, once after each migrate."""
        from workings.access import append_only

        # Both signals are sent once for every application; ours alone is heard.
        pre_migrate.connect(append_only.before_migrate, sender=self)
        post_migrate.connect(append_only.after_migrate, sender=self)
        register(append_only.check_triggers, Tags.database)
