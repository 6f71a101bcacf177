import csv
import io
import re

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from tests.ground.client import StrictClient
from tests.web.office.cast import come_in, person, text_of
from workings.access.actions import create_user
from workings.access.models import AuditEntry, User
from workings.access.permissions import COMMAND_LINE, Role


@pytest.fixture
def ada(database, client):
    return come_in(client, person(Role.ADMINISTRATOR, name="ada"))


def test_an_administrator_adds_somebody_who_then_comes_in(ada, client):
    page = client.post(
        "/office/people/", {"email": "fay@example.org", "name": "Fay"}, follow=True
    )
    assert "They hold no role yet" in text_of(page)
    (where, _) = page.redirect_chain[-1]
    given = client.post(f"{where}role/", {"role": "finance", "first": "2026-04-01"})
    assert "Fay holds the role finance" in text_of(given)
    told = text_of(client.post(f"{where}invite/"))
    path = re.search(r"http://testserver(\S+?/)\s", told + " ")[1]
    new = StrictClient().get(path, follow=True)
    assert "Choose a password" in text_of(new)
    fay = User.objects.get(name="Fay")
    assert not fay.has_usable_password()


def test_roles_end_and_people_go(ada, client):
    fay = person(Role.FINANCE, name="fay")
    hers = come_in(StrictClient(), fay)
    where = f"/office/people/{fay.pk}/"
    held = fay.holdings.get()
    page = text_of(client.post(f"{where}end-role/", {"holding": held.pk}))
    assert "The role ends today" in page
    assert "They come in no more" in text_of(client.post(f"{where}let-go/"))
    assert hers.get("/office/").status_code == 302
    assert "They come in again" in text_of(client.post(f"{where}take-back/"))
    actions = list(AuditEntry.objects.order_by("-pk").values_list("action", flat=True))
    assert actions[:3] == ["took back", "let go", "ended"]


def test_what_is_wrong_is_said_and_nothing_done(ada, client):
    fay = person(Role.FINANCE, name="fay")
    again = client.post("/office/people/", {"email": fay.email, "name": "Fay"})
    assert "There is a user with the address fay@example.org already" in text_of(again)
    where = f"/office/people/{fay.pk}/role/"
    twice = client.post(where, {"role": "finance", "first": "2026-04-01"})
    assert twice.status_code == 409 and "already" in text_of(twice)
    empty = text_of(client.post(where, {"role": "", "first": "1 April"}))
    assert empty.count("is not a date such as") == 2
    myself = User.objects.get(name="ada")
    gone = client.post(f"/office/people/{myself.pk}/let-go/")
    assert "You cannot let yourself go" in text_of(gone)
    assert client.get("/office/people/999/").status_code == 404
    assert client.post(f"/office/people/{fay.pk}/promote/").status_code == 404
    other = f"/office/people/{myself.pk}/end-role/"
    held = fay.holdings.get().pk
    assert client.post(other, {"holding": held}).status_code == 409


@pytest.fixture
def fay(ada):
    user = person(name="fay")
    Authenticator.objects.create(user=user, type="totp", data={"secret": "s"})
    return user


WHY = {"reason": "Lost telephone, seen in person"}


def test_a_lost_second_step_is_removed_by_two_administrators(ada, client, fay):
    where = f"/office/people/{fay.pk}/"
    assert "Say why" in text_of(client.post(f"{where}second-step/"))
    nobody_asked = client.post(f"{where}remove-second-step/")
    assert nobody_asked.status_code == 409 and "Nobody asks" in text_of(nobody_asked)
    client.post(f"{where}second-step/", WHY)
    twice = client.post(f"{where}second-step/", WHY)
    assert twice.status_code == 409 and "it waits for another" in text_of(twice)
    alone = client.post(f"{where}remove-second-step/")
    assert alone.status_code == 409 and "takes two people" in text_of(alone)
    assert "Remove their second step too" not in text_of(client.get(where))
    assert Authenticator.objects.filter(user=fay).exists()
    bob = come_in(StrictClient(), person(Role.ADMINISTRATOR, name="bob"))
    assert "Answer 1 lost second step" in text_of(bob.get("/office/"))
    assert "asked to remove it" in text_of(bob.get("/office/people/"))
    assert WHY["reason"] in text_of(bob.get(where))
    bob.post(f"{where}remove-second-step/")
    assert not Authenticator.objects.filter(user=fay).exists()
    newest = AuditEntry.objects.order_by("-pk")[:2]
    assert [each.action for each in newest] == [
        "removed second step",
        "agreed to remove second step",
    ]
    assert {each.who for each in newest} == {"bob <bob@example.org>"}


def test_a_second_step_that_is_kept_stays(ada, client, fay):
    where = f"/office/people/{fay.pk}/"
    client.post(f"{where}second-step/", WHY)
    assert "stays" in text_of(client.post(f"{where}keep-second-step/"))
    bob = come_in(StrictClient(), person(Role.ADMINISTRATOR, name="bob"))
    assert bob.post(f"{where}remove-second-step/").status_code == 409
    assert Authenticator.objects.filter(user=fay).exists()


def test_the_operator_removes_a_second_step_where_nobody_else_can(fay, workings):
    done = workings("forget-second-step", "FAY@example.org")
    assert done.code == 0 and "fay sets up another" in done.out
    assert not Authenticator.objects.filter(user=fay).exists()
    assert AuditEntry.objects.latest("pk").who == "command line"
    unknown = workings("forget-second-step", "gil@example.org")
    assert unknown.code == 2 and "gil@example.org" in unknown.err


def test_the_log_is_filtered_paged_and_kept_as_a_file(database, client):
    come_in(client, person(Role.AUDITOR, name="ali"))
    for number in range(101):
        create_user(email=f"p{number}@example.org", name=f"=P{number}", by=COMMAND_LINE)
    first = text_of(client.get("/office/audit/?who=command&about=%3DP"))
    assert "=P100 " in first and "=P0 " not in first
    older = re.search(r'href="([^"]*beyond=\d+)"', first)[1].replace("&amp;", "&")
    second = text_of(client.get(older))
    assert "=P0 " in second and "=P100 " not in second
    kept = client.get("/office/audit/file/?about=%3DP")
    assert "attachment" in kept.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(kept.content.decode("utf-8-sig"))))
    assert len(rows) == 101
    assert rows[0]["who"] == "command line"


def test_the_log_sorts_and_narrows_by_links_and_days(database, client, see):
    ali = person(Role.AUDITOR, name="ali")
    come_in(client, ali)
    create_user(email="zoe@example.org", name="Zoe", by=COMMAND_LINE)
    newest = see("/office/audit/?who=command")
    assert (
        newest.table("What was done, newest")[0]["What"]
        == "created user Zoe <zoe@example.org>"
    )
    oldest = see(newest.links["When"])
    first, *_, last = oldest.table("What was done, oldest")
    assert (first["What"], last["What"]) == (
        "created user ali <ali@example.org>",
        "created user Zoe <zoe@example.org>",
    )
    granted = see(oldest.links["granted"]).table("What was done, oldest")
    assert [row["What"].split()[0] for row in granted] == ["granted"]
    today = timezone.localdate().isoformat()
    assert see(f"/office/audit/?first={today}&last={today}").table("What was done")
    none = see("/office/audit/?last=2000-01-01").main
    assert "Nothing of that kind was done" in none
    wrong = see("/office/audit/?first=soon&beyond=x&sort=odd")
    assert "is not a date such as" in wrong.main
    assert wrong.table("What was done, newest")
    kept = client.get("/office/audit/file/?action=granted").content.decode("utf-8-sig")
    assert len(kept.splitlines()) == 2


def test_a_name_is_no_formula_in_the_file(database, client):
    user = person(Role.AUDITOR, name="ali")
    user.name = "=cmd|' /C calc'!A0"
    user.save()
    come_in(client, user)
    kept = client.get("/office/audit/file/").content.decode()
    assert "'=cmd|" in kept
    assert not re.search(r"(^|,)\"?=", kept, re.MULTILINE)
