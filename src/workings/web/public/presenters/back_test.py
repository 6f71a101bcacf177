"""The back-test's page: how outlooks of earlier years have done, said honestly."""

from workings.core.years import FinancialYear
from workings.outlook.groups import BY_SLUG, WHOLE
from workings.outlook.queries import NoAccounts, back_test
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.moment import Moment
from workings.web.public.outlook_pages import OutlookPage
from workings.web.public.presenters.frames import frame
from workings.web.public.standpoint import standpoint

HEADING = "How outlooks have done"
BASES = tuple(FinancialYear(year) for year in (2012, 2013, 2014))
TO = FinancialYear(2016)
SENTENCES = (
    (
        "Paths from three earlier years, for every English authority, with only what "
        "was known when that year's accounts were out, against what was spent in "
        f"{TO}."
    ),
    (
        "Errors are shares of what was spent in the base year. CRPS is the mean error "
        "of the whole range; a rival without a range is scored by its plain error, "
        "which a good range betters by about 30% by itself."
    ),
    (
        "What remains wrong: children's social care from 2012/13 is too low by a "
        "fifth, because its definition changed in 2014/15 and that was not known; "
        "highways fell faster than any path said; of adults' social care flat in cash "
        "has the smaller median error; and ranges beyond five years rest on the form "
        "of the model, because no accounts reach so far."
    ),
)


def back_test_page(slug: str, moment: Moment) -> OutlookPage:
    """This function will build the page of how outlooks have done."""
    stand = standpoint(slug, moment)
    tables = []
    for base in BASES:
        try:
            tables.append(_table(base))
        except NoAccounts:
            continue
    return OutlookPage(
        frame=frame(stand, HEADING, "outlook-back-test", trail=HEADING),
        heading=HEADING,
        caption=stand.record.title,
        sentences=SENTENCES,
        links=(stand.link("The outlook", "outlook"),),
        tables=tuple(tables),
    )


def _table(base: FinancialYear) -> Table:
    rows: list[tuple[Content, ...]] = []
    for slug, one in back_test(base, TO).groups.items():
        scores = one.scores
        rival = scores.rivals[scores.best_rival]
        rows.append(
            (
                content(
                    (BY_SLUG.get(slug) or WHOLE).label,
                    under=(f"{scores.councils} councils",),
                ),
                numeric(f"{scores.ours.median_error:.1%}"),
                numeric(f"{scores.ours.crps:.1%}"),
                numeric(
                    f"{rival.median_error:.1%} and {rival.crps:.1%}",
                    under=(scores.best_rival,),
                ),
                numeric(f"{scores.gain:.0%}"),
                numeric(f"{scores.ours.coverage:.0%}"),
            )
        )
    return Table(
        f"from-{base.starting}",
        f"From {base} to {TO}",
        (
            Heading("Group"),
            Heading("Median error", numeric=True),
            Heading("CRPS", numeric=True),
            Heading("Best rival\u2019s", numeric=True),
            Heading("CRPS lower by", numeric=True),
            Heading("Within the 80% range", numeric=True),
        ),
        tuple(rows),
    )
