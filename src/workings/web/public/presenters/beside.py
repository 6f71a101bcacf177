"""What became of services, in words beside each saving that lands on them."""

from collections.abc import Iterable, Mapping

from workings.quality.beside import Beside
from workings.web.public.presenters.words import count


def beside_in_words(found: Mapping[str, Beside], benefit: str) -> str:
    """This function will say what became of the services that a saving lands on;
    nothing of a benefit that is no saving.
    """
    beside = found.get(benefit)
    return beside.in_words if beside else ""


def each_in_words(
    found: Mapping[str, Beside], benefits: Iterable[str]
) -> tuple[str, ...]:
    """This function will say it of several savings, the same words once."""
    told = (beside_in_words(found, benefit) for benefit in benefits)
    return tuple(dict.fromkeys(filter(None, told)))


def altogether(found: Iterable[Beside]) -> str:
    """This function will say of many savings beside how many a measure worsened, and
    beside how many that are delivered there is none.
    """
    every = tuple(found)
    worsened = sum(one.worsened for one in every)
    delivered = [one for one in every if one.saving.delivered]
    bare = sum(not one.judged for one in delivered)
    stopped = sum(bool(one.stopped) for one in every)
    return (
        f"Of {count(every, 'saving')}, {worsened or 'none'} landed on a service of "
        "which a measure is known to have worsened since. Of the "
        f"{len(delivered)} of which something is delivered, {bare or 'none'} landed "
        f"where nothing is measured at all; and for {stopped or 'none'} a measure "
        "stopped being read when the saving began."
    )
