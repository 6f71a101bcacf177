"""Owners are told of new signals by e-mail: each once, and none of them lost."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import override_settings

from tests.intake.ambridge_folder import ambridge
from tests.web.office.cast import SINCE, person
from workings.access.permissions import COMMAND_LINE, Role
from workings.core.dates import DatedTo
from workings.documents.models import Source
from workings.intake.actions import load_folder
from workings.programme.actions.seats import give_seat
from workings.programme.models import Post, Programme
from workings.quality.actions import add_readings
from workings.quality.dating import dated
from workings.quality.measures import ReadingGiven
from workings.quality.models import SignalSent

BACKENDS = "django.core.mail.backends"
DIGEST = ("digest-signals", "new-ambridge", "--address", "https://roads.example/")


def read(**values: int) -> None:
    """This function will add readings of a measure, by month: ``m01=90``."""
    said = DatedTo(date(2015, 1, 31))
    add_readings(
        [
            ReadingGiven(
                "HOLES",
                dated(f"2014-{month[1:]}"),
                Decimal(value),
                *("", None, None, said, "PAPERS"),
            )
            for month, value in values.items()
        ],
        programme=Programme.objects.get(slug="new-ambridge"),
        sources={"PAPERS": Source.objects.get(code="PAPERS")},
        by=COMMAND_LINE,
    )


@pytest.fixture
def mail(database, tmp_path):
    load_folder(ambridge(tmp_path).write(), by=COMMAND_LINE)
    read(**{f"m{month:02}": 90 + month % 3 for month in range(1, 11)}, m11=20)
    folder = tmp_path / "mail"
    with override_settings(
        EMAIL_BACKEND=f"{BACKENDS}.filebased.EmailBackend", EMAIL_FILE_PATH=folder
    ):
        yield lambda: sorted(each.read_text() for each in folder.glob("*"))


@pytest.fixture
def owner(mail):
    user = person(Role.BENEFIT_OWNER, name="olive")
    post = Post.objects.get(code="ROADMAN")
    give_seat(post=post, user=user, first=SINCE, by=COMMAND_LINE)
    return user


def test_an_owner_is_told_what_where_and_by_which_rule_once(owner, mail, workings):
    done = workings(*DIGEST)
    assert done.out.startswith("Messages sent: 1; signals: 1")
    assert done.out.endswith("nobody is told of them: WAIT\n")
    (message,) = mail()
    for words in (
        "To: olive@example.org",
        "Subject: Workings: 1 new signal in your measures",
        "Holes mended in a week (Roads)",
        "2014-11: 20%. concern: outside the limits.",
        "https://roads.example/office/measures/new-ambridge/HOLES/",
    ):
        assert words in message
    assert "olive" not in done.out + done.err
    again = json.loads(workings(*DIGEST, "--json").out)
    assert again == {"messages": 0, "signals": 0, "unowned": ["WAIT"]}
    # That it goes on is no news.
    read(m12=21)
    assert json.loads(workings(*DIGEST, "--json").out)["signals"] == 0
    assert len(mail()) == 1 == SignalSent.objects.count()


def test_who_has_no_owner_is_named(mail, workings):
    done = json.loads(workings(*DIGEST, "--json").out)
    assert done == {"messages": 0, "signals": 0, "unowned": ["WAIT", "HOLES"]}
    assert mail() == []


def test_what_could_not_be_sent_is_not_marked_as_sent(owner, mail, workings):
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.dummy.EmailBackend"):
        refused = workings(*DIGEST)
    assert (refused.code, "WORKINGS_MAIL_URL" in refused.err) == (1, True)
    nobody = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 1}
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.smtp.EmailBackend", **nobody):
        refused = workings(*DIGEST)
    assert (refused.code, "not marked as sent" in refused.err) == (1, True)
    assert "olive" not in refused.err
    assert not SignalSent.objects.exists()
    assert json.loads(workings(*DIGEST, "--json").out)["signals"] == 1
    assert len(mail()) == 1
