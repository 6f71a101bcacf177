from django.urls import include, path

urlpatterns = [
    # Before the public pages: no programme can be called "office".
    path("office/account/", include("workings.web.office.sign_in_urls")),
    path("office/", include("workings.web.office.urls")),
    path("", include("workings.web.public.urls")),
]
