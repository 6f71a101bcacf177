"""The council and the programme of a record.toml, written through their room."""

from workings.access.permissions import Actor
from workings.access.registers import remove_others
from workings.intake.heading import Heading
from workings.programme.actions import (
    record_council,
    record_principle,
    record_programme,
    record_regime,
)
from workings.programme.models import Council, Programme, Regime
from workings.programme.programmes import Contact, Licence


def record_heading(heading: Heading, *, by: Actor) -> Programme:
    """This function will record a council and its programme, and return it."""
    section = heading.council
    council = record_council(
        slug=section.slug,
        name=section.name,
        code=section.code,
        named_to_level=section.named_to_level,
        by=by,
    )
    _record_regimes(heading, council, by)
    programme = _record_programme(heading, council, by)
    for place, principle in enumerate(heading.principles, 1):
        record_principle(
            programme=programme,
            code=principle.code,
            title=principle.title,
            adopted=principle.adopted,
            meaning=principle.meaning,
            decision=principle.decision,
            place=place,
            by=by,
        )
    return programme


def _record_regimes(heading: Heading, council: Council, by: Actor) -> None:
    regimes = [
        record_regime(
            council=council,
            kind=regime.kind,
            first=regime.from_,
            last=regime.to,
            by=by,
        )
        for regime in heading.regimes
    ]
    if regimes:
        remove_others(Regime.objects.filter(council=council), regimes, by=by)


def _record_programme(heading: Heading, council: Council, by: Actor) -> Programme:
    section = heading.programme
    return record_programme(
        council=council,
        slug=section.slug,
        title=section.title,
        begins=section.begins,
        ends=section.ends,
        former_titles=section.former_titles,
        horizon=(section.horizon[0], section.horizon[1]) if section.horizon else None,
        summary=section.summary,
        why=section.why,
        contact=_contact(heading),
        licence=_licence(heading),
        by=by,
    )


def _contact(heading: Heading) -> Contact:
    found = heading.contact
    if found is None:
        return Contact()
    return Contact(
        found.name,
        found.address,
        found.telephone,
        found.fax,
        found.email,
        found.as_of,
    )


def _licence(heading: Heading) -> Licence:
    found = heading.licence
    if found is None:
        return Licence()
    return Licence(found.name, found.address, found.credit)
