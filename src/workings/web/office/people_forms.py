"""Forms of people, the roles they hold, and what the audit log is asked."""

from typing import Any

from django import forms

from workings.access.permissions import Role
from workings.web.office.fields import DayField, WordChoice, say_what_is_missing


class PersonForm(forms.Form):
    """Somebody to add."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class RoleForm(forms.Form):
    """A role to give."""

    role = WordChoice(Role, label="Role")
    first = DayField(label="From", help_text="Such as 2026-06-30.")
    last = DayField(
        label="To", help_text="The last day. Empty until it is ended.", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_missing(self)


class LostStepForm(forms.Form):
    """Why somebody's second step is to be removed."""

    reason = forms.CharField(
        label="Why",
        max_length=200,
        help_text="Such as: lost telephone, spoken to in person. The log keeps it.",
    )


class HeldForm(forms.Form):
    """A role that is held, to be ended."""

    holding = forms.IntegerField(widget=forms.HiddenInput())


class TrailForm(forms.Form):
    """What the audit log is asked."""

    who = forms.CharField(label="Who", required=False)
    about = forms.CharField(label="What it was done to", required=False)
    action = forms.CharField(
        label="What was done", help_text="As the log calls it.", required=False
    )
    first = DayField(label="From", required=False)
    last = DayField(label="To", help_text="That day too.", required=False)
