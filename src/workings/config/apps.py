from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "workings.config"
    label = "config"
