"""Every route that the public may reach, with addresses to try it at.

A new page stands here before its tests pass: that it is public is decided, and
every check of public pages finds it.
"""

PUBLIC: dict[str, tuple[str, ...]] = {
    "health": ("/health",),
    "public:home": ("/", "/?as-at=2013-08-31"),
    "public:programme": ("/one-barnet/", "/one-barnet/?as-at=2013-08-31"),
    "public:figure": (
        "/one-barnet/figures/current-forecast/?as-at=2010-12-31",
        "/one-barnet/figures/current-forecast/?as-at=2013-08-31",
        "/one-barnet/figures/delivered/",
        "/one-barnet/figures/net-benefit/",
        "/one-barnet/figures/share-of-baseline-delivered/",
    ),
    "public:statement": (
        "/one-barnet/statements/2010-11-29-framework/",
        "/one-barnet/statements/2012-05-17-foi-2010-11/?as-at=2013-08-31",
        "/one-barnet/statements/2012-12-06-csg-full-case/",
    ),
    "public:project": (
        "/one-barnet/projects/NSCSO/",
        "/one-barnet/projects/MUSIC/?as-at=2010-12-31",
    ),
    "public:decision": (
        "/one-barnet/decisions/D011/",
        "/one-barnet/decisions/D034/?as-at=2013-08-31",
    ),
}

TROUBLE = (
    "/no-such-programme/",
    "/one-barnet/projects/NSCS0/",
    "/one-barnet/no/such/page",
    "/one-barnet/?as-at=31-08-2013",
    "/one-barnet/?as-at=2001-01-01",
    "/one-barnet/statements/2012-12-06-csg-full-case/?as-at=2010-12-31",
)
"""Addresses that have nothing to show, and say why."""

PAGES = tuple(
    address for name, many in PUBLIC.items() if name != "health" for address in many
)
"""The addresses of everything that a reader sees as a page."""
