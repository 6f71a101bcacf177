from django.urls import path

from workings.web.office import statement_views, views

app_name = "office"

urlpatterns = [
    path("", views.start, name="start"),
    path("permissions/", views.permissions, name="permissions"),
    path("statements/", statement_views.statements, name="statements"),
    path("statements/<int:number>/", statement_views.statement, name="statement"),
    path("statements/<int:number>/edit/", statement_views.edit, name="edit-statement"),
    path(
        "statements/<int:number>/<slug:step>/",
        statement_views.step,
        name="statement-step",
    ),
    path(
        "statements/new/<slug:programme>/",
        statement_views.begin,
        name="begin-statement",
    ),
]
