"""Publishing as a Django application."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    """Texts, ratings and search."""

    name = "workings.publish"
    label = "publish"
    default_auto_field = "django.db.models.BigAutoField"
