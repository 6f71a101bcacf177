"""What our way in does otherwise than allauth's own."""

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from workings.access.queries import user_with_email
from workings.web.office.frames import unknown_page
from workings.web.sender import address_of

FRESH = 5 * 60
"""Seconds for which somebody who signed in need not show again who they are."""

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def may_mail() -> bool:
    """This function will tell whether a mail server is set."""
    return str(settings.EMAIL_BACKEND) != NO_MAIL


class People(DefaultAccountAdapter):
    """Nobody signs up: an administrator adds people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody may."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where attempts to sign in are counted as coming from."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask again who somebody is, unless they showed it a moment ago."""
        request = self.request
        records = get_authentication_records(request, request.user)
        shown = [record["at"] for record in records]
        return not shown or time.time() - max(shown) > FRESH

    def send_notification_mail(
        self, template_prefix: str, user: Any, *_: Any, **__: Any
    ) -> None:
        """Tell somebody that how they sign in was changed."""
        super().send_notification_mail(template_prefix, user, email=user.email)

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Send what we have words for: of the rest the log tells."""
        if template_prefix == "account/email/password_reset_key":
            super().send_mail(template_prefix, email, context)
        elif template_prefix.startswith(("account/email/password_", "mfa/email/")):
            super().send_mail("account/email/security_changed", email, context)


class SecondStep(DefaultMFAAdapter):
    """Secrets of the second step are encrypted with the installation's key, which no
    backup holds.
    """

    def encrypt(self, text: str) -> str:
        """Encrypt a secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt what was encrypted with this key; what was not lets nobody in, until
        an administrator has them set up another.
        """
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return str(generate_totp_secret())


class SingleSignOn(DefaultSocialAccountAdapter):
    """Who signs in with the council's provider must be among the people here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody may."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the person by the address that their council's provider vouches for,
        the first time; from then on the provider's own name of them counts.
        """
        if sociallogin.is_existing:
            return
        email = str(sociallogin.user.email or "")
        user = user_with_email(email) if email and _vouched(sociallogin) else None
        if user is None:
            page = unknown_page(email)
            answer = render(request, "office/refused.html", {"page": page}, status=403)
            raise ImmediateHttpResponse(answer)
        sociallogin.connect(request, user)


def _vouched(sociallogin: Any) -> bool:
    """Providers of one organisation often do not say; one that denies it is heard."""
    said = sociallogin.account.extra_data
    found = [
        said.get(part, {}).get("email_verified") for part in ("userinfo", "id_token")
    ]
    return False not in found


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second step" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
