"""Tables of access: people, the roles they hold, and the log of what was done."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now

from workings.access.append_only import append_only
from workings.access.fields import WordField, one_of
from workings.access.permissions import AskState, Role


class UserManager(BaseUserManager["User"]):
    """Finds users by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user of an e-mail address, in capitals or not."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who can sign in. What they may do hangs on the roles they hold."""

    # In small letters alone, so that it is unique in capitals too.
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now(), editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="access_user_email_in_small_letters",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


class RoleHolding(models.Model):
    """A role that somebody holds from a day to a day, both included."""

    user = models.ForeignKey(User, models.PROTECT, related_name="holdings")
    role = WordField(Role)
    first = models.DateField()
    last = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("role", Role),
            models.UniqueConstraint(
                fields=["user", "role", "first"], name="access_roleholding_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")),
                name="access_roleholding_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.user}"


class Ask(models.Model):
    """Something that takes two people together: one asks, another agrees.

    ``action`` and ``subject`` are words of the room that carries it out.
    """

    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=400)
    reason = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=300)
    # What tells one person from another: see permissions.Actor.identity.
    asked_identity = models.CharField(max_length=300)
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    state = WordField(AskState)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "subject"],
                condition=models.Q(state="open"),
                name="access_ask_open_once",
            ),
            one_of("state", AskState),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


@append_only()
class AuditEntry(models.Model):
    """One thing that was done. It holds labels and not keys, so that nothing done
    later to what it speaks of can change what it says.
    """

    # The database's clock, because no code below the pages and commands reads one.
    at = models.DateTimeField(db_default=Now(), editable=False, db_index=True)
    who = models.CharField(max_length=300)
    address = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=400, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.who} {self.action} {self.subject}"
