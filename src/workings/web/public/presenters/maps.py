"""Site maps: every address of a programme, for machines that look for pages."""

from workings.appraisal.queries import cases
from workings.decisions.queries import decision_list
from workings.ledger.figures import DEFINITIONS
from workings.ledger.queries.statements import statements
from workings.programme.queries import programme_titles, project_titles, service_list
from workings.publish.queries.sources import cited_since
from workings.web.moment import Moment
from workings.web.public.presenters.frames import ABOUT, SECTIONS
from workings.web.public.presenters.papers import papers
from workings.web.public.register_pages import Entries
from workings.web.public.standpoint import address, standpoint

MOST = 50_000
"""What a site map may hold at most."""


def site_map() -> Entries:
    """This function will list the maps: the site's own, and one of each programme."""
    maps = [address("map-of-site")]
    maps += [address("map", slug) for slug in programme_titles()]
    return Entries(tuple(maps), of_maps=True)


def own_map() -> Entries:
    """This function will list the pages that are of no programme."""
    names = ("home", *(name for _, name in ABOUT), "about-contact")
    return Entries(tuple(map(address, names)))


def programme_map(slug: str, moment: Moment) -> Entries:
    """This function will list the pages of a programme, withdrawn papers left out."""
    stand = standpoint(slug, moment)
    row, day = stand.row, moment.day
    apart = ("programme", "contact", "back-office", "impact", "tests")
    found = [address(name, slug) for name in apart]
    found += [address(name, slug) for _, name in SECTIONS]
    there = [paper for paper in papers(stand).every if paper.withdrawn_on is None]
    named = {
        "figure": [definition.slug for definition in DEFINITIONS],
        "project": list(project_titles(row)),
        "service": [it.code for it in service_list(row, as_at=day)],
        "case": [case.code for case in cases(row, as_at=day)],
        "decision": [made.code for made in decision_list(row, as_at=day)],
        "statement": [said.code for said in statements(row.pk, said_by=day)],
        "document": [paper.code for paper in there],
        "source": [code for code, on in cited_since(row).items() if on <= day],
    }
    for name, codes in named.items():
        found += [address(name, slug, code) for code in codes]
    return Entries(tuple(found[:MOST]))
