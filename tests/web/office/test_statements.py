from datetime import date

import pytest

from tests.ledger.ambridge import BY, L, S, T, ambridge, said
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.ledger.actions import begin_draft
from workings.ledger.models import Draft, Statement
from workings.ledger.words import Breakdown

NEW = "/office/statements/new/new-ambridge/"
TODAY = date(2012, 6, 1)
YEAR = "annual 2012/13"
HEAD = {
    "code": "june",
    "title": "What we expect in June",
    "kind": "reforecast",
    "said": "2012-06",
    "source": "PAPERS",
    "grade": "official",
    "standing": "of_record",
    "author": "post:CHIEF",
    "visibility": "public",
}


def form(*lines, **more):
    """What a browser sends: a head, and lines as benefit, series, basis, period, £."""
    sent = (
        HEAD | {"line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0"} | more
    )
    for place, line in enumerate(lines):
        names = ("benefit", "series", "basis", "period", "pence")
        sent |= {
            f"line-{place}-{name}": part for name, part in zip(names, line, strict=True)
        }
    return sent


ROADS = ("ROADS", "forecast", "annual", "2012/13", "£1,250,000.50")


@pytest.fixture
def town(database):
    programme = ambridge()
    said(programme, S("may", "2012-05-01", lines=[L(f"ROADS forecast {YEAR} 1000000")]))
    return programme


@pytest.fixture
def olive(town, client):
    return come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))


def as_another(*roles):
    from tests.ground.client import StrictClient

    return come_in(StrictClient(), person(*roles))


def test_a_statement_is_written_proposed_validated_and_posted(olive, client):
    answer = client.post(NEW, form(ROADS), follow=True)
    page = text_of(answer)
    (where, _) = answer.redirect_chain[-1]
    assert all(pounds in page for pounds in ("£1,000,000", "£250,000.50", ROADS[-1]))
    assert "A statement must be proposed" not in page
    assert "To post, a statement must be validated: this one is draft." in page
    client.post(f"{where}propose/", {"version": "1"})
    fay = as_another(Role.FINANCE)
    assert "What waits for you" in text_of(fay.get("/office/"))
    assert "Validate 1 statement" in text_of(fay.get("/office/"))
    fay.post(f"{where}validate/", {"version": "2"})
    done = client.post(f"{where}post/", {"version": "3"}, follow=True)
    assert "Statement 2 of the record" in text_of(done)
    posted = Statement.objects.get(code="june")
    assert posted.author_post.code == "CHIEF"
    assert (
        b"\xc2\xa31,250,000.50" in client.get("/new-ambridge/statements/june/").content
    )


def test_what_was_typed_stays_and_what_is_wrong_is_said_twice(olive, client):
    wrong = ("ROADS", "forecast", "annual", "2012-13", "tbc")
    answer = client.post(NEW, form(wrong, said="June", title=""))
    page = text_of(answer)
    assert page.count("is not a date such as 2013-08-31") == 2
    assert page.count("is not an amount in pounds") == 2
    assert 'value="tbc"' in page and 'value="2012-13"' in page
    assert page.count("&#34;Title&#34; is not filled in") == 2
    assert not Draft.objects.exists()


def test_two_people_editing_one_draft_are_asked_which_it_shall_be(olive, client, town):
    draft = begin_draft(S("june", "2012-06"), programme=town, by=BY, on=TODAY)
    where = f"/office/statements/{draft.pk}/edit/"
    theirs = form(("FEES", "forecast", "annual", "2012/13", "7"), version="1")
    as_another(Role.PROGRAMME_OFFICE, Role.READER).post(where, theirs)
    mine = form(ROADS, version="1", title="Mine")
    clash = client.post(where, mine)
    page = text_of(clash)
    assert clash.status_code == 409
    assert "changed this statement since you opened it" in page
    assert "Where the two differ" in page and "Save mine over theirs" in page
    assert 'value="£1,250,000.50"' in page and 'name="version" value="2"' in page
    assert Draft.objects.get().title == HEAD["title"]
    client.post(where, mine | {"version": "2"})
    assert Draft.objects.get().title == "Mine"


def test_what_was_seen_is_what_is_validated(olive, client, town):
    draft = begin_draft(S("june", "2012-06"), programme=town, by=BY, on=TODAY)
    late = client.post(f"/office/statements/{draft.pk}/propose/", {"version": "7"})
    assert late.status_code == 409
    assert "changed this statement since" in text_of(late)


def test_what_is_not_public_says_why_and_until_when(olive, client):
    sent = form(ROADS, visibility="internal")
    page = text_of(client.post(NEW, sent))
    assert page.count("Say why it is not public") == 2
    assert page.count("Give the day on which that is looked at again") == 2
    sent |= {"reason": "Before the consultation", "review_on": "2012-07-01"}
    client.post(NEW, sent)
    assert Draft.objects.get().review_on == date(2012, 7, 1)
    assert "june" not in client.get("/new-ambridge/").content.decode()


def test_a_total_is_checked_before_it_is_posted(olive, client, town):
    total = T("t", f"forecast {YEAR} 3", breakdown=Breakdown.LISTED, benefits=("FEES",))
    statement = S(
        "june", "2012-06", lines=[L(f"FEES forecast {YEAR} 2")], totals=[total]
    )
    draft = begin_draft(statement, programme=town, by=BY, on=TODAY)
    page = text_of(client.get(f"/office/statements/{draft.pk}/"))
    assert "The totals it states, checked" in page
    assert "Differs" in page


def part(prefix, **fields):
    """What a browser sends of one part beside the lines."""
    sent = {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    return sent | {f"{prefix}-0-{name}": value for name, value in fields.items()}


TOTAL = part(
    "total",
    pence="2,000,000",
    unit="1000000",
    code="all",
    label="Savings of the year",
    scope="the highways service",
    series="forecast",
    basis="annual",
    period="2012/13",
    breakdown="listed",
    benefits="ROADS; FEES",
    from_on="2012-06-30",
)
FACT = part(
    "fact",
    value="31%",
    metric="share of roads mended",
    code="mended",
    topic="roads",
    number="31",
    unit="%",
    scope="A roads alone",
    uncertain="on",
)


def test_totals_a_headline_and_facts_are_typed_and_stay(olive, client):
    fees = ("FEES", "forecast", "annual", "2012/13", "500000")
    answer = client.post(NEW, form(ROADS, fees) | TOTAL | FACT, follow=True)
    page = text_of(answer)
    assert "Savings of the year" in page and "The programme's headline" in page.replace(
        "&#39;", "'"
    )
    assert "Agrees" in page and "A roads alone" in page and "uncertain" in page
    draft = Draft.objects.get()
    (total,), (fact,) = draft.body["totals"], draft.body["facts"]
    assert (total["pence"], total["unit"]) == (200_000_000, 100_000_000)
    assert total["benefits"] == ["ROADS", "FEES"]
    assert (fact["number"], fact["uncertain"]) == ("31", True)
    where = f"/office/statements/{draft.pk}/edit/"
    again = text_of(client.get(where))
    assert 'value="ROADS; FEES"' in again and 'value="2012-06-30"' in again
    client.post(where, form(ROADS, fees, version="1", title="Anew"))
    draft.refresh_from_db()
    assert draft.title == "Anew" and draft.body["totals"] == [total]
    less = {"total-0-pence": "", "fact-0-value": ""}
    client.post(where, form(ROADS, version="2") | TOTAL | FACT | less)
    draft.refresh_from_db()
    assert not {"totals", "facts", "headlines"} & set(draft.body)


def test_what_a_total_lacks_is_said_beside_it(olive, client):
    lacking = {"total-0-label": "", "total-0-unit": "0", "total-0-benefits": "RODS"}
    page = text_of(client.post(NEW, form(ROADS) | TOTAL | lacking))
    assert page.count("&#34;What it is called&#34; is needed too") == 2
    assert page.count("A unit is more than nothing") == 2
    assert page.count("There is no benefit RODS") == 2
    assert not Draft.objects.exists()


def test_problems_are_listed_and_keep_it_a_draft(olive, client, town):
    draft = begin_draft(
        S("june", "2012-06", lines=[L(f"RODS forecast {YEAR} 2")]),
        programme=town,
        by=COMMAND_LINE,
        on=TODAY,
    )
    where = f"/office/statements/{draft.pk}/"
    assert "Did you mean &#34;ROADS&#34;?" in text_of(client.get(where))
    answer = client.post(f"{where}propose/", {"version": "1"})
    assert answer.status_code == 409
    assert Draft.objects.get().state == "draft"


def test_a_long_statement_keeps_its_lines_when_its_head_is_edited(olive, client, town):
    many = [
        L(f"ROADS forecast annual {y}/{y + 1 - 2000:02d} 1") for y in range(2012, 2060)
    ]
    draft = begin_draft(
        S("june", "2012-06", lines=many), programme=town, by=BY, on=TODAY
    )
    where = f"/office/statements/{draft.pk}/edit/"
    assert "too many for a page" in text_of(client.get(where))
    client.post(where, HEAD | {"version": "1", "title": "Longer"})
    changed = Draft.objects.get()
    assert (changed.title, changed.lines) == ("Longer", len(many))


def test_an_exempt_draft_is_not_there_for_a_reader(town, client):
    statement = S("bid", "2012-06", visibility="exempt")
    draft = begin_draft(statement, programme=town, by=BY, on=TODAY)
    come_in(client, person(Role.READER))
    assert client.get(f"/office/statements/{draft.pk}/").status_code == 404
    assert "bid" not in text_of(client.get("/office/statements/"))
    gone = client.post(f"/office/statements/{draft.pk}/withdraw/", {"version": "1"})
    assert gone.status_code == 404
