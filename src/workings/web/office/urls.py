from django.urls import path

from workings.web.office import (
    case_views,
    comment_views,
    document_views,
    gate_views,
    impact_views,
    measure_views,
    people_views,
    post_views,
    statement_views,
    text_views,
    views,
    withdrawal_views,
    year_end_views,
)

app_name = "office"

urlpatterns = [
    path("", views.start, name="start"),
    path("permissions/", views.permissions, name="permissions"),
    path("people/", people_views.people, name="people"),
    path("people/<int:number>/", people_views.person, name="person"),
    path(
        "people/<int:number>/<slug:change>/",
        people_views.change_person,
        name="change-person",
    ),
    path("comments/", comment_views.comments, name="comments"),
    path(
        "comments/<int:number>/<slug:verdict>/",
        comment_views.judge,
        name="judge-comment",
    ),
    path("withdrawals/", withdrawal_views.withdrawals, name="withdrawals"),
    path(
        "withdrawals/<int:number>/<slug:word>/",
        withdrawal_views.answer,
        name="answer-withdrawal",
    ),
    path("documents/", document_views.papers, name="documents"),
    path("documents/new/<slug:programme>/", document_views.upload, name="upload"),
    path(
        "documents/<slug:programme>/<slug:name>/file",
        document_views.paper_file,
        name="document-file",
    ),
    path(
        "documents/<slug:programme>/<slug:name>/publish/",
        document_views.publish,
        name="publish-document",
    ),
    path("years/<slug:programme>/", year_end_views.close, name="close-year"),
    path("verdicts/<slug:programme>/", year_end_views.deliveries, name="deliveries"),
    path(
        "verdicts/<slug:programme>/<slug:name>/",
        year_end_views.verdicts,
        name="verdicts",
    ),
    path("texts/", text_views.texts, name="texts"),
    path("texts/<slug:programme>/<slug:section>/", text_views.text, name="text"),
    path("measures/", measure_views.measures, name="measures"),
    path(
        "measures/<slug:programme>/<slug:code>/", measure_views.measure, name="measure"
    ),
    path(
        "measures/<slug:programme>/<slug:code>/<slug:change>/",
        measure_views.change,
        name="change-measure",
    ),
    path("readings/<slug:programme>/", measure_views.bring, name="bring-readings"),
    path("posts/", post_views.holders, name="posts"),
    path("posts/<slug:change>/", post_views.seat, name="seat"),
    path("projects/", post_views.projects, name="projects"),
    path("impact/", impact_views.impact, name="impact"),
    path("impact/<slug:what>/", impact_views.enter, name="enter-impact"),
    path("projects/<slug:programme>/<slug:name>/gate/", gate_views.gate, name="gate"),
    path("principles/", gate_views.tests, name="tests"),
    path(
        "principles/<slug:programme>/<slug:of>/<slug:name>/",
        gate_views.test,
        name="test",
    ),
    path("cases/", case_views.cases, name="cases"),
    path("cases/new/<slug:programme>/", case_views.begin, name="begin-case"),
    path("cases/<slug:programme>/<slug:name>/", case_views.case, name="case"),
    path(
        "cases/<slug:programme>/<slug:name>/file",
        case_views.case_file,
        name="case-file",
    ),
    path(
        "cases/<slug:programme>/<slug:name>/bring/",
        case_views.bring,
        name="bring-case",
    ),
    path(
        "cases/<slug:programme>/<slug:name>/approve/",
        case_views.approve,
        name="approve",
    ),
    path(
        "cases/<slug:programme>/<slug:name>/publish/",
        case_views.publish,
        name="publish-case",
    ),
    path(
        "cases/<slug:programme>/<slug:name>/parts/<slug:part>/",
        case_views.part,
        name="case-part",
    ),
    path("audit/", people_views.trail, name="trail"),
    path("audit/file/", people_views.trail_file, name="trail-file"),
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
