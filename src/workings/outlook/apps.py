"""The outlook as a Django application; it has no tables."""

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """The application of the outlook."""

    name = "workings.outlook"
    label = "outlook"
