"""What the headline in force is made of, kept benefit by benefit as lines are heard.

Taking a number of a hundred thousand lines apart again after every statement would
take minutes: a statement only changes the parts of the benefits that it names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workings.ledger.figures import headline_entries
from workings.ledger.position import Entry
from workings.ledger.said import SaidHeadline
from workings.ledger.statement import Key


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a number: its pence, who said it last, and the benefit it is of
    (empty for a total stated whole).
    """

    pence: int
    statement: int
    benefit: str = ""


Parts = Mapping[object, Part]
"""By what each is of. A benefit's forecast takes the place of its plan, so the series
is no part of that.
"""


class HeadlineParts:
    """The parts of the headline in force, by all that was heard so far.

    ``costs`` are the benefits that are costs to deliver.
    """

    def __init__(self, costs: Collection[str] = ()) -> None:
        self.headline: SaidHeadline | None = None
        self._costs = costs
        self._held: defaultdict[str, dict[Key, Entry]] = defaultdict(dict)
        self._parts: dict[str, Parts] = {}

    def hear(self, entries: Iterable[Entry]) -> None:
        """This function will take in lines that were said after all those before."""
        named = set()
        for entry in entries:
            named.add(entry.key.benefit)
            self._held[entry.key.benefit][entry.key] = entry
        for benefit in named:
            self._take_apart(benefit)

    def change_to(self, headline: SaidHeadline | None) -> None:
        """This function will take the position apart for another headline."""
        self.headline, self._parts = headline, {}
        for benefit in self._held:
            self._take_apart(benefit)

    def of(self, benefits: Iterable[str]) -> Parts:
        """This function will return the parts of some benefits; the headline's total
        where no line of any benefit makes it up.
        """
        if self.headline is None:
            return {}
        if not self._parts:
            total = self.headline.total
            whole = Part(total.total.pence, total.statement.number)
            return {f"total {total.total.code}": whole}
        told = (self._parts.get(benefit, {}) for benefit in benefits)
        return {key: part for parts in told for key, part in parts.items()}

    def all(self) -> Parts:
        """This function will return all parts."""
        return self.of(self._parts)

    def _take_apart(self, benefit: str) -> None:
        if self.headline is None:
            return
        held = self._held[benefit].values()
        parts: dict[object, Part] = {
            (benefit, entry.key.basis, entry.key.period): Part(
                entry.pence, entry.statement, benefit
            )
            for entry in headline_entries(self.headline, held, costs=self._costs)
        }
        if parts:
            self._parts[benefit] = parts
