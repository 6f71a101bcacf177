"""Quality as a Django application."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Measures of services, their readings, and how to read them honestly."""

    name = "workings.quality"
    label = "quality"
    default_auto_field = "django.db.models.BigAutoField"
