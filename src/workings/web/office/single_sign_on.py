"""OpenID Connect as its standard has it: allauth asks for no nonce, and leaves the
token's signature unread where it came over TLS.
"""

import secrets
from collections.abc import Callable
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from workings.web.access import way_in

NONCE = "oidc-nonce"


class Exchange(OpenIDConnectOAuth2Adapter):
    """Asks the provider, and believes what is signed, of it, for us, now, and in
    answer to this very question.
    """

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, if it is who it should be."""
        config: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["server_url"]
        if config.get("issuer") != issuer:
            raise OAuth2Error(f"the issuer is {config.get('issuer')}, not {issuer}")
        return config

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any
    ) -> Any:
        """Read the token, then ask who it is about: both must mean the same person."""
        told = self._read(app, str(kwargs["response"].get("id_token", "")))
        nonce = request.session.pop(NONCE, None)
        if not nonce or told.get("nonce") != nonce:
            raise OAuth2Error("the token answers another question")
        about = self._fetch_user_info(token.token)
        if about.get("sub") != told["sub"]:
            raise OAuth2Error("the token and the answer are of two people")
        both = {"userinfo": about, "id_token": told}
        return self.get_provider().sociallogin_from_response(request, both)

    def _read(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        read: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return read


class Provider(OpenIDConnectProvider):
    """The council's provider."""

    oauth2_adapter_class = Exchange

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Send a nonce of this session, and nothing that an address asks to add."""
        nonce = request.session[NONCE] = secrets.token_urlsafe(24)
        kwargs = super().get_redirect_from_request_kwargs(request)
        kwargs["scope"] = self.get_scope()
        kwargs["auth_params"] = {"nonce": nonce}
        return dict(kwargs)


@way_in
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """This function will send somebody to the provider."""
    return _view(OAuth2LoginView, request, provider_id)


@way_in
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """This function will take the provider's answer."""
    return _view(OAuth2CallbackView, request, provider_id)


def _view(kind: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    exchange = Exchange(request, provider_id)
    try:
        provider = exchange.get_provider()
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        answer: Callable[[HttpRequest], HttpResponse] = kind.adapter_view(exchange)
        return answer(request)
    except (OAuth2Error, RequestException, KeyError) as error:
        failed: HttpResponse = render_authentication_error(
            request, provider, exception=error
        )
        return failed
