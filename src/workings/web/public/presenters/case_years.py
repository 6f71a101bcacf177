"""A case year by year: what each option does to whose money, and to society."""

from workings.appraisal import words
from workings.appraisal.appraise import Appraisal, OptionWorth
from workings.web.components import Heading, Table, content, numeric
from workings.web.public.dossiers import Part

MOST = 12
"""Options whose years a page shows; a longer short list has them in its file."""


def years_part(found: Appraisal | None) -> tuple[Part, ...]:
    """This function will set out the years of each option that has numbers."""
    if found is None:
        return ()
    shown = [
        (at, one) for at, one in enumerate(found.options[:MOST], start=1) if one.by_year
    ]
    if not shown:
        return ()
    how = (
        f"In {found.case.year_0} prices and not discounted. Plus is better for whoever "
        "it is. Years after the last amount are left out."
    )
    more = f"The first {MOST} options are shown."
    lead = (how, more) if len(found.options) > MOST else (how,)
    tables = tuple(_table(found, at, one) for at, one in shown)
    return (Part("years", "Year by year", lead=lead, tables=tables),)


def _table(found: Appraisal, at: int, one: OptionWorth) -> Table:
    columns = one.by_year
    shown = zip(*(values for _, values in columns), strict=True)
    return Table(
        name=f"years-{at}",
        caption=f"{one.option.code}: {one.option.title}, year by year",
        headings=(
            Heading("Year"),
            *(Heading(heading, numeric=True) for heading, _ in columns),
        ),
        rows=tuple(
            (content(year), *(numeric(words.pounds(value)) for value in values))
            for year, values in zip(found.case.years, shown, strict=False)
        ),
    )
