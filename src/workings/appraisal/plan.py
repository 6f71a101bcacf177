"""An approved option as a plan: its money, year by year, for the ledger.

Nothing is typed again. Every amount that moves money becomes a line, at what is
expected of the inputs, with the file and the place it comes from; social value moves
none and stays in the case.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from zlib import crc32

import numpy as np

from workings.appraisal.case import Case, Option
from workings.appraisal.kinds import Part
from workings.appraisal.terms import Term, by_year, central, terms
from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.ledger.statement import Benefit, Key, Line, Origin
from workings.ledger.words import Bearer, BenefitKind, Series

_LONGEST = 60


class NotAPlan(Refusal):
    """An option's numbers cannot stand in the ledger as they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The benefits of an option and the amounts promised of them.

    ``prices`` is "cash", or the financial year of the price base.
    """

    benefits: tuple[Benefit, ...]
    lines: tuple[Line, ...]
    prices: str


def plan(case: Case, option: Option, *, project: str, file: str) -> Plan:
    """This function will turn an option into a plan; ``file`` is its checksum.

    In cash where the case states inflation, else in the prices of year 0. A benefit
    goes by the project and its own title, so that a later case says something new of
    the same benefit. Raises :class:`NotAPlan` where there is no money in it, or the
    years are calendar years.
    """
    if not case.year_0.financial:
        raise NotAPlan("The ledger has financial years, and this case calendar years.")
    grouped = _grouped(terms(case, option))
    if not grouped:
        raise NotAPlan(f"Option {option.code} moves no money: nothing to plan.")
    levels = None if case.price_levels is None else np.array(case.price_levels)
    values = central(case)
    benefits, lines = [], []
    for title, own in grouped.items():
        benefit = _benefit(title, own[0], project)
        yearly = by_year(own, values, case.horizon + 1)
        yearly = yearly if levels is None else yearly * levels
        benefits.append(benefit)
        for at, pounds in enumerate(yearly.tolist()):
            year = FinancialYear(case.year_0.starting + at)
            key = Key(benefit.code, Series.PLAN, Basis.ANNUAL, Period.year(year))
            pence = _pence(pounds)
            origin = Origin(file, f"option {option.code}", title[:_LONGEST])
            if pence:
                lines.append(Line(key, pence, origin=origin))
    prices = str(case.year_0) if levels is None else "cash"
    return Plan(tuple(benefits), tuple(lines), prices)


def _pence(pounds: float) -> int:
    # A binary fraction is a hair off what was written: half a penny is one.
    written = Decimal(f"{pounds:.6f}") * 100
    return int(written.to_integral_value(ROUND_HALF_UP))


def superseding(new: Plan, old: Sequence[Line]) -> Plan:
    """This function will have a plan say 0 of what an earlier plan promised and it
    does not: else the earlier promise would stand beside it.
    """
    kept = {line.key for line in new.lines}
    gone = [
        replace(line, pence=0, note="Not in the option now approved")
        for line in old
        if line.key not in kept and line.pence
    ]
    return replace(new, lines=(*new.lines, *gone))


def _grouped(own: Sequence[Term]) -> dict[str, list[Term]]:
    """The terms of each benefit, by its title. What is another body's, or of another
    kind, is a benefit of its own, whatever the case calls it.
    """
    alike: dict[str, dict[tuple[Bearer, BenefitKind], list[Term]]] = {}
    for term in own:
        if term.fiscal:
            flow = term.flow
            part = "" if flow.part is Part.ESTIMATE else f" ({flow.part.label})"
            kinds = alike.setdefault(f"{flow.title}{part}", {})
            kinds.setdefault((flow.bearer, flow.kind), []).append(term)
    return {
        title if len(kinds) == 1 else f"{title} ({bearer.label}, {kind.label})": found
        for title, kinds in alike.items()
        for (bearer, kind), found in kinds.items()
    }


def _benefit(title: str, term: Term, project: str) -> Benefit:
    slug = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").upper()
    code = f"{project}-{slug}".strip("-")
    if len(code) > _LONGEST:
        # Titles that are alike to there are told apart by the rest of them.
        code = f"{code[: _LONGEST - 9].strip('-')}-{crc32(title.encode()):08X}"
    return Benefit(code, title, term.flow.kind, project, term.flow.bearer)
