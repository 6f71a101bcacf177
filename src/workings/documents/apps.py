"""Documents as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Sources, and files with their checksums."""

    name = "workings.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
