"""The rules of a benefit: its names, and the shares of its services."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from workings.core.problems import Problem
from workings.ledger.rules.known import each_once, unknown
from workings.ledger.statement import Benefit

SHARE_PLACES = 8
"""The decimals of a share that the tables keep."""


def benefit_problems(
    benefit: Benefit,
    where: str,
    *,
    projects: Collection[str],
    services: Collection[str],
    posts: Collection[str],
) -> Iterator[Problem]:
    """This function will yield what is wrong with a benefit's names and shares."""
    if benefit.project:
        yield from unknown(benefit.project, projects, f"{where}, project", "project")
    if benefit.owner:
        yield from unknown(benefit.owner, posts, f"{where}, owner", "post")
    named = [service for service, _ in benefit.services]
    yield from each_once(named, f"{where}, services", "service")
    for service, share in benefit.services:
        yield from unknown(service, services, f"{where}, services", "service")
        if share <= 0:
            yield Problem(
                f"{where}, services",
                f"the share of {service} is {share}",
                "A share is more than 0; leave out a service that has none",
            )
        if share != round(share, SHARE_PLACES):
            yield Problem(
                f"{where}, services",
                f"the share of {service} has more than {SHARE_PLACES} decimals",
                "Round the shares so that they still sum to 1",
            )
    shared = sum((share for _, share in benefit.services), Decimal(0))
    if benefit.services and shared != 1:
        yield Problem(
            f"{where}, services",
            f"the shares sum to {shared.normalize():f}, not to 1",
            "Give every service its share, so that they sum to 1",
        )
