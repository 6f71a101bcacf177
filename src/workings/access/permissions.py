"""Who may do what, as data: roles, permissions, and which role has which."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.access.words import Word
from workings.core.refusals import Refusal


class Role(Word):
    """What somebody does here; one person may hold several."""

    READER = "reader"
    PROGRAMME_OFFICE = "programme_office"
    BENEFIT_OWNER = "benefit_owner"
    FINANCE = "finance"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Permission(Word):
    """What may be done; labelled to complete "is needed to ..."."""

    READ_DRAFTS = "read_drafts", "read statements that are not posted yet"
    READ_EXEMPT = "read_exempt", "read exempt and confidential papers"
    READ_AUDIT = "read_audit", "read the audit log"
    RECORD_REGISTERS = "record_registers", "record the programme's registers"
    PROPOSE_STATEMENT = "propose_statement", "propose a statement"
    VALIDATE_STATEMENT = "validate_statement", "validate a statement"
    POST_STATEMENT = "post_statement", "post a statement"
    PUBLISH = "publish", "publish texts and documents"
    WITHDRAW = "withdraw", "withdraw what was published by mistake"
    MODERATE = "moderate", "moderate ratings and comments"
    MANAGE_PEOPLE = "manage_people", "manage people and roles"


class AskState(Word):
    """What became of something that takes two people."""

    OPEN = "open", "waits for another"
    AGREED = "agreed"
    DROPPED = "dropped"


READING = frozenset(
    {Permission.READ_DRAFTS, Permission.READ_EXEMPT, Permission.READ_AUDIT}
)
"""What changes nothing."""

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.READER: frozenset({Permission.READ_DRAFTS}),
    Role.PROGRAMME_OFFICE: frozenset(
        {
            Permission.READ_DRAFTS,
            Permission.READ_EXEMPT,
            Permission.RECORD_REGISTERS,
            Permission.PROPOSE_STATEMENT,
            Permission.POST_STATEMENT,
            Permission.WITHDRAW,
        }
    ),
    Role.BENEFIT_OWNER: frozenset(
        {Permission.READ_DRAFTS, Permission.PROPOSE_STATEMENT}
    ),
    Role.FINANCE: frozenset(
        {
            Permission.READ_DRAFTS,
            Permission.READ_EXEMPT,
            Permission.PROPOSE_STATEMENT,
            Permission.VALIDATE_STATEMENT,
            Permission.POST_STATEMENT,
        }
    ),
    Role.PUBLISHER: frozenset(
        {
            Permission.READ_DRAFTS,
            # Nobody ends an exemption without having read what becomes public.
            Permission.READ_EXEMPT,
            Permission.PUBLISH,
            Permission.WITHDRAW,
            Permission.MODERATE,
        }
    ),
    Role.AUDITOR: READING,
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_PEOPLE}),
}
"""What each role may do; whatever does not stand here may not be done."""


FIGURES = frozenset(
    {
        Permission.PROPOSE_STATEMENT,
        Permission.VALIDATE_STATEMENT,
        Permission.POST_STATEMENT,
    }
)
"""What makes figures."""


def may_be_held_together(one: Role, other: Role) -> bool:
    """This function will tell whether somebody may hold two roles on one day: who gives
    roles touches no figures.
    """
    granted = GRANTS[one] | GRANTS[other]
    return Permission.MANAGE_PEOPLE not in granted or not granted & FIGURES


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody doing something: the name the audit log keeps, and their roles.

    ``address`` is the network address they came from, where there is one; ``email``
    what they sign in with, where they do.
    """

    name: str
    roles: frozenset[Role]
    address: str = ""
    email: str = ""

    @property
    def identity(self) -> str:
        """What tells one person from another, whatever they are called."""
        return self.email or self.name


COMMAND_LINE = Actor("command line", frozenset(Role))
"""Whoever runs a command on the machine that holds the record."""


class NotAllowed(Refusal):
    """The actor's roles do not have the permission."""

    def __init__(self, actor: Actor, permission: Permission) -> None:
        self.actor = actor
        self.permission = permission
        names = " or ".join(role.label for role in roles_with(permission))
        super().__init__(
            f"The role {names} is needed to {permission.label}: "
            f"{actor.name} does not have it."
        )


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """This function will return the roles that have the permission."""
    return tuple(role for role in Role if permission in GRANTS[role])


def may(actor: Actor, permission: Permission) -> bool:
    """This function will tell whether one of the actor's roles has the permission."""
    return any(permission in GRANTS[role] for role in actor.roles)


def only_as_owner(actor: Actor, permission: Permission) -> bool:
    """This function will tell whether only the role of benefit owner gives somebody a
    permission: they have it for their own benefits alone.
    """
    others = actor.roles - {Role.BENEFIT_OWNER}
    return not any(permission in GRANTS[role] for role in others)


def require(actor: Actor, permission: Permission) -> None:
    """This function will raise :class:`NotAllowed` where the actor may not."""
    if not may(actor, permission):
        raise NotAllowed(actor, permission)


def page() -> str:
    """This function will write the reference page of the permissions, in Markdown."""
    rows = "\n".join(
        f"| {permission.label} | "
        + " | ".join("yes" if permission in GRANTS[role] else "" for role in Role)
        + " |"
        for permission in Permission
    )
    return f"""# Who may do what

Written from `src/workings/access/permissions.py`; a test compares them.

One person may hold several roles, each from a day to a day. Whatever does not stand
here may not be done.

| permission | {" | ".join(role.label for role in Role)} |
|---|{"---|" * len(Role)}
{rows}

Nobody gives themselves a role, and whoever gives roles holds none that makes figures.
Duties are separate, whatever roles somebody holds: see
[the way of a statement to the record](workflow.md).
"""
