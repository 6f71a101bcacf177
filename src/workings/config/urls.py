from django.urls import include, path

from workings.config.views import health

urlpatterns = [
    path("health", health, name="health"),
]

# TRANSITIONAL: the pages are landing in parallel; remove once they are here.
from importlib.util import find_spec  # noqa: E402

if find_spec("workings.web") and find_spec("workings.web.urls"):
    urlpatterns.append(path("", include("workings.web.urls")))
