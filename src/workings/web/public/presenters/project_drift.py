"""How far the ledger has moved from the case that a project was approved on."""

from collections.abc import Mapping

from workings.appraisal.drift import Drift, Standing, drifts
from workings.appraisal.queries import ApprovedPlan
from workings.core.money import Basis, Money
from workings.ledger.promised import Promised
from workings.ledger.statement import Key
from workings.ledger.words import Bearer, Series, Sufficiency
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.dossiers import Part
from workings.web.public.presenters.money import judged_in_words
from workings.web.public.presenters.words import capital

HEADING = "Against the approved case"


def drift_part(approved: ApprovedPlan | None, found: Promised) -> Part:
    """This function will set what the ledger has now beside what was approved."""
    if approved is None:
        return Part("drift", HEADING)
    standing = {
        amount.key: Standing(amount.pence, amount.statement.prices)
        for amount in found.of_record
    }
    verdicts = {amount.key: amount.verdict for amount in found.of_record}
    moved = drifts(approved.plan.lines, standing, approved.plan.prices)
    benefits = {one.code: one for one in approved.plan.benefits}
    own = sum(one.by for one in moved if benefits[one.benefit].bearer is Bearer.COUNCIL)
    table = Table(
        name="drift-of-it",
        caption="Where the ledger has moved from the approved case",
        headings=(
            Heading("Benefit"),
            Heading("The ledger's amount is"),
            *(Heading(text, numeric=True) for text in ("Approved", "Now", "By")),
        ),
        rows=tuple(_row(one, benefits[one.benefit].title, verdicts) for one in moved),
        empty="The ledger says what was approved.",
    )
    apart = sum(1 for one in moved if not one.comparable)
    lead = (_lead(approved, own, len(moved) - apart), *_apart(approved, apart))
    return Part("drift", HEADING, lead=lead, tables=(table,))


def _apart(approved: ApprovedPlan, count: int) -> tuple[str, ...]:
    if not count:
        return ()
    prices = approved.plan.prices
    said = prices if prices == "cash" else f"{prices} prices"
    why = "Amounts that the ledger has in others stand beside it, and are not compared."
    return (f"The case is in {said}. {why}",)


def _lead(approved: ApprovedPlan, own: int, compared: int) -> str:
    approval = f'Option {approved.option} of "{approved.case_title}" was approved'
    if not own and not compared:
        return f"{approval}; nothing that can be compared with it has moved."
    if not own:
        return f"{approval}; for this council the ledger comes to the same."
    way = "better" if own > 0 else "worse"
    return f"{approval}; for this council the ledger is {Money(abs(own))} {way}."


def _row(
    one: Drift, title: str, verdicts: Mapping[Key, Sufficiency | None]
) -> tuple[Content, ...]:
    key = Key(one.benefit, one.series, Basis.ANNUAL, one.period)
    claimed = one.series is Series.DELIVERED
    judged = judged_in_words(verdicts.get(key)) if claimed else ""
    return (
        content(title, under=(one.period.spoken(),)),
        content(capital(one.series.label), under=(judged,)),
        *(numeric(str(Money(pence))) for pence in (one.approved, one.now)),
        numeric(str(Money(one.by)) if one.comparable else "In other prices"),
    )
