"""Stated totals with what was made of them, headlines and shares, in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F

from workings.access.standing import is_standing, standing
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.chain import wording_texts
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.statements import every_said, total_of, total_rows
from workings.ledger.said import Said, SaidHeadline, SaidShare, SaidTotal
from workings.ledger.statement import Key
from workings.ledger.words import Series, Visibility

# Few totals are a headline, or what something is a share of: joined, they repeat few
# rows, and asked for apart they would be two queries more on every page of figures.
_NAMED_BY = {
    "headline_key": F("headline__id"),
    "headline_by": F("headline__statement_id"),
    "headline_from": F("headline__from_on"),
    "share_key": F("share__id"),
    "share_by": F("share__statement_id"),
    "share_code": F("share__code"),
    "share_of": F("share__benefit__code"),
    "share_series": F("share__series"),
    "share_basis": F("share__basis"),
    "share_first": F("share__first"),
    "share_last": F("share__last"),
    "share_inferred": F("share__inferred"),
    "share_words": F("share__wording__body"),
    "listed_of": F("totalbenefit__benefit__project__code"),
    "about": F("totalproject__project__code"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """The totals that statements stated, in the order of saying, and what any statement
    made of them: a headline (its number, from when) or a share.
    """

    totals: tuple[SaidTotal, ...]
    _headlines: tuple[tuple[int, str, date], ...]
    _shares: tuple[Any, ...]
    _projects: Mapping[str, frozenset[str]]

    def about(self, project: str) -> frozenset[str]:
        """The codes of the totals that are about a project."""
        found = self._projects.items()
        return frozenset(code for code, projects in found if project in projects)

    def headlines(
        self, statements: Mapping[int, Said], totals: Mapping[str, SaidTotal]
    ) -> tuple[SaidHeadline, ...]:
        """The headlines that these statements made of these totals, in order of use."""
        found = [
            SaidHeadline(totals[code], from_on, statements[number])
            for number, code, from_on in self._headlines
            if number in statements and code in totals
        ]
        return tuple(sorted(found, key=lambda it: it.in_turn))

    def shares(
        self, statements: Mapping[int, Said], totals: Mapping[str, SaidTotal]
    ) -> tuple[SaidShare, ...]:
        """The shares of these totals that these statements declared, oldest first."""
        found = [
            _share(row, totals[row.code], statements[row.share_by])
            for row in self._shares
            if row.share_by in statements and row.code in totals
        ]
        return tuple(
            sorted(found, key=lambda it: (it.statement.counts_on, it.statement.number))
        )


def stated_by(heard: Heard, statements: Mapping[int, Said]) -> Stated:
    """This function will read the totals of statements that are heard, and what was
    made of them.
    """
    if not is_standing():
        return _stated(statements)
    every = every_stated(heard.programme, heard.visibilities)
    theirs = (it for it in every.totals if it.statement.number in statements)
    return replace(every, totals=tuple(theirs))


@standing(most=4)
def every_stated(programme: int, visibilities: frozenset[Visibility]) -> Stated:
    """This function will read the totals of all statements that a reader may see,
    whenever they were said.
    """
    return _stated(every_said(programme, visibilities))


def _stated(statements: Mapping[int, Said]) -> Stated:
    totals, headlines, shares, projects = [], {}, {}, {}
    for group in total_rows(statements, **_NAMED_BY):
        totals.append(SaidTotal(total_of(group), statements[group[0].statement_id]))
        projects[group[0].code] = _projects(group)
        for row in group:
            if row.headline_key is not None:
                used = (row.headline_by, row.code, row.headline_from)
                headlines[row.headline_key] = used
            if row.share_key is not None:
                shares[row.share_key] = row
    # Python's sort keeps the order of a statement's own totals.
    totals.sort(key=lambda it: (it.statement.counts_on, it.statement.number))
    return Stated(tuple(totals), _in_order(headlines), _in_order(shares), projects)


def _in_order(said: Mapping[int, Any]) -> tuple[Any, ...]:
    """What statements said, by its place in the record."""
    return tuple(said[key] for key in sorted(said))


def _projects(rows: Iterable[Any]) -> frozenset[str]:
    """The projects that a total is about: those that the record says, and the one that
    all the benefits it lists are of.
    """
    said = {row.about for row in rows}
    listed = {row.listed_of for row in rows if row.of is not None}
    return frozenset(said | listed if len(listed) == 1 else said) - {None}


def _share(row: Any, total: SaidTotal, statement: Said) -> SaidShare:
    texts = wording_texts(row.share_words or "")
    measure = Series(row.share_series), Basis(row.share_basis)
    period = Period.inclusive(row.share_first, row.share_last)
    return SaidShare(
        code=row.share_code,
        label=texts.get("label", ""),
        line=Key(row.share_of, *measure, period),
        total=total,
        wording=texts.get("wording", ""),
        inferred=row.share_inferred,
        note=texts.get("note", ""),
        statement=statement,
    )
