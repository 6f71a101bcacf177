"""The way in's form: what somebody typed who wants to come in."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """The address and the password; what to do without one stands below the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""
