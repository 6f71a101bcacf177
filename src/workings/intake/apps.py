"""Intake as a Django application: it fills the other rooms, and keeps what came in."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Intake's application."""

    name = "workings.intake"
    label = "intake"
