"""Rating a page, from the form to what is published and moderated."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ledger.ambridge import BY
from workings.access.permissions import Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.publish.actions.ratings import (
    CannotModerate,
    CommentTooLong,
    FormNotTaken,
    NoSuchRating,
    TooManyRatings,
    destroy_salts,
    moderate,
    open_form,
    rate,
)
from workings.publish.models import DaySalt, Rating
from workings.publish.queries.ratings import (
    accepted_comments,
    comments,
    ratings_mark,
    ratings_to_export,
    score,
    scores_by_page,
)
from workings.publish.ratings import (
    VOICE_LIMIT,
    VOICE_REFUSED,
    FormFault,
    Heard,
    Moderation,
    Score,
    SentForm,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
JOE = "192.0.2.7"
CLARRIE = "192.0.2.8"
PAGE = "/one-barnet"
PUBLISHER = Actor("Lynda Snell", frozenset({Role.PUBLISHER}))
NOBODY = Actor("Joe Grundy", frozenset({Role.READER}))


def send(page=PAGE, *, sender=JOE, at=NOON, useful=True, comment="", trap="", wait=60):
    opened = at - timedelta(seconds=wait)
    form = SentForm(open_form(page, at=opened), useful, comment, trap)
    return rate(page, form, address=sender, at=at)


@pytest.mark.usefixtures("database")
class TestRating:
    def test_a_rating_is_kept_and_counted(self):
        assert send() is Heard.KEPT
        assert send(sender=CLARRIE, useful=False) is Heard.KEPT
        assert score(PAGE) == Score(1, 1, 0)
        assert score("/about") == Score()
        assert scores_by_page() == {PAGE: Score(1, 1, 0)}

    def test_nothing_of_the_sender_is_kept(self):
        send(comment="Ring 020 7946 0018 or joe@example.org")
        row = Rating.objects.get()
        assert row.comment == (
            "Ring [telephone number removed] or [e-mail address removed]"
        )
        kept = " ".join(str(value) for value in vars(row).values())
        assert JOE not in kept

    def test_a_form_sent_twice_is_kept_once(self):
        form = SentForm(open_form(PAGE, at=NOON), useful=True)
        at = NOON + timedelta(minutes=1)
        assert rate(PAGE, form, address=JOE, at=at) is Heard.KEPT
        for sender in (JOE, CLARRIE):
            again = rate(PAGE, form, address=sender, at=at + timedelta(hours=1))
            assert again is Heard.KEPT_BEFORE
        assert score(PAGE) == Score(1, 0, 0)

    def test_what_falls_into_the_trap_is_not_kept(self):
        assert send(trap="https://pills.example") is Heard.TRAPPED
        assert not Rating.objects.exists()

    @pytest.mark.parametrize(
        ("wait", "fault"), [(1, FormFault.TOO_QUICK), (90_000, FormFault.EXPIRED)]
    )
    def test_a_form_that_came_too_soon_or_too_late(self, wait, fault):
        with pytest.raises(FormNotTaken) as refused:
            send(wait=wait)
        assert refused.value.fault is fault
        assert str(refused.value) == fault.label

    def test_a_form_of_another_page(self):
        form = SentForm(open_form("/about", at=NOON), useful=True)
        with pytest.raises(FormNotTaken, match="not one of ours"):
            rate(PAGE, form, address=JOE, at=NOON + timedelta(minutes=1))

    @pytest.mark.parametrize("change", ["", "x", "😀", "\x00", "\ud800", "a:b:c"])
    def test_a_token_that_is_not_ours(self, change):
        token = open_form(PAGE, at=NOON)
        forged = token[:-1] + change if change else ""
        form = SentForm(forged, useful=True)
        with pytest.raises(FormNotTaken, match="not one of ours"):
            rate(PAGE, form, address=JOE, at=NOON + timedelta(minutes=1))

    def test_a_comment_that_is_too_long(self):
        with pytest.raises(CommentTooLong, match="1,201 characters"):
            send(comment="x" * 1_201)
        assert send(comment="\x00\u202e" * 600) is Heard.KEPT
        assert Rating.objects.get().comment == ""

    def test_whoever_rates_all_day_is_not_heard_any_further(self):
        for number in range(VOICE_REFUSED):
            send(f"/{number}")
        with pytest.raises(TooManyRatings):
            send("/more")
        assert send("/more", sender=CLARRIE) is Heard.KEPT
        assert send("/more", at=NOON + timedelta(days=1)) is Heard.KEPT

    def test_a_burst_is_kept_and_does_not_change_the_score(self):
        send(sender=CLARRIE)
        for number in range(VOICE_LIMIT + 1):
            send(useful=False, at=NOON + timedelta(seconds=number))
        assert Rating.objects.count() == VOICE_LIMIT + 2
        assert score(PAGE) == Score(1, 0, VOICE_LIMIT + 1)
        assert scores_by_page()[PAGE] == score(PAGE)

    def test_votes_on_other_pages_make_a_voice_loud_on_this_one(self):
        send()
        assert score(PAGE).counted == 1
        for number in range(VOICE_LIMIT):
            send(f"/{number}")
        assert score(PAGE) == Score(0, 0, 1)

    def test_ratings_are_not_in_the_audit_log(self):
        before = ratings_mark()
        send()
        assert audit_trail() == ()
        assert ratings_mark() != before


@pytest.mark.usefixtures("database")
class TestSalts:
    def test_one_day_has_one_salt_and_one_voice(self):
        send(at=NOON)
        send("/about", at=NOON + timedelta(hours=11))
        assert DaySalt.objects.count() == 1
        assert len({row.voice for row in Rating.objects.all()}) == 1

    def test_days_cannot_be_linked_and_old_salts_are_destroyed(self):
        send(at=NOON)
        old = bytes(DaySalt.objects.get().salt)
        send("/about", at=NOON + timedelta(hours=12))
        assert bytes(DaySalt.objects.get().salt) != old
        assert len({row.voice for row in Rating.objects.all()}) == 2

    def test_a_day_begins_at_midnight_in_london(self):
        late = datetime(2026, 6, 1, 22, 59, tzinfo=UTC)
        send(at=late)
        send("/about", at=late + timedelta(minutes=1))
        assert len({row.voice for row in Rating.objects.all()}) == 2

    def test_opening_a_form_destroys_old_salts_too(self):
        send(at=NOON)
        open_form(PAGE, at=NOON + timedelta(days=3))
        assert not DaySalt.objects.exists()

    def test_so_does_sending_one(self):
        send(at=NOON)
        form = SentForm(open_form(PAGE, at=NOON + timedelta(hours=11)), useful=True)
        DaySalt.objects.get()
        late = NOON + timedelta(hours=13)
        assert rate(PAGE, form, address=JOE, at=late) is Heard.KEPT
        assert [str(row) for row in DaySalt.objects.all()] == ["2026-03-03"]

    def test_where_there_is_none_nothing_is_written(self):
        assert destroy_salts(before=NOON.date()) == 0

    def test_the_salt_is_in_no_label(self):
        send()
        assert str(DaySalt.objects.get()) == "2026-03-02"


@pytest.mark.usefixtures("database")
class TestModeration:
    def judge(self, verdict, by=PUBLISHER):
        number = Rating.objects.get().pk
        moderate(rating=number, verdict=verdict, at=NOON, by=by)

    def test_a_comment_waits_until_it_is_let_through(self):
        send(comment="Very clear.")
        (waiting,) = comments(by=PUBLISHER)
        assert (waiting.comment, waiting.page) == ("Very clear.", PAGE)
        assert accepted_comments(PAGE) == ()
        self.judge(Moderation.ACCEPTED)
        assert comments(by=PUBLISHER) == ()
        assert accepted_comments(PAGE) == ("Very clear.",)

    def test_a_rating_without_a_comment_waits_for_nobody(self):
        send()
        assert comments(by=PUBLISHER) == ()
        with pytest.raises(CannotModerate):
            self.judge(Moderation.ACCEPTED)

    def test_what_was_let_through_can_be_refused_and_the_other_way_round(self):
        send(comment="Hm.")
        for verdict in (Moderation.REFUSED, Moderation.ACCEPTED, Moderation.REFUSED):
            self.judge(verdict)
        assert accepted_comments(PAGE) == ()

    def test_what_is_erased_is_gone(self):
        send(comment="Mrs Archer lives at Brookfield.")
        self.judge(Moderation.ERASED)
        assert Rating.objects.get().comment == ""
        with pytest.raises(CannotModerate):
            self.judge(Moderation.ACCEPTED)

    def test_the_audit_log_says_who_and_never_the_words(self):
        send(comment="Mrs Archer lives at Brookfield.")
        self.judge(Moderation.ERASED)
        (entry,) = audit_trail()
        assert entry.who == "Lynda Snell"
        assert entry.subject.startswith(f"rating {PAGE}/")
        assert entry.before == {"moderation": "waiting"}
        assert entry.after == {"moderation": "erased"}

    def test_not_everybody_may_moderate_or_export(self):
        send(comment="Hm.")
        for forbidden in (
            lambda: self.judge(Moderation.ACCEPTED, by=NOBODY),
            lambda: comments(by=NOBODY),
            lambda: ratings_to_export(by=NOBODY),
        ):
            with pytest.raises(NotAllowed):
                forbidden()

    def test_a_rating_that_there_is_not(self):
        with pytest.raises(NoSuchRating):
            moderate(rating=1, verdict=Moderation.ACCEPTED, at=NOON, by=BY)

    def test_everything_can_be_exported(self):
        send(comment="One.")
        send("/about", sender=CLARRIE, useful=False)
        self_told = [
            (row.page, row.useful, row.comment, row.moderation)
            for row in ratings_to_export(by=PUBLISHER)
        ]
        assert self_told == [
            (PAGE, True, "One.", Moderation.WAITING),
            ("/about", False, "", Moderation.NONE),
        ]
        assert "voice" not in repr(ratings_to_export(by=PUBLISHER))
