"""The verdicts beside savings, read in one query so that any page can ask for them.

Every page that names a saving asks, so they are read together and kept for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from workings.access.standing import standing
from workings.access.together import TEXT, Part, Told, together
from workings.core.dates import DatedTo
from workings.ledger.models import Benefit, BenefitService, Line
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.words import SAVING_KINDS, Series
from workings.programme.models import Project
from workings.programme.stages import Stage
from workings.quality import beside
from workings.quality.dating import Dated, Frequency
from workings.quality.impact import timing
from workings.quality.measures import How
from workings.quality.models import (
    Assessment,
    DisBenefit,
    Measure,
    Reading,
    Rebase,
)
from workings.quality.words import Improves


@standing(most=4)
def beside_savings(heard: Heard) -> Mapping[str, beside.Beside]:
    """This function will return, by the benefit's code and in its order, each saving
    of which the statements heard state an amount, with the measures of its services.
    """
    mine = Benefit.objects.filter(
        programme_id=heard.programme, kind__in=map(str, SAVING_KINDS)
    )
    told = _told(heard, mine)
    savings = _savings(told, heard.as_at.said_by)
    found = beside.stand_beside(savings, _measures(told))
    worse = _gathered(told["dis_benefit"])
    assessed = _assessed(told["assessed"], heard.as_at.said_by)
    return {
        one.saving.code: replace(
            one,
            made_worse=tuple(sorted(worse[one.saving.code])),
            assessed=assessed[one.saving.code],
        )
        for one in found
    }


def _told(heard: Heard, mine: QuerySet[Benefit]) -> Told:
    keys = mine.values("pk")
    day = heard.as_at.said_by
    projects = Project.objects.filter(benefit__in=keys)
    services = Q(service__benefitservice__benefit__in=keys) | Q(
        service__projects__in=projects.values("pk")
    )
    measures = Measure.objects.filter(services, programme_id=heard.programme)
    measured = measures.values("pk")
    stated = heard_of(heard, Line.objects.filter(benefit__in=keys))
    landing = BenefitService.objects.filter(benefit__in=keys)
    rebases = Rebase.objects.filter(measure__in=measured, how=How.DEFINITION)
    readings = Reading.objects.filter(measure__in=measured, said_counts__lte=day)
    worse = DisBenefit.objects.filter(saving__in=keys, said_counts__lte=day)
    worse = worse.annotate(
        told=Case(
            When(note="", then=F("title")),
            default=Concat("title", Value(": "), "note", output_field=TEXT),
            output_field=TEXT,
        )
    )
    made = Assessment.objects.filter(on_counts__lte=day)
    when = ("title", "on", "decision__met")
    live = projects.filter(changes__stage=Stage.LIVE)
    period = ("first", "frequency")
    return together(
        Part("saving", mine, ("code", "title", "project__code")),
        Part("stated", stated, ("benefit__code", "series")),
        Part("landing", landing, ("benefit__code", "service__code")),
        Part("touched", projects, ("code", "services__code")),
        Part("begun", live, ("code", "changes__on")),
        Part("measure", measures, ("code", "title", "service__code", "improves")),
        Part("rebase", rebases, ("measure__code", "from_on")),
        Part("reading", readings, ("measure__code", *period, "said_counts", "value")),
        Part("dis_benefit", worse, ("saving__code", "told")),
        Part("assessed", made.filter(savings__in=keys), ("savings__code", *when)),
        # One that names no saving is of all of its projects.
        Part(
            "assessed",
            made.filter(savings=None, projects__benefit__in=keys),
            ("projects__benefit__code", *when),
        ),
    )


def _savings(told: Told, day: date) -> Iterator[beside.Saving]:
    stated, landing = _gathered(told["stated"]), _gathered(told["landing"])
    touched, begun = _gathered(told["touched"]), _gathered(told["begun"])
    for code, title, project, *_ in sorted(told["saving"]):
        if code not in stated:
            continue
        live = [when.on for when in map(DatedTo.parse, begun[project])]
        lands = sorted(landing[code])
        named = sorted(filter(None, touched[project]))
        yield beside.Saving(
            code=code,
            title=title,
            project=project or "",
            services=tuple(lands or named),
            of_project=not lands and bool(named),
            began=min((on for on in live if on <= day), default=None),
            delivered=Series.DELIVERED in stated[code],
        )


def _measures(told: Told) -> tuple[beside.Watched, ...]:
    redefined = _gathered(told["rebase"])
    latest: defaultdict[str, dict[Dated, tuple[str, str | None]]]
    latest = defaultdict(dict)
    for measure, first, frequency, said, value, *_ in told["reading"]:
        period = Dated(date.fromisoformat(first), Frequency(frequency))
        held = latest[measure].get(period)
        if held is None or held[0] < said:
            latest[measure][period] = (said, value)
    return tuple(
        beside.Watched(
            named=beside.Named(code, title),
            service=service,
            improves=Improves(improves),
            redefined=tuple(sorted(map(date.fromisoformat, redefined[code]))),
            values=tuple(
                beside.Value(period, float(value))
                for period, (_, value) in sorted(latest[code].items())
                if value is not None
            ),
        )
        for code, title, service, improves, *_ in sorted(
            told["measure"], key=itemgetter(2, 0)
        )
    )


def _assessed(
    rows: Iterable[tuple[Any, ...]], day: date
) -> defaultdict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for saving, title, on, met, *_ in sorted(rows, key=itemgetter(2, 1)):
        decided = DatedTo.parse(met) if met else None
        if decided is not None and decided.on > day:
            decided = None
        told = f"{title}, {timing(DatedTo.parse(on), decided).label}"
        found[saving] = (*found[saving], told)
    return found


def _gathered(rows: Iterable[tuple[Any, ...]]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, each, *_ in rows:
        found[code].add(each)
    return found
