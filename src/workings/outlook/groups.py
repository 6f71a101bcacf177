"""The groups that an outlook speaks of, and what each is made of and driven by."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.core.years import FinancialYear
from workings.reference.lines import NET_REVENUE


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the account that is planned as one."""

    slug: str
    label: str
    items: tuple[str, ...]
    driver: str
    """Whose number drives its demand: "adults-in-care", "0-17", "everybody",
    "18+" (in place of households, which are not packaged), or "none"."""


GROUPS: tuple[Group, ...] = (
    Group(
        "adult-social-care",
        "Adults\u2019 social care",
        ("adult-social-care",),
        "adults-in-care",
    ),
    Group(
        "children-social-care",
        "Children\u2019s social care",
        ("children-social-care",),
        "0-17",
    ),
    Group("highways", "Highways and transport", ("highways",), "everybody"),
    Group("housing", "Housing (general fund)", ("housing",), "18+"),
    Group("culture", "Culture", ("culture",), "everybody"),
    Group("environment", "Environment", ("environment",), "18+"),
    Group("planning", "Planning and development", ("planning",), "everybody"),
    Group("police", "Police", ("police",), "everybody"),
    Group("fire", "Fire and rescue", ("fire",), "everybody"),
    Group("central", "Central services", ("central",), "none"),
    Group("other-services", "Other services", ("other-services",), "none"),
    Group(
        "grant-funded",
        "Schools, public health and benefits, beyond their grants",
        (
            "education",
            "public-health",
            "benefits",
            "council-tax-benefit",
            "specific-grants",
        ),
        "none",
    ),
    Group(
        "levies-and-capital",
        "Levies, borrowing and other corporate costs",
        ("precepts-and-levies", "capital-financing", "other-corporate"),
        "none",
    ),
)

BY_SLUG: Mapping[str, Group] = {group.slug: group for group in GROUPS}

SOCIAL_CARE = ("adult-social-care", "children-social-care")

WHOLE = Group("net-revenue", "Net revenue expenditure", (NET_REVENUE,), "none")
"""All of it: its path is learned for itself, and is not the sum of the parts' paths."""

STREAMS: Mapping[str, tuple[str, ...]] = {
    "council-tax": ("council-tax-requirement",),
    "settlement": ("revenue-support-grant", "business-rates"),
    "other-grants": ("general-grants", "police-grant", "other-funding"),
}
"""General funding: the settlement is formula grant, which became revenue support grant
and retained business rates in 2013/14, so that only their sum goes on as one series.
Surpluses and deficits of the collection fund are among the other items."""

LOCALISED = FinancialYear(2013)
"""The year in which council tax benefit became a grant within the settlement, and in
which councils began to keep a part of their business rates."""

RESERVES = ("earmarked-reserves", "general-reserves")
"""What may be spent on anything: not the schools', public health's or the tenants'."""
LEVELS = ("earmarked-reserves-level", "general-reserves-level")
