"""Official statistics as a Django application; it has no tables."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """The application of the official statistics."""

    name = "workings.reference"
    label = "reference"
