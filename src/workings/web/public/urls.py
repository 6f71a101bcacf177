from django.urls import path

from workings.web.public import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
]
