"""The pages on which readers rate the others, and see how these were rated."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from workings.core.refusals import Refusal
from workings.publish.actions.ratings import open_form
from workings.publish.queries.ratings import accepted_comments, score, scores_by_page
from workings.publish.ratings import Score
from workings.publish.spreadsheets import as_csv
from workings.web.components import (
    Content,
    Heading,
    Link,
    Row,
    Table,
    content,
    numeric,
)
from workings.web.components.forms import Choices, Fault, Field, Option
from workings.web.moment import PARAMETER, Moment
from workings.web.public.presenters.asking import Asked, page_asked, page_of, paging
from workings.web.public.presenters.frames import plain_frame
from workings.web.public.presenters.words import count
from workings.web.public.rateable import (
    NAMED,
    page_meant,
    rate_link,
    rating_address,
)
from workings.web.public.rating_form import TRAP, USEFUL, RatingForm
from workings.web.public.rating_pages import (
    PageRatingsPage,
    RateForm,
    RatePage,
    RatingsPage,
    ThanksPage,
)
from workings.web.public.standpoint import address

COUNTS = ("Useful", "Not useful", "Set aside")
"""What is published of each page."""

SET_ASIDE = (
    "Repeats and bursts. They are kept, and count for nothing, so that nobody can "
    "bend a score by rating often."
)


SHEET, PAGE = "sheet", 100
"""What asks for a page of the list ("page" is the page that was rated), and how many
stand on one.
"""


class NotRatedYet(Refusal):
    """Nobody has rated the page, or there is none."""

    def __init__(self) -> None:
        super().__init__("No page of this address has been rated yet.")


def rate_page(
    meant: str,
    moment: Moment,
    *,
    at: datetime,
    sent: RatingForm | None = None,
    token: str = "",
    fault: str = "",
) -> RatePage:
    """This function will build the form that rates a page, once more with what was
    typed and what is wrong, where it was ``sent``.

    ``token`` is that of the form that was sent, where it is still good.
    """
    page = page_meant(meant)
    form = _form(
        rating_address("rate", page, moment),
        token or open_form(page, at=at),
        sent or RatingForm(),
        fault,
    )
    error = "Error: " if form.errors else ""
    return RatePage(
        frame=plain_frame(f"{error}Rate {page}", moment, trail="Rate a page"),
        heading="Rate a page",
        page=_page_link(page, moment),
        so_far=_so_far(score(page)),
        ratings=Link("How every page was rated", address("ratings") + moment.query),
        privacy=Link("what we keep of it", address("privacy") + moment.query),
        form=form,
    )


def thanks_page(meant: str, moment: Moment) -> ThanksPage:
    """This function will thank for a rating, and lead back."""
    page = page_meant(meant)
    return ThanksPage(
        frame=plain_frame("Thank you", moment, trail="Thank you"),
        heading="Thank you",
        page=_page_link(page, moment),
        ratings=Link("How every page was rated", address("ratings") + moment.query),
    )


def ratings_page(moment: Moment, *, asked: Asked) -> RatingsPage:
    """This function will list what readers made of every page that was rated."""
    found = scores_by_page()
    here = address("ratings")
    shown, number, pages = page_of(tuple(found.items()), page_asked(asked, SHEET), PAGE)

    def sheet(number: int) -> str:
        return f"{here}?{urlencode({SHEET: number, **_day(moment)})}"

    return RatingsPage(
        frame=plain_frame("How pages were rated", moment, trail="Ratings", at=here),
        heading="How pages were rated",
        summary=_summary(found),
        scores=Table(
            "scores",
            "Ratings of each page",
            (Heading("Page"), *(Heading(text, numeric=True) for text in COUNTS)),
            tuple(_score_row(page, each, moment) for page, each in shown),
            empty="No page has been rated yet.",
        ),
        paging=paging("Pages of ratings", sheet, number, pages),
        file=Link("All of them as a table for your own use (CSV)", address("scores")),
    )


def _summary(found: Mapping[str, Score]) -> str:
    useful = sum(each.useful for each in found.values())
    counted = sum(each.counted for each in found.values())
    if not counted:
        return "No rating counts yet."
    ratings = "1 rating" if counted == 1 else f"{counted:,} ratings"
    rated = count(found, "page")
    return f"{ratings} of {rated}: {useful:,} useful, {counted - useful:,} not."


def _day(moment: Moment) -> dict[str, str]:
    return {PARAMETER: moment.day.isoformat()} if moment.chosen else {}


def scores_file() -> str:
    """This function will write what readers made of every page as a CSV file."""
    rows = [(page, *_counts(each)) for page, each in scores_by_page().items()]
    return as_csv(("page", "useful", "not_useful", "set_aside"), rows)


def page_ratings_page(page: str, moment: Moment) -> PageRatingsPage:
    """This function will tell what readers made of one page.

    Raises :class:`NotRatedYet` where nobody has rated it.
    """
    found = score(page)
    if not found.counted + found.set_aside:
        raise NotRatedYet
    heading = f"Ratings of {page}"
    return PageRatingsPage(
        frame=plain_frame(heading, moment, trail="Ratings"),
        heading=heading,
        page=_page_link(page, moment),
        rows=_score_rows(found),
        comments=accepted_comments(page),
        rate=rate_link(page, moment),
    )


def _form(action: str, token: str, sent: RatingForm, fault: str) -> RateForm:
    useful = sent.typed("useful")
    return RateForm(
        action,
        token,
        Choices(
            "useful",
            "Did you find the page useful?",
            tuple(Option(value, text, value == useful) for value, text in USEFUL),
            error=sent.error("useful"),
        ),
        Field(
            "comment",
            "Why, or what is missing? (optional)",
            "Give no names, addresses or anything else that says who you or others "
            "are. A moderator reads it before anybody else does.",
            sent.typed("comment"),
            sent.error("comment"),
        ),
        trap=TRAP,
        button="Send",
        fault=Fault("send", fault) if fault else None,
    )


def _so_far(found: Score) -> str:
    if not found.counted:
        return "Nobody has rated it yet."
    return f"So far {found.useful:,} of {found.counted:,} found it useful."


def _score_row(page: str, found: Score, moment: Moment) -> tuple[Content, ...]:
    day = f"&{moment.query[1:]}" if moment.query else ""
    link = Link(page, f"{address('ratings')}?{NAMED}={page}{day}")
    return (content(link), *(numeric(f"{each:,}") for each in _counts(found)))


def _score_rows(found: Score) -> tuple[Row, ...]:
    under = ("", "", SET_ASIDE)
    parts = zip(COUNTS, _counts(found), under, strict=True)
    return tuple(
        Row(name, content(f"{part:,}", under=(note,))) for name, part, note in parts
    )


def _counts(found: Score) -> tuple[int, int, int]:
    return found.useful, found.not_useful, found.set_aside


def _page_link(page: str, moment: Moment) -> Link:
    return Link(page, page + moment.query)
