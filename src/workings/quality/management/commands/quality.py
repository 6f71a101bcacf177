"""workings quality: how services do, beside what was saved."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tabulate import tabulate

from workings.core.asat import AsAt
from workings.ledger.command import add_as_at
from workings.ledger.queries.heard import Heard
from workings.programme.queries import programme_named

if TYPE_CHECKING:
    from workings.quality.beside import Beside
    from workings.quality.measures import MeasureRecord
    from workings.quality.spc import Charted


class Command(BaseCommand):
    """Measures as at a date, and the verdicts beside each saving."""

    help = "Show how services do, beside what was saved, as at a date."

    def add_arguments(self, parser: CommandParser) -> None:
        """The programme, the service, the moment."""
        parser.add_argument("programme", metavar="PROGRAMME", help="its short name")
        parser.add_argument("--service", default="", metavar="S", help="one service")
        add_as_at(parser, required=False)
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Ask, and print."""
        from workings.quality.queries import measures
        from workings.quality.queries.beside import beside_savings

        programme = programme_named(options["programme"])
        day = options["as_at"] or timezone.localdate()
        service = options["service"]
        known = measures(programme, as_at=day, service=service)
        heard = Heard(programme.pk, AsAt(day))
        beside = tuple(
            one
            for one in beside_savings(heard).values()
            if not service or service in one.saving.services
        )
        if options["json"]:
            shape = _shape(options["programme"], day, known, beside)
            self.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2))
            return
        self._print_measures(known, day)
        self._print_savings(beside)

    def _print_measures(self, known: "tuple[MeasureRecord, ...]", day: date) -> None:
        from workings.quality.signals import explained, latest_signal
        from workings.quality.spc import chart_measure
        from workings.quality.telling import measure_in_words

        rows, said = [], []
        for one in known:
            charted = chart_measure(one, day)
            told = measure_in_words(one, charted, day)
            rows.append((one.service, one.title, *told))
            latest = latest_signal(one, charted)
            said += [
                f"{one.title}, {each.period}: {explained(each)}"
                for each in one.explanations
                if latest and (each.period, each.rule) == (latest.period, latest.rule)
            ]
        headings = ["service", "measure", "latest", "target", "chart"]
        self.stdout.write(
            tabulate(rows, headings, tablefmt="simple", disable_numparse=True)
        )
        for words in said:
            self.stdout.write(f"- {words}")

    def _print_savings(self, beside: "tuple[Beside, ...]") -> None:
        self.stdout.write("\nSavings, and the services they land on:\n")
        for one in beside:
            title = f"{one.saving.title} ({one.saving.code})"
            self.stdout.write(f"- {title}: {one.in_words}")
            for measure, judged in one.judged:
                self.stdout.write(
                    f"    {measure.title}: {judged.verdict.label}. {judged.why}"
                )


def _shape(
    programme: str,
    day: date,
    known: "tuple[MeasureRecord, ...]",
    beside: "tuple[Beside, ...]",
) -> dict[str, object]:
    return {
        "programme": programme,
        "as_at": day.isoformat(),
        "measures": [_measure(one, day) for one in known],
        "savings": [_saving(one) for one in beside],
    }


def _measure(one: "MeasureRecord", day: date) -> dict[str, object]:
    from workings.quality.rolling import by_year
    from workings.quality.spc import chart_measure
    from workings.quality.telling import cautions_in_words, shape

    charted = chart_measure(one, day)
    return {
        "measure": one.code,
        "service": one.service,
        "title": one.title,
        "unit": one.unit,
        "improves": one.improves,
        "definition": one.definition,
        "frequency": one.frequency,
        "owner": one.owner or None,
        "collected": one.collected,
        "caveats": one.caveats,
        "compared_by": one.compared_by,
        "yardsticks": [
            {
                "title": each.title,
                "value": str(each.value),
                "from": each.from_on.isoformat(),
                "until": _day(each.until_on),
                "source": each.source.title,
            }
            for each in one.yardsticks_on(day)
        ],
        "target": None if (to := one.target_on(day)) is None else str(to.value),
        "rebases": [
            {"from": _day(each.from_on), "how": each.how, "reason": each.reason}
            for each in one.rebases
            if each.from_on <= day
        ],
        "years": [
            {
                "year": str(each.year),
                "value": float(each.value),
                "numerator": str(each.numerator),
                "denominator": str(each.denominator),
                "whole": each.whole,
            }
            for each in by_year(one)
        ],
        "explanations": _explanations(one, charted),
        "cautions": [f"{what}. {mend}." for what, mend in cautions_in_words(charted)],
        "chart": shape(charted, runs=False, suggest=False),
    }


def _explanations(
    one: "MeasureRecord", charted: "Charted"
) -> list[dict[str, object | None]]:
    """What was published of what the chart marks, or marked: who said it is not."""
    from workings.quality.signals import marked

    return [
        {
            "period": str(each.period),
            "rule": each.rule,
            "marked": it.stands,
            "said": _day(each.on),
            "explanation": each.explanation or None,
            "withdrawn": _day(each.withdrawn_on),
            "because": each.because or None,
        }
        for it in marked(one, charted)
        for each in it.explanations
    ]


def _saving(one: "Beside") -> dict[str, object]:
    return {
        "benefit": one.saving.code,
        "title": one.saving.title,
        "services": list(one.saving.services),
        "began": _day(one.saving.began),
        "delivered": one.saving.delivered,
        "says": one.in_words,
        "dis_benefits": list(one.made_worse),
        "assessments": list(one.assessed),
        "worsened": one.worsened,
        "verdicts": [
            {
                "measure": measure.code,
                "verdict": judged.verdict,
                "why": judged.why,
                "stopped": judged.stopped,
            }
            for measure, judged in one.judged
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
