"""Claimed and validated, side by side, and what became of the services beside them."""

from collections.abc import Iterable, Sequence

from workings.core.money import Money
from workings.ledger.verdicts import Moved
from workings.ledger.words import BASIS_LABELS, Sufficiency
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.presenters.money import NO_VERDICT
from workings.web.public.presenters.words import capital


def validated(pence: int | None, verdict: Sufficiency | None) -> Content:
    """This function will say what finance validated of an amount that is claimed."""
    if pence is None:
        return numeric("")
    if verdict is None:
        return numeric(NO_VERDICT)
    whole = verdict is Sufficiency.SUFFICIENT
    found = str(Money(pence)) if whole else "None of it"
    return numeric(found, under=(capital(verdict.label),))


def claims_table(moved: Sequence[Moved]) -> Table:
    """This function will set claimed and validated side by side, before a draft and
    after it.
    """
    texts = ("Claimed", "Validated", "Claimed after", "Validated after")
    return Table(
        name="claims",
        caption="Delivered: claimed and validated, before it and after",
        headings=(
            Heading("Of what"),
            *(Heading(text, numeric=True) for text in texts),
        ),
        rows=tuple(
            (
                content(
                    f"Delivered, {one.period.spoken()}",
                    under=(BASIS_LABELS[one.basis], one.prices),
                ),
                *(
                    numeric(str(Money(pence)))
                    for side in (one.before, one.after)
                    for pence in (side.claimed, side.validated)
                ),
            )
            for one in moved
        ),
    )


def services_table(told: Iterable[tuple[str, str]]) -> Table:
    """This function will say beside each saving (its name, and the words) what became
    of the services that it lands on.
    """
    return Table(
        name="beside",
        caption="What became of the services",
        headings=tuple(map(Heading, ("Benefit", "Measures of its services"))),
        rows=tuple((content(name), content(words)) for name, words in told),
    )
