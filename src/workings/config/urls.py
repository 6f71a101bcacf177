from django.urls import include, path

from workings.config.views import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("workings.web.urls")),
]
