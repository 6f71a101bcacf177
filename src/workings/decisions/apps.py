"""Decisions as a Django application."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Bodies and their members, decisions, consultations."""

    name = "workings.decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"
