"""The day that a page is asked for: `?as-at=2012-03-31`, else today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workings.core.dates import NotADate, day_written, say_day
from workings.core.refusals import Refusal

PARAMETER = "as-at"


class WrongDay(Refusal):
    """What was asked for is no day; ``text`` is what was asked."""

    def __init__(self, text: str, why: NotADate) -> None:
        self.text = text
        super().__init__(f"{why}.")


@dataclass(frozen=True, slots=True)
class Moment:
    """The day a page shows, and whether the reader chose it."""

    day: date
    today: date
    chosen: bool = False

    @property
    def spoken(self) -> str:
        """The day as a reader would say it."""
        return say_day(self.day)

    @property
    def query(self) -> str:
        """What a link adds to its address in order to keep a chosen day."""
        return f"?{PARAMETER}={self.day.isoformat()}" if self.chosen else ""


def moment_asked(asked: Mapping[str, str], *, today: date) -> Moment:
    """This function will read the day that was asked for; nothing asked is today.

    It may be written as people here write it. Raises :class:`WrongDay` for what is no
    day.
    """
    text = asked.get(PARAMETER, "").strip()
    if not text:
        return Moment(today, today)
    try:
        return Moment(day_written(text), today, chosen=True)
    except NotADate as why:
        raise WrongDay(text, why) from why
