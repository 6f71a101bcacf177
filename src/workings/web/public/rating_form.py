"""What is sent with the form that rates a page, read."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest

from workings.publish.actions.ratings import CommentTooLong
from workings.publish.ratings import LONGEST_COMMENT, SentForm

USEFUL = (("yes", "Yes"), ("no", "No"))
TRAP = "website"
"""A name that programs think they know. People do not see the field."""


class RatingForm(forms.Form):
    """Whether the page is useful, and perhaps why."""

    useful = forms.ChoiceField(
        choices=USEFUL,
        error_messages={
            "required": "Say whether you found the page useful",
            "invalid_choice": "Say whether you found the page useful: yes or no",
        },
    )
    comment = forms.CharField(required=False)
    token = forms.CharField(required=False)
    website = forms.CharField(required=False)

    def clean_comment(self) -> str:
        # A browser sends two characters for each new line.
        comment = str(self.cleaned_data["comment"]).replace("\r\n", "\n")
        if len(comment) > LONGEST_COMMENT:
            raise forms.ValidationError(str(CommentTooLong(len(comment))))
        return comment

    @property
    def sent(self) -> SentForm:
        """What was sent, where nothing is wrong with its fields."""
        read: dict[str, Any] = self.cleaned_data
        return SentForm(
            read["token"], read["useful"] == "yes", read["comment"], read[TRAP]
        )

    def typed(self, name: str) -> str:
        """What was typed into a field, to be shown again."""
        return str(self.data.get(name, ""))

    def error(self, name: str) -> str:
        """What is wrong with a field, "" where nothing is."""
        return str(next(iter(self.errors.get(name, [])), ""))


def from_elsewhere(request: HttpRequest) -> bool:
    """This function will tell whether a browser says that the form stood on somebody
    else's page, which would have our readers rate without knowing it.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    ours = [urlsplit(each).netloc for each in settings.CSRF_TRUSTED_ORIGINS]
    return urlsplit(origin).netloc not in [request.get_host(), *ours]
