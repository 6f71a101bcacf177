"""Editing a draft: the form, and what came of sending it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.access.permissions import Actor
from workings.core.refusals import Refusal
from workings.ledger import actions
from workings.ledger.queries.choices import choices
from workings.ledger.queries.drafts import DraftRead, draft
from workings.ledger.statement import Statement
from workings.web.office.stated_forms import (
    LONGEST as MOST_PARTS,
)
from workings.web.office.stated_forms import (
    FactForms,
    TotalForms,
    facts_of,
    totals_of,
    with_facts,
    with_totals,
)
from workings.web.office.statement_forms import (
    LONGEST,
    HeadForm,
    LineForms,
    head_of,
    lines_of,
    statement_typed,
)


@dataclass(slots=True)
class Editing:
    """The forms of a draft, new (``read`` None) or there already.

    ``lines``, ``totals`` and ``facts`` are None where there are too many for a page,
    or where they were not asked for: they stay. ``clash`` is the draft as
    somebody else saved it meanwhile, and ``refusal`` why nothing was saved.
    """

    programme: Any
    read: DraftRead | None
    head: HeadForm
    lines: Any
    totals: Any
    facts: Any
    version: int
    clash: DraftRead | None = None
    refusal: str = ""

    @property
    def status(self) -> int:
        """What HTTP answers: a clash is a conflict."""
        return 409 if self.clash or self.refusal else 200

    @property
    def base(self) -> Statement | None:
        """What the draft says now."""
        return self.read.statement if self.read else None

    def is_valid(self) -> bool:
        """Whether all that was typed can be read."""
        # Both, so that everything wrong is said at once.
        parts = [part for part in (self.lines, self.totals, self.facts) if part]
        return all([self.head.is_valid(), *(part.is_valid() for part in parts)])

    def typed(self) -> Statement:
        """The statement that was typed."""
        rows = None
        if self.lines is not None:
            given = (form.cleaned_data for form in self.lines.forms)
            rows = [row for row in given if row.get("pence") is not None]
        made = statement_typed(self.head.cleaned_data, rows, self.base)
        if self.totals is not None:
            made = with_totals(made, _said(self.totals))
        return made if self.facts is None else with_facts(made, _said(self.facts))

    def save(self, *, by: Actor, on: date) -> int | None:
        """Save what was typed and return the draft's number; None where it clashed
        or was refused.
        """
        more: dict[str, Any] = {"by": by, "on": on}
        more["review_on"] = self.head.cleaned_data["review_on"]
        try:
            if self.read is None:
                new = actions.begin_draft(
                    self.typed(), programme=self.programme, **more
                )
                return new.pk
            number = self.read.listed.id
            actions.save_draft(number, self.typed(), version=self.version, **more)
        except actions.SavedMeanwhile as refusal:
            self.refusal = str(refusal)
            self.clash = draft(by, refusal.draft.pk)
            # Sent again, it is on top of what is there now: knowingly.
            self.version = self.clash.version
            return None
        except Refusal as refusal:
            self.refusal = str(refusal)
            return None
        return number


def editing(programme: Any, read: DraftRead | None, typed: Any) -> Editing:
    """This function will open a draft's forms, filled from it or as they were typed."""
    said = read.statement if read else None
    offered = {"offered": choices(programme)}
    head: dict[str, Any] = head_of(said) if said else {"visibility": "public"}
    if read:
        head["review_on"] = read.listed.review_on
    lines = None
    if said is None or len(said.lines) <= LONGEST:
        rows = lines_of(said) if said else []
        lines = LineForms(typed, initial=rows, prefix="line", form_kwargs=offered)
    totals = facts = None
    if said is None or len(said.totals) <= MOST_PARTS:
        rows = totals_of(said) if said else []
        totals = _asked(TotalForms, typed, "total", initial=rows, form_kwargs=offered)
    if said is None or len(said.facts) <= MOST_PARTS:
        rows = facts_of(said) if said else []
        facts = _asked(FactForms, typed, "fact", initial=rows, form_kwargs=offered)
    version = read.version if read else 0
    if typed:
        sent = str(typed.get("version", ""))
        version = int(sent) if sent.isdecimal() else 0
    asked = HeadForm(typed, initial=head, **offered)
    return Editing(programme, read, asked, lines, totals, facts, version)


def _asked(forms: Any, typed: Any, prefix: str, **more: Any) -> Any:
    """The forms of a part; None where what was sent does not speak of it."""
    if typed and f"{prefix}-TOTAL_FORMS" not in typed:
        return None
    return forms(typed, prefix=prefix, **more)


def _said(forms: Any) -> list[dict[str, Any]]:
    return [form.cleaned_data for form in forms.forms if form.says_something]
