"""The address at which somebody chooses their first password: no password is ever
made up here, sent or shown.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse


def invitation(user: AbstractBaseUser) -> str:
    """This function will return the path of the page where a user sets a password.

    It serves once, for a day.
    """
    key = default_token_generator.make_token(user)
    names = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=names)
