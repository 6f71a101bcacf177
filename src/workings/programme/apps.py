"""Programme as a Django application."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Councils, programmes, projects, services, posts and their holders."""

    name = "workings.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"
