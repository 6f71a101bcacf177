"""The ledger as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger's application; its guards are registered with its models."""

    name = "workings.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
