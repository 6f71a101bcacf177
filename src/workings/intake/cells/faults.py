"""What is wrong with a cell."""


class Fault(ValueError):
    """A cell cannot be read: what was found there, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what}. {mend}")
