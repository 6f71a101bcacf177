"""The tutorial "Your first month", followed as it is written: commands from its fenced
blocks, and nothing is pressed, typed or looked for that it does not name, in its order.
"""

import re
import shlex
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.ground import browser as ground
from tests.ground.command_line import run_here
from tests.ground.databases import Database, Engine, migrate, pointed_at
from tests.web.office.cast import PASSWORD, code_of

ROOT = Path(__file__).parents[2]
TEXT = " ".join(
    Path(ROOT, "docs", "tutorial", "your-first-month.md").read_text().split()
)


class Reading:
    """The page of the tutorial, with a finger on where its reader is."""

    def __init__(self) -> None:
        self.at = 0

    def bold(self, words: str) -> str:
        """The next thing to press."""
        return self._find(f"**{words}**", words)

    def code(self, words: str) -> str:
        """The next thing to type, or to see."""
        return self._find(f"`{words}`", words)

    def command(self, name: str) -> list[str]:
        """The next command line of that name."""
        found = re.compile(rf"(workings {name} .*?) (?:workings|```)").search(
            TEXT, self.at
        )
        assert found, name
        return shlex.split(found[1])[1:]

    def _find(self, marked: str, words: str) -> str:
        at = TEXT.find(marked, self.at)
        assert at >= 0, f"The tutorial does not say {marked} from here on"
        self.at = at
        return words


@pytest.fixture
def empty(engines: dict[str, Engine], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of an empty system, whose own processes find its database."""
    engine = engines["sqlite"]
    copy: Database
    with engine.copy(engine.template("empty", migrate)) as copy, pointed_at(copy):
        for name, value in copy.environ().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(settings, "SECURE_SSL_REDIRECT", False)
        with ground.serving() as address:
            yield address


def test_a_new_user_gets_from_nothing_to_a_changed_public_page(
    browser: Browser, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = Reading()
    assert run_here(*text.command("load")).code == 0
    made = run_here(*text.command("create-admin"), "--address", empty)
    invited = made.out.split()[-1]
    with (
        ground.opened(browser, empty) as ada,
        ground.opened(browser, empty) as olive,
        ground.opened(browser, empty) as fay,
        ground.opened(browser, empty) as anybody,
    ):
        come_in(ada, invited, "ada@example.gov.uk", text)
        people = {
            name: add(ada, text, *who)
            for name, who in {
                "olive": ("olive@example.gov.uk", "Olive Oak", "programme office"),
                "fay": ("fay@example.gov.uk", "Fay Field", "finance"),
            }.items()
        }
        come_in(olive, people["olive"], "olive@example.gov.uk")
        come_in(fay, people["fay"], "fay@example.gov.uk")
        bring_in(olive, text)
        post(olive, fay, text)
        anybody.goto(text.code("/new-ambridge/projects/ROADS/"))
        page = anybody.locator("main").inner_text()
        assert text.code("£1,200,000") in page
        assert "Fewer lamps" in page


def come_in(page: Page, invited: str, email: str, text: Reading | None = None) -> None:
    press: Callable[[str], str] = text.bold if text else str
    page.goto(invited)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name=press("Set password")).click()
    page.goto("/office/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=press("Sign in")).click()
    secret = page.locator(".workings-secret").inner_text()
    page.locator("input[name=code]").fill(code_of(secret))
    page.get_by_role("button", name=press("Set it up")).click()
    page.goto("/office/")


def add(page: Page, text: Reading, email: str, name: str, role: str) -> str:
    """The address at which somebody who was added chooses a password."""
    first = role == "programme office"
    press: Callable[[str], str] = text.bold if first else str
    page.get_by_role("link", name=press("People"), exact=True).first.click()
    page.get_by_label("E-mail address").fill(text.code(email))
    page.get_by_label("Name").fill(text.code(name))
    page.get_by_role("button", name=press("Add them")).click()
    page.get_by_label("Role").select_option(label=text.code(role))
    page.get_by_label("From").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name=press("Give it")).click()
    page.get_by_role(
        "button", name=press("Make an address to choose a password at")
    ).click()
    found = re.search(r"http://\S+", page.locator("main").inner_text())
    assert found
    return found[0]


def bring_in(page: Page, text: Reading) -> None:
    page.goto("/office/")
    tracker = text.code("docs/tutorial/first-month/tracker.xlsx")
    page.get_by_role("link", name=text.bold("Imports"), exact=True).first.click()
    title = text.bold("Bring in a tracker of New Ambridge")
    page.get_by_role("link", name=title).click()
    said, author = text.code("2012-09-30"), text.code("Cabinet (CABINET)")
    button = text.bold("Read it")

    def upload(file: str) -> str:
        page.get_by_label("The workbook").set_input_files(file)
        page.get_by_label("When it was said").fill(said)
        page.get_by_label("Who said it").select_option(label=author)
        page.get_by_role("button", name=button).click()
        return read(page)

    found = upload(tracker)
    for problem in (
        '"20 (see note)" is not an amount',
        'DESK-FORMS stands at sheet "Savings 12-13", A14 already',
        'the record has no project "Roads contract"',
    ):
        assert text.code(problem) in found
    page.get_by_role("link", name=text.bold("Change how it is read")).click()
    words = "Roads contract = ROADS"
    assert f"``` {words} ```" in TEXT
    page.get_by_label("Your words for projects").fill(words)
    page.get_by_role("button", name=text.bold("Keep it, and read again")).click()
    assert "Problems: 2" in read(page)
    mended = text.code("docs/tutorial/first-month/tracker-mended.xlsx")
    page.get_by_role("link", name=text.bold("Bring in another file")).click()
    found = upload(mended)
    for amount in ("£1,200,000", "-£15,000"):
        assert text.code(amount) in found


def read(page: Page) -> str:
    """What the page says once it has stopped checking by itself."""
    deadline = time.monotonic() + 120
    while "checking by itself" in (said := page.locator("main").inner_text()):
        assert time.monotonic() < deadline, said
        page.wait_for_timeout(300)
    return said


def post(olive: Page, fay: Page, text: Reading) -> None:
    olive.get_by_role("button", name=text.bold("Make this a draft")).click()
    read(olive)
    title = text.bold("Savings forecast, 30 September 2012")
    olive.get_by_role("link", name=title).click()
    olive.get_by_role("button", name=text.bold("Propose it to finance")).click()
    fay.goto("/office/")
    fay.get_by_role("link", name=text.bold("Validate 1 statement")).click()
    fay.get_by_role("button", name=text.bold("Validate it")).click()
    olive.reload()
    olive.get_by_role("button", name=text.bold("Post it, for good")).click()
    assert "posted" in olive.locator("main").inner_text()
