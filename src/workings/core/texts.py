"""Texts of a record that would change how the words around them are read."""

_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What turns the order of the letters after it: Unicode's embeddings, overrides and
isolates. Letters that are written from right to left need none of them.
"""


def in_order(text: str) -> str:
    r"""This function will show as marks what would have a text read in another order.

    >>> in_order("paid \u202e000,1£")
    'paid ⟨U+202E⟩000,1£'
    """
    # Looked at first: next to no text has one, and whole pages come by here.
    if text.isascii():
        return text
    for override in _OVERRIDES:
        if override in text:
            text = text.replace(override, f"⟨U+{ord(override):04X}⟩")
    return text
