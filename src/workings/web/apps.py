from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "workings.web"
    label = "web"
