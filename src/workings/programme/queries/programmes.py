"""What is known of councils and their programmes."""

from datetime import date

from workings.access.standing import standing
from workings.core.problems import UnknownName
from workings.programme.models import Council, Principle, Programme
from workings.programme.programmes import (
    Contact,
    CouncilRecord,
    Licence,
    PrincipleRecord,
    ProgrammeRecord,
)
from workings.programme.regimes import RegimeKind, RegimeRecord, regime_on


class NoSuchProgramme(UnknownName):
    """No programme has this slug."""

    noun = "programme"


@standing(most=20)
def programme_named(slug: str) -> Programme:
    """This function will return the programme of a slug.

    Raises :class:`NoSuchProgramme`, which names the nearest there is.
    """
    row = Programme.objects.filter(slug=slug).select_related("council").first()
    if row is None:
        slugs = Programme.objects.values_list("slug", flat=True)
        raise NoSuchProgramme(slug, list(slugs))
    return row


@standing(most=1)
def programmes() -> tuple[ProgrammeRecord, ...]:
    """This function will return every programme of this installation, by title."""
    return tuple(map(programme_record, programme_rows()))


def programme_rows() -> tuple[Programme, ...]:
    """This function will return every programme's row, by title."""
    rows = Programme.objects.select_related("council").order_by("title", "pk")
    return tuple(rows)


@standing(most=1)
def programme_titles() -> dict[str, str]:
    """This function will return the titles of all programmes by slug, by title."""
    rows = Programme.objects.order_by("title", "pk")
    return dict(rows.values_list("slug", "title"))


def programme_record(row: Programme) -> ProgrammeRecord:
    """This function will return a programme as a value, without asking for more."""
    horizon = None
    if row.horizon_first is not None and row.horizon_last is not None:
        horizon = (row.horizon_first, row.horizon_last)
    return ProgrammeRecord(
        slug=row.slug,
        title=row.title,
        former_titles=tuple(row.former_titles),
        council=council_record(row.council),
        begins=row.begins,
        ends=row.ends,
        horizon=horizon,
        summary=row.summary,
        why=row.why,
        contact=_contact(row),
        licence=Licence(row.licence_name, row.licence_address, row.licence_credit),
    )


def council_record(row: Council) -> CouncilRecord:
    """This function will return a council as a value, without asking for more."""
    return CouncilRecord(
        slug=row.slug,
        name=row.name,
        code=row.code,
        named_to_level=row.named_to_level,
    )


@standing(most=20)
def principles(programme: Programme) -> tuple[PrincipleRecord, ...]:
    """This function will return what a programme holds to, in its order."""
    rows = Principle.objects.filter(programme=programme).order_by("place", "code")
    return tuple(
        PrincipleRecord(row.code, row.title, row.meaning, row.adopted, row.decision)
        for row in rows
    )


@standing(most=20)
def regimes(council: Council) -> tuple[RegimeRecord, ...]:
    """This function will return how a council decided over time, oldest first."""
    rows = sorted(council.regimes.all(), key=lambda regime: regime.first.on)
    return tuple(
        RegimeRecord(RegimeKind(row.kind), row.first, row.last) for row in rows
    )


def regime_in_force(council: Council, on: date) -> RegimeKind | None:
    """This function will return how a council decided on a day, None if not known."""
    return regime_on(regimes(council), on)


def _contact(row: Programme) -> Contact:
    return Contact(
        name=row.contact_name,
        address=row.contact_address,
        telephone=row.contact_telephone,
        fax=row.contact_fax,
        email=row.contact_email,
        as_of=row.contact_as_of,
    )
