from django.urls import path, re_path

from workings.web.charts.views import chart
from workings.web.public import (
    outlook_views,
    rating_views,
    register_views,
    site_views,
    told_views,
    views,
)

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    re_path(r"^charts/(?P<digest>[0-9a-f]{64})\.svg$", chart, name="chart"),
    # Before the programmes: none can be called "about".
    path("about/", site_views.about, name="about"),
    path("about/accessibility/", site_views.accessibility, name="accessibility"),
    path("about/privacy/", site_views.privacy, name="privacy"),
    path("about/cookies/", site_views.cookies, name="cookies"),
    path("about/contact/", site_views.contact, name="about-contact"),
    path("about/rate/", rating_views.rate_page, name="rate"),
    path("about/rate/thanks/", rating_views.thanks, name="thanks"),
    path("about/ratings/", rating_views.ratings, name="ratings"),
    path("about/ratings.csv", rating_views.scores, name="scores"),
    path("about/sitemap.xml", site_views.map_of_site, name="map-of-site"),
    path("robots.txt", site_views.robots, name="robots"),
    path("sitemap.xml", site_views.site_map, name="site-map"),
    path("<slug:programme>/", views.programme, name="programme"),
    path("<slug:programme>/bridge/", told_views.bridge, name="bridge"),
    path("<slug:programme>/contested/", told_views.contested, name="contested"),
    path("<slug:programme>/figures/<slug:name>/", views.figure, name="figure"),
    path("<slug:programme>/statements/", told_views.statements, name="statements"),
    path("<slug:programme>/statements/<slug:name>/", views.statement, name="statement"),
    path("<slug:programme>/projects/<slug:name>/", views.project, name="project"),
    path("<slug:programme>/principles/", register_views.tests, name="tests"),
    path("<slug:programme>/cases/<slug:name>/", register_views.case, name="case"),
    path(
        "<slug:programme>/cases/<slug:name>/report.docx",
        register_views.case_report,
        {"suffix": ".docx"},
        name="case-report",
    ),
    path(
        "<slug:programme>/cases/<slug:name>/report.md",
        register_views.case_report,
        {"suffix": ".md"},
        name="case-report-text",
    ),
    path("<slug:programme>/decisions/", register_views.decisions, name="decisions"),
    path("<slug:programme>/decisions/<slug:name>/", views.decision, name="decision"),
    path("<slug:programme>/documents/", register_views.documents, name="documents"),
    path(
        "<slug:programme>/documents/<slug:name>/",
        register_views.document,
        name="document",
    ),
    path(
        "<slug:programme>/documents/<slug:name>/file",
        register_views.document_file,
        name="document-file",
    ),
    path("<slug:programme>/sources/<slug:name>/", register_views.source, name="source"),
    path("<slug:programme>/quality/", register_views.quality, name="quality"),
    path("<slug:programme>/impact/", register_views.impact, name="impact"),
    path("<slug:programme>/services/", register_views.services, name="services"),
    path(
        "<slug:programme>/services/<slug:name>/", register_views.service, name="service"
    ),
    path(
        "<slug:programme>/back-office/", register_views.back_office, name="back-office"
    ),
    path("<slug:programme>/outlook/", outlook_views.outlook, name="outlook"),
    path(
        "<slug:programme>/outlook/back-test/",
        outlook_views.back_test,
        name="outlook-back-test",
    ),
    path("<slug:programme>/people/", register_views.people, name="people"),
    path("<slug:programme>/search/", register_views.search, name="search"),
    path("<slug:programme>/contact/", register_views.contact, name="contact"),
    path(
        "<slug:programme>/decisions.atom",
        site_views.decisions_feed,
        name="decisions-feed",
    ),
    path("<slug:programme>/figures.atom", site_views.figures_feed, name="figures-feed"),
    path("<slug:programme>/sitemap.xml", site_views.programme_map, name="map"),
]
