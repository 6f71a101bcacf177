from django.urls import path

from workings.web.office import views

app_name = "office"

urlpatterns = [
    path("", views.start, name="start"),
    path("permissions/", views.permissions, name="permissions"),
]
