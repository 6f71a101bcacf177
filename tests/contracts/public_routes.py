"""Every route that the public may reach, with addresses to try it at.

A new page stands here before its tests pass: that it is public is decided, and
every check of public pages finds it.
"""

from workings.web.public.rateable import rating_address

PUBLIC: dict[str, tuple[str, ...]] = {
    "public:home": ("/", "/?as-at=2013-08-31"),
    "public:programme": ("/one-barnet/", "/one-barnet/?as-at=2013-08-31"),
    "public:bridge": (
        "/one-barnet/bridge/",
        "/one-barnet/bridge/?from=2011-05-31&to=2013-08-31&as-at=2013-08-31",
        "/one-barnet/bridge/?from=2013-08-31&to=2010-06-30",
        "/one-barnet/bridge/?from=2009-05-05&to=2010-06-30",
    ),
    "public:contested": (
        "/one-barnet/contested/",
        "/one-barnet/contested/?as-at=2010-06-30",
    ),
    "public:figure": (
        "/one-barnet/figures/current-forecast/?as-at=2010-12-31",
        "/one-barnet/figures/current-forecast/?as-at=2013-08-31",
        "/one-barnet/figures/delivered/",
        "/one-barnet/figures/net-benefit/",
        "/one-barnet/figures/share-of-baseline-delivered/",
    ),
    "public:statements": (
        "/one-barnet/statements/",
        "/one-barnet/statements/?standing=claim&page=2&as-at=2013-08-31",
    ),
    "public:statement": (
        "/one-barnet/statements/2010-11-29-framework/",
        "/one-barnet/statements/2012-05-17-foi-2010-11/?as-at=2013-08-31",
        "/one-barnet/statements/2012-12-06-csg-full-case/",
    ),
    "public:project": (
        "/one-barnet/projects/NSCSO/",
        "/one-barnet/projects/DRS/?as-at=2013-08-31",
        "/one-barnet/projects/MUSIC/?as-at=2010-12-31",
    ),
    "public:quality": (
        "/one-barnet/quality/",
        "/one-barnet/quality/?as-at=2013-08-31",
        "/one-barnet/quality/?only=worsened",
        "/one-barnet/quality/?service=CUSTOMER&as-at=2016-12-31",
        "/one-barnet/quality/?service=ADULT-SOCIAL-CARE",
        "/one-barnet/quality/?service=ADULT-SOCIAL-CARE&chart=runs",
        "/one-barnet/quality/?service=ADULT-SOCIAL-CARE&beside=councils",
    ),
    "public:impact": (
        "/one-barnet/impact/",
        "/one-barnet/impact/?as-at=2013-08-31",
    ),
    "public:services": (
        "/one-barnet/services/",
        "/one-barnet/services/?as-at=2010-12-31",
    ),
    "public:service": (
        "/one-barnet/services/HR/",
        "/one-barnet/services/HR/?as-at=2010-12-31",
        "/one-barnet/services/PARKING/?as-at=2013-08-31",
        "/one-barnet/services/MUSIC/",
    ),
    "public:back-office": (
        "/one-barnet/back-office/",
        "/one-barnet/back-office/?as-at=2010-12-31",
    ),
    "public:tests": (
        "/one-barnet/principles/",
        "/one-barnet/principles/?as-at=2010-12-31",
    ),
    "public:case": (
        "/one-barnet/cases/NSCSO-2012/",
        "/one-barnet/cases/STREETSCENE-2016/?as-at=2018-01-01",
    ),
    "public:decisions": (
        "/one-barnet/decisions/",
        "/one-barnet/decisions/?body=CABINET&year=2012-13&as-at=2013-08-31",
    ),
    "public:decision": (
        "/one-barnet/decisions/D011/",
        "/one-barnet/decisions/D034/?as-at=2013-08-31",
    ),
    "public:documents": (
        "/one-barnet/documents/",
        "/one-barnet/documents/?holding=cited&page=2&as-at=2013-08-31",
    ),
    "public:document": ("/one-barnet/documents/reading-this-record/",),
    "public:source": (
        "/one-barnet/sources/lgl-2012-12/?as-at=2013-08-31",
        "/one-barnet/sources/workings-computed/",
    ),
    "public:outlook": (
        "/one-barnet/outlook/",
        "/one-barnet/outlook/?as-at=2013-08-31",
        "/one-barnet/outlook/?settlement=-3&band-d=0&as-at=2014-12-31",
        "/one-barnet/outlook/?as-at=2010-12-31",
    ),
    "public:outlook-back-test": ("/one-barnet/outlook/back-test/",),
    "public:people": ("/one-barnet/people/", "/one-barnet/people/?as-at=2012-03-31"),
    "public:search": (
        "/one-barnet/search/",
        "/one-barnet/search/?q=savings&as-at=2013-08-31",
        "/one-barnet/search/?q=savings&kind=statement&page=2",
        "/one-barnet/search/?q=outsorcing+contrct",
    ),
    "public:contact": ("/one-barnet/contact/",),
    "public:about": ("/about/",),
    "public:accessibility": ("/about/accessibility/",),
    "public:privacy": ("/about/privacy/",),
    "public:cookies": ("/about/cookies/",),
    "public:about-contact": ("/about/contact/",),
    "public:rate": (
        rating_address("rate", "/one-barnet/"),
        rating_address("rate", "/about/") + "&as-at=2013-08-31",
    ),
    "public:thanks": (rating_address("thanks", "/one-barnet/decisions/"),),
    "public:ratings": ("/about/ratings/",),
}

NOT_PAGES: dict[str, tuple[str, ...]] = {
    "health": ("/health",),
    "public:chart": (f"/charts/{'0' * 64}.svg",),
    "public:document-file": ("/one-barnet/documents/reading-this-record/file",),
    "public:case-report": ("/one-barnet/cases/STREETSCENE-2016/report.docx",),
    "public:case-report-text": ("/one-barnet/cases/STREETSCENE-2016/report.md",),
    "public:decisions-feed": ("/one-barnet/decisions.atom",),
    "public:figures-feed": ("/one-barnet/figures.atom",),
    "public:scores": ("/about/ratings.csv",),
    "public:robots": ("/robots.txt",),
    "public:site-map": ("/sitemap.xml",),
    "public:map-of-site": ("/about/sitemap.xml",),
    "public:map": ("/one-barnet/sitemap.xml",),
}
"""What the public may reach that no reader sees as a page."""

TROUBLE = (
    "/no-such-programme/",
    "/one-barnet/projects/NSCS0/",
    "/one-barnet/services/LIBRARY/",
    "/one-barnet/quality/?service=LIBRARY",
    "/one-barnet/no/such/page",
    "/one-barnet/decisons/",
    "/one-barnet/decisions/?body=CABINETT",
    "/about/rate/?page=/one-barnet/",
    "/about/ratings/?page=/one-barnet/",
    "/one-barnet/bridge/?from=yesterday&to=2013-02-30",
    "/one-barnet/outlook/?prices=lots",
    "/one-barnet/?as-at=31-13-2013",
    "/one-barnet/?as-at=2001-01-01",
    "/one-barnet/statements/2012-12-06-csg-full-case/?as-at=2010-12-31",
)
"""Addresses that have nothing to show, and say why."""

PAGES = tuple(address for many in PUBLIC.values() for address in many)
"""The addresses of everything that a reader sees as a page."""

ROUTES = PUBLIC | NOT_PAGES
"""Everything that the public may reach."""
