"""Why a file is not opened: sentences fit to show, each with its mend."""


class Unreadable(Exception):
    """A file cannot or must not be read; ``what`` was found, ``mend`` it so."""

    def __init__(self, what: str, mend: str) -> None:
        self.what = what
        self.mend = mend
        super().__init__(what)


SAVE_AGAIN = "open it in a spreadsheet and save it again as .xlsx"
