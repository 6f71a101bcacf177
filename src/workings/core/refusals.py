"""Refusals: a rule forbids an action, and says so in a sentence fit to show."""


class Refusal(Exception):
    """A rule forbids what was asked; ``str(refusal)`` is the sentence for the user.

    Each kind of refusal is defined beside the function that raises it.
    """
