"""How far the ledger has moved from the case that a project was approved on."""

from workings.appraisal.drift import Drift, drifts
from workings.appraisal.queries import ApprovedPlan
from workings.core.money import Money
from workings.ledger.promised import Promised
from workings.ledger.words import Bearer
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.dossiers import Part
from workings.web.public.presenters.words import capital

HEADING = "Against the approved case"


def drift_part(approved: ApprovedPlan | None, found: Promised) -> Part:
    """This function will set what the ledger has now beside what was approved."""
    if approved is None:
        return Part("drift", HEADING)
    standing = {amount.key: amount.pence for amount in found.of_record}
    moved = drifts(approved.plan.lines, standing)
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
        rows=tuple(_row(one, benefits[one.benefit].title) for one in moved),
        empty="The ledger says what was approved.",
    )
    return Part("drift", HEADING, lead=(_lead(approved, own),), tables=(table,))


def _lead(approved: ApprovedPlan, own: int) -> str:
    approval = f'Option {approved.option} of "{approved.case_title}" was approved'
    if not own:
        return f"{approval}; for this council the ledger comes to the same."
    way = "better" if own > 0 else "worse"
    return f"{approval}; for this council the ledger is {Money(abs(own))} {way}."


def _row(one: Drift, title: str) -> tuple[Content, ...]:
    return (
        content(title, under=(one.period.spoken(),)),
        content(capital(one.series.label)),
        *(numeric(str(Money(pence))) for pence in (one.approved, one.now, one.by)),
    )
