"""The rules of stated totals, and of the headlines and shares made of them."""

from collections.abc import Iterator

from workings.core.problems import Problem
from workings.ledger.rules.known import Known, Place, each_once, unknown
from workings.ledger.statement import Statement, Total
from workings.ledger.words import Breakdown, Standing


def totals(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    """This function will yield what is wrong with the stated totals."""
    later = {total.code for total in statement.totals} - set(known.totals)
    codes = {*known.totals, *later}
    for index, total in enumerate(statement.totals):
        yield from _made_of(total, known, where("totals", index, "benefits"))
        if total.compares_with:
            place = where("totals", index, "compares_with")
            yield from unknown(total.compares_with, codes, place, "total")
            if total.compares_with in later:
                yield Problem(
                    place,
                    f'total "{total.compares_with}" does not come before it',
                    "Compare it with an earlier one",
                )
        later.discard(total.code)
        if total.unit < 1:
            yield Problem(
                where("totals", index, "unit"),
                "the unit is not more than zero",
                "Write the pounds it was stated to: 1000000 for £165m",
            )


def _made_of(total: Total, known: Known, place: str) -> Iterator[Problem]:
    listed = total.breakdown is Breakdown.LISTED
    if listed != bool(total.benefits):
        yield Problem(
            place,
            f"breakdown is {total.breakdown}, and benefits are "
            + ("not listed" if listed else "listed"),
            "List the benefits for breakdown listed, and for no other",
        )
    yield from each_once(total.benefits, place, "benefit")
    for benefit in total.benefits:
        yield from unknown(benefit, known.benefits, place, "benefit")


def headlines(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    """This function will yield what is wrong with the headlines it sets."""
    codes = _codes(statement, known)
    for index, headline in enumerate(statement.headlines):
        place = where("headlines", index, "total")
        yield from unknown(headline.total, codes, place, "total")
        if headline.from_on < statement.counts_on:
            yield Problem(
                where("headlines", index, "from"),
                f"the headline would be used from {headline.from_on}, before its "
                f"statement counts on {statement.counts_on}",
                f"Write {statement.counts_on} or later",
            )
        if statement.standing is not Standing.OF_RECORD:
            yield Problem(
                place,
                "a claim cannot set the programme's headline",
                "Only a statement of record can",
            )


def shares(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    """This function will yield what is wrong with the shares it declares."""
    codes = _codes(statement, known)
    for index, share in enumerate(statement.shares):
        place = where("shares", index, "benefit")
        yield from unknown(share.line.benefit, known.benefits, place, "benefit")
        yield from unknown(share.total, codes, where("shares", index, "total"), "total")


def _codes(statement: Statement, known: Known) -> set[str]:
    """The totals it may name: earlier ones, and its own."""
    return {*known.totals, *(total.code for total in statement.totals)}
