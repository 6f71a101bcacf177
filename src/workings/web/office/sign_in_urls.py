"""The way in: those of allauth's pages that we have, each with its rule of access."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from workings.web.access import way_in
from workings.web.office import single_sign_on

urlpatterns = [
    path("sign-in/", way_in(account.login), name="account_login"),
    path("sign-out/", way_in(account.logout), name="account_logout"),
    path("sign-up/", way_in(account.signup), name="account_signup"),
    path("inactive/", way_in(account.account_inactive), name="account_inactive"),
    path("again/", way_in(account.reauthenticate), name="account_reauthenticate"),
    path(
        "password/change/",
        way_in(account.password_change),
        name="account_change_password",
    ),
    path("password/set/", way_in(account.password_set), name="account_set_password"),
    path(
        "password/forgotten/",
        way_in(account.password_reset),
        name="account_reset_password",
    ),
    path(
        "password/forgotten/sent/",
        way_in(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        way_in(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        way_in(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("second-step/", way_in(mfa.index), name="mfa_index"),
    path("second-step/code/", way_in(mfa.authenticate), name="mfa_authenticate"),
    path("second-step/again/", way_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-step/app/", way_in(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "second-step/app/remove/",
        way_in(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "second-step/recovery/",
        way_in(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-step/recovery/new/",
        way_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-step/recovery/file/",
        way_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("with/<slug:provider_id>/", single_sign_on.login, name="openid_connect_login"),
    path(
        "with/<slug:provider_id>/back/",
        single_sign_on.callback,
        name="openid_connect_callback",
    ),
]
