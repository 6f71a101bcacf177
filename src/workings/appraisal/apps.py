"""The room of appraisal as a Django application."""

from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    """The application of cases, options and gates."""

    name = "workings.appraisal"
    label = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"
