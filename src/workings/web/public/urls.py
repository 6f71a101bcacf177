from django.urls import path, re_path

from workings.web.charts.views import chart
from workings.web.public import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    re_path(r"^charts/(?P<digest>[0-9a-f]{64})\.svg$", chart, name="chart"),
    path("<slug:programme>/", views.programme, name="programme"),
    path("<slug:programme>/bridge/", views.bridge, name="bridge"),
    path("<slug:programme>/figures/<slug:name>/", views.figure, name="figure"),
    path("<slug:programme>/statements/<slug:name>/", views.statement, name="statement"),
    path("<slug:programme>/projects/<slug:name>/", views.project, name="project"),
    path("<slug:programme>/decisions/<slug:name>/", views.decision, name="decision"),
]
