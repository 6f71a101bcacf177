import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client

from workings.web import errors
from workings.web.public import presenters


@pytest.mark.parametrize(
    ("page", "nearest"),
    [
        ("/one-barmet/", '"one-barnet"'),
        ("/one-barnet/projects/NSCS0/", '"NSCSO"'),
        ("/one-barnet/decisions/D34/", '"D034"'),
        ("/one-barnet/figures/delivred/", '"delivered"'),
        ("/one-barnet/statements/2010-11-29-frame/", '"2010-11-29-framework"'),
    ],
)
def test_an_unknown_name_gets_the_nearest_there_is(one_barnet, see, page, nearest):
    seen = see(page, status=404)
    assert seen.title == "Page not found - Workings"
    meant = seen.links[f"Did you mean {nearest}?"]
    assert see(meant).heading != seen.heading
    assert seen.links["See the programmes that are held here"] == "/"


def test_the_day_and_the_other_filters_stay_where_a_name_is_mended(one_barnet, see):
    asked = "/one-barnet/decisions/?body=CABINET&year=2012&as-at=2013-08-31"
    meant = see(asked, status=404).links['Did you mean "2012-13"?']
    assert meant == asked.replace("year=2012", "year=2012-13")
    back = see("/one-barnet/projects/X/?as-at=2013-08-31", status=404).links
    assert back["Go to One Barnet"] == "/one-barnet/?as-at=2013-08-31"


def test_no_reader_is_offered_a_list_of_codes(one_barnet, see):
    seen = see("/one-barnet/services/ZZZZ/", status=404)
    assert 'There is no service "ZZZZ".' in seen.main
    assert "Use one of" not in seen.main
    assert seen.links["Go to One Barnet: Services"] == "/one-barnet/services/"


@pytest.mark.parametrize(
    ("cut_short", "text", "place"),
    [
        ("figures", "Headline figures", "/one-barnet/#figures"),
        ("projects", "Projects", "/one-barnet/#how"),
        ("cases", "Projects and their cases", "/one-barnet/#how"),
        ("sources", "Documents and sources", "/one-barnet/documents/"),
    ],
)
def test_an_address_cut_short_leads_to_the_list(
    one_barnet, see, cut_short, text, place
):
    seen = see(f"/one-barnet/{cut_short}/", status=404)
    assert seen.links[f"Go to One Barnet: {text}"] == place


def test_an_address_of_no_page_looks_like_the_rest(one_barnet, see):
    seen = see("/one-barnet/no/such/page", status=404)
    assert seen.heading == "Page not found"
    assert "There is no page at this address." in seen.main
    assert seen.links["Skip to main content"] == "#main-content"


def test_pages_are_only_read(one_barnet, client):
    assert client.post("/one-barnet/").status_code == 405
    assert client.head("/one-barnet/").status_code == 200


def test_a_failure_is_told_plainly_and_without_the_database(monkeypatch, see):
    def fail(moment):
        raise RuntimeError("a secret")

    monkeypatch.setattr(presenters, "home_page", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert b"Something went wrong" in response.content
    assert b"a secret" not in response.content


@pytest.mark.parametrize(
    ("answer", "why", "status", "words"),
    [
        (errors.wrong_request, SuspiciousOperation(), 400, "could not be understood"),
        (errors.forbidden, PermissionDenied(), 403, "You may not see this page"),
        (errors.not_sent_from_here, "no cookie", 403, "Nothing was changed"),
    ],
)
def test_other_refusals_look_like_the_rest(rf, answer, why, status, words):
    response = answer(rf.get("/"), why)
    assert response.status_code == status
    assert words in response.content.decode()


def test_a_host_that_is_not_ours_is_a_wrong_request(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
