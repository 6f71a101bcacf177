from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "workings.web"
    label = "web"

    def ready(self) -> None:
        """Have the audit log hear of what happens at the door."""
        from workings.web.office import signing_log

        signing_log.listen()
