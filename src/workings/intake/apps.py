"""Intake as a Django application: no tables of its own, it fills the other rooms'."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Intake's application."""

    name = "workings.intake"
    label = "intake"
