from django.urls import include, path

from workings.config.views import health

urlpatterns = [
    path("health", health, name="health"),
    path("", include("workings.web.urls")),
]

handler400 = "workings.web.errors.wrong_request"
handler403 = "workings.web.errors.forbidden"
handler404 = "workings.web.errors.not_found"
handler500 = "workings.web.errors.broken"
