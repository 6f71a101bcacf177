from django.urls import include, path

urlpatterns = [
    path("", include("workings.web.public.urls")),
]
