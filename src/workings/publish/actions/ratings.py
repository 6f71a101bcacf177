"""Pages are rated, and what was written is moderated.

Ratings are not in the audit log: nobody in particular made them, and the log's last
entry is what pages are cached by, which no passer-by should be able to change. What a
moderator does is there.
"""

import secrets
from datetime import UTC, date, datetime

from django.core import signing
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.core.refusals import Refusal
from workings.publish.masking import masked
from workings.publish.models import DaySalt, Rating
from workings.publish.ratings import (
    LONGEST_COMMENT,
    MODERATED,
    VOICE_REFUSED,
    FormFault,
    Heard,
    Moderation,
    OpenedForm,
    SentForm,
    form_fault,
)

_SIGNED_FOR = "workings.publish.rating"


class FormNotTaken(Refusal):
    """The form is not one that can be taken; the sentence says what to do."""

    def __init__(self, fault: FormFault) -> None:
        self.fault = fault
        super().__init__(fault.label)


class CommentTooLong(Refusal):
    """The comment is longer than is kept."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"The comment has {length:,} characters. Use {LONGEST_COMMENT:,} or fewer."
        )


class TooManyRatings(Refusal):
    """The same voice has rated more than anybody would in a day."""

    def __init__(self) -> None:
        super().__init__(
            "Too many ratings came from where you are today. Rate again tomorrow."
        )


class NoSuchRating(Refusal):
    """There is no rating of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no rating {number}.")


class CannotModerate(Refusal):
    """A comment cannot become this from what it is."""

    def __init__(self, now: Moderation, verdict: Moderation) -> None:
        super().__init__(
            f"The comment is {now.label}: it cannot become {verdict.label}."
        )


def open_form(page: str, *, at: datetime) -> str:
    """This function will return the token of a form for rating a page, to be sent
    back with it. Salts of days that are over are destroyed.

    ``page`` is the key of a page that the caller knows to be there.
    """
    assert 0 < len(page) <= 300, page
    destroy_salts(before=_day(at))
    said = [page, secrets.token_hex(16), int(at.timestamp())]
    return signing.Signer(salt=_SIGNED_FOR).sign_object(said)


def rate(page: str, form: SentForm, *, address: str, at: datetime) -> Heard:
    """This function will keep a rating, with what is personal in its comment masked.

    A form sent twice is kept once; what a program sent into the trap is not kept, and
    is best thanked for all the same. ``address`` is the network address it came from:
    it is hashed, and not kept. Raises :class:`FormNotTaken`, :class:`CommentTooLong`
    and :class:`TooManyRatings`, each fit to show.
    """
    opened = _opened(form.token)
    fault = form_fault(opened, page=page, trap=form.trap, at=at)
    if fault is FormFault.TRAPPED:
        return Heard.TRAPPED
    if fault is not None or opened is None:
        raise FormNotTaken(fault or FormFault.FORGED)
    if len(form.comment) > LONGEST_COMMENT:
        raise CommentTooLong(len(form.comment))
    # By itself, so that a refusal below does not bring them back.
    destroy_salts(before=_day(at))
    return _keep(opened, form, address, at)


@transaction.atomic
def moderate(*, rating: int, verdict: Moderation, at: datetime, by: Actor) -> None:
    """This function will let a comment through, refuse it, or erase its words.

    Raises :class:`NoSuchRating`, or :class:`CannotModerate` where it cannot become
    this: words that were erased are gone.
    """
    require(by, Permission.MODERATE)
    row = Rating.objects.select_for_update().filter(pk=rating).first()
    if row is None:
        raise NoSuchRating(rating)
    now = Moderation(row.moderation)
    if verdict not in MODERATED[now]:
        raise CannotModerate(now, verdict)
    row.moderation = verdict
    row.moderated_at = at
    if verdict is Moderation.ERASED:
        row.comment = ""
    row.save()
    # Never the words: the log keeps what it is given for ever.
    before, after = {"moderation": str(now)}, {"moderation": str(verdict)}
    audit(by, "moderated", f"rating {row}", before=before, after=after)


@transaction.atomic
def destroy_salts(*, before: date) -> int:
    """This function will destroy the salts of days that are over, and return how many.

    What was hashed with them cannot be linked to anybody after that, nor to what the
    same person sends on another day.
    """
    old = DaySalt.objects.filter(day__lt=before)
    if not old.exists():
        return 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Else the bytes stay in the file until something is written over them.
            cursor.execute("PRAGMA secure_delete = ON")
    return old.delete()[0]


def _keep(opened: OpenedForm, form: SentForm, address: str, at: datetime) -> Heard:
    comment = masked(form.comment)
    with transaction.atomic():
        voice = _voice(address, _day(at))
        if Rating.objects.filter(form=opened.number).exists():
            return Heard.KEPT_BEFORE
        if Rating.objects.filter(voice=voice).count() >= VOICE_REFUSED:
            raise TooManyRatings
        try:
            with transaction.atomic():
                Rating.objects.create(
                    page=opened.page,
                    useful=form.useful,
                    comment=comment,
                    rated_at=at,
                    voice=voice,
                    form=opened.number,
                    moderation=Moderation.WAITING if comment else Moderation.NONE,
                )
        except IntegrityError:
            # The same form at the same moment: the other one was first.
            return Heard.KEPT_BEFORE
    return Heard.KEPT


def _opened(token: str) -> OpenedForm | None:
    try:
        page, number, opened_at = signing.Signer(salt=_SIGNED_FOR).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return OpenedForm(page, number, datetime.fromtimestamp(opened_at, UTC))


def _voice(address: str, day: date) -> str:
    """The hash that the ratings from one address on one day have in common.

    Of the address alone: whatever else a sender says of itself, it can change.
    """
    made, _ = DaySalt.objects.get_or_create(
        day=day, defaults={"salt": secrets.token_bytes(32)}
    )
    # Keyed by the site's secret too: a copy of the database alone gives nothing away.
    return salted_hmac(bytes(made.salt), address, algorithm="sha256").hexdigest()


def _day(at: datetime) -> date:
    return timezone.localdate(at)
