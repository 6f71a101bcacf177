from django.urls import path

from workings.web.public import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:programme>/", views.programme, name="programme"),
    path("<slug:programme>/figures/<slug:name>/", views.figure, name="figure"),
    path("<slug:programme>/statements/<slug:name>/", views.statement, name="statement"),
    path("<slug:programme>/projects/<slug:name>/", views.project, name="project"),
    path("<slug:programme>/decisions/<slug:name>/", views.decision, name="decision"),
]
