"""What is wrong with a cell."""


class Fault(ValueError):
    """A cell cannot be read: what was found there, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what}. {mend}")


def shown(cell: str) -> str:
    """This function will quote a cell in one short line, whatever is in it."""
    line = "".join(letter if letter.isprintable() else " " for letter in cell)
    line = " ".join(line.split())
    return f'"{line[:57]}..."' if len(line) > 60 else f'"{line}"'
