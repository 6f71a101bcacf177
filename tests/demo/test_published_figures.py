"""One Barnet's published figures come out of the record exactly, with workings."""

import csv
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from workings.config.demonstration import FOLDER, SLUG
from workings.core.asat import AsAt
from workings.core.money import Basis, Money, pence_from_pounds
from workings.decisions.queries import decisions, options
from workings.ledger import models
from workings.ledger.chain import verify
from workings.ledger.checks import Verdict
from workings.ledger.figures import BY_SLUG, figure
from workings.ledger.queries import Heard, links, reading
from workings.ledger.queries.answers import (
    checked,
    headline_bridge,
    years_closed,
)
from workings.ledger.words import Breakdown, Cause, Grade, Series
from workings.programme.queries import programme_named, projects

FRAMEWORK, MAY = date(2010, 12, 31), date(2011, 5, 31)
PAGE = date(2013, 8, 31)
LATER = date(2026, 1, 1)


def heard(day=PAGE):
    return Heard(programme_named(SLUG).pk, AsAt(day))


def figures_at(day):
    read = reading(heard(day))
    return {slug: figure(read, slug) for slug in BY_SLUG}


def pounds(item):
    return None if item.value is None else item.value.pence / 100


def test_the_figures_on_31_december_2010(one_barnet):
    found = figures_at(FRAMEWORK)
    assert {slug: pounds(item) for slug, item in found.items()} == {
        "current-forecast": 100_000_000,
        "original-forecast": 100_000_000,
        "delivered": None,
        "removed-from-annual-budget": None,
        "share-of-baseline-delivered": None,
        "cost-to-deliver": 9_200_000,
        "net-benefit": None,
    }
    assert found["current-forecast"].wording == "£100m"
    assert "stated without a breakdown" in found["current-forecast"].note
    assert found["cost-to-deliver"].wording == "£9.2m"
    for slug in ("delivered", "removed-from-annual-budget"):
        assert "had been stated by then" in found[slug].reason
    assert found["share-of-baseline-delivered"].reason == (
        "no baseline had been declared by then"
    )


def test_the_figures_on_31_august_2013(one_barnet):
    found = figures_at(PAGE)
    share = found.pop("share-of-baseline-delivered")
    assert {slug: pounds(item) for slug, item in found.items()} == {
        "current-forecast": 164_500_000,
        "original-forecast": 102_000_000,
        "delivered": 1_436_900,
        "removed-from-annual-budget": 5_700_000,
        "cost-to-deliver": 9_400_000,
        "net-benefit": None,
    }
    current = found["current-forecast"]
    assert current.wording == "£165m"
    assert 'come to £164.5m, which agrees with "£165m" as stated' in current.note
    original = found["original-forecast"]
    assert (original.wording, original.beside) == (
        "£102m",
        ("first approved: £100m",),
    )
    assert found["delivered"].wording == "£1.4369m (2010/11 only)"
    removed = found["removed-from-annual-budget"]
    assert removed.wording == "£5.7m at 31 March 2012"
    assert removed.beside == ("£5.82m (April 2012)",)
    cost = found["cost-to-deliver"]
    assert cost.wording == "£9.4m"
    assert "wave 2, redundancy and the client side are not in it" in cost.note
    assert share.value == Fraction(57_000_00, 178_602_00)
    assert f"{float(share.value):.1%}" == "31.9%"
    assert (share.wording, share.grade) == ("nearly a third", Grade.COMPUTED)


@pytest.mark.parametrize("day", [FRAMEWORK, PAGE])
def test_the_net_benefit_says_what_is_missing(one_barnet, day):
    net = figures_at(day)["net-benefit"]
    assert net.value is None
    for missing in ("the forecast is for", "the forecast covers", "in which prices"):
        assert missing in net.reason or "said in words only" in net.reason


@pytest.mark.parametrize("day", [FRAMEWORK, PAGE])
def test_every_figure_opens_to_statements_with_sources(one_barnet, day):
    for item in figures_at(day).values():
        assert bool(item.workings) == (item.value is not None)
        for working in item.workings:
            said = working.statement
            assert said.counts_on <= day
            assert said.source.title and said.source.publisher
    contracts = figures_at(PAGE)["current-forecast"].workings
    decided = {w.statement.decision.code for w in contracts if w.statement.decision}
    assert decided == {"D034", "D037"}


def steps(from_on, to_on):
    bridge = headline_bridge(heard(), from_on=from_on, to_on=to_on)
    moved = sum(step.pence for step in bridge.steps)
    assert bridge.from_pence + moved == bridge.to_pence
    return [
        (step.cause, step.statement.code, step.pence // 100_000_00, step.note)
        for step in bridge.steps
    ]


SCOPE = [
    (Cause.SCOPE, "2013-08-programme-page", -1020),
    (Cause.SCOPE, "2012-12-06-csg-full-case", 1254),
    (Cause.SCOPE, "2013-06-24-drs-full-case", 391),
]


def test_from_102m_to_165m_the_scope_changes(one_barnet):
    found = [
        (cause, code, pence // 100_000_00, note)
        for cause, code, pence, note in [
            (step.cause, step.statement.code, step.pence, step.note)
            for step in headline_bridge(heard(), from_on=MAY, to_on=PAGE).steps
        ]
    ]
    assert [(cause, code, tenths) for cause, code, tenths, _ in found] == SCOPE
    for *_, note in found:
        assert "scope changes from the whole programme" in note
        assert "to the two contracts" in note


def test_from_the_framework_to_the_page_it_was_restated_first(one_barnet):
    found = steps(FRAMEWORK, PAGE)
    assert [(cause, code) for cause, code, *_ in found] == [
        (Cause.TIMING, "2011-05-07-officer-slides"),
        *((cause, code) for cause, code, _ in SCOPE),
    ]
    assert "2010/11 to 2018/19 in place of 2010/11 to 2019/20" in found[0][3]


def test_bridges_sum_between_any_two_days_on_which_something_was_said(one_barnet):
    days = sorted(set(models.Statement.objects.values_list("counts_on", flat=True)))
    chosen = [date(2005, 1, 1), *days[:: max(1, len(days) // 12)], LATER]
    for one in chosen[::3]:
        for two in chosen:
            bridge = headline_bridge(heard(), from_on=one, to_on=two)
            moved = sum(step.pence for step in bridge.steps)
            assert (bridge.from_pence or 0) + moved == (bridge.to_pence or 0)


def test_the_totals_of_the_two_contracts_agree_with_their_lines(one_barnet):
    """70 + 47 + 8.4 = 125.4; 10 x (0.53 + 3.38) = 39.1; together 164.5."""
    found = {said.total.code: done for said, done in checked(heard())}
    whole = found["T-165"]
    assert whole.verdict is Verdict.AGREES
    assert (whole.total.pence, whole.computed) == (165_000_000_00, 164_500_000_00)
    by_project = {}
    for entry in whole.entries:
        project = reading(heard()).benefits[entry.key.benefit].project
        by_project.setdefault(project, []).append(entry.pence // 100)
    assert sorted(by_project["NSCSO"]) == [8_400_000, 47_000_000, 70_000_000]
    assert sum(by_project["NSCSO"]) == 125_400_000
    tenths = [amount // 10 for amount in sorted(by_project["DRS"])]
    assert tenths == [530_000, 3_380_000]
    assert 10 * sum(tenths) == 39_100_000


def test_the_outturn_of_2010_11_is_made_of_its_parts(one_barnet):
    delivered = figures_at(PAGE)["delivered"]
    assert delivered.value == Money(143_690_000, Basis.ANNUAL)
    assert len(delivered.workings) > 10
    assert sum(w.pence for w in delivered.workings) == 143_690_000
    assert {str(w.period) for w in delivered.workings} == {"2010/11"}
    assert {w.series for w in delivered.workings} == {Series.DELIVERED}


def test_the_share_is_of_the_first_phases_sum(one_barnet):
    part = figures_at(PAGE)["share-of-baseline-delivered"]
    line, below = part.workings
    assert (line.pence, below.pence) == (5_700_000_00, 17_860_200_00)
    assert (line.basis, below.basis) == (Basis.RUN_RATE, Basis.CUMULATIVE)
    assert part.beside == ("the source does not say of which total it is a share",)


def test_no_stated_total_without_a_breakdown_is_ever_spread(one_barnet):
    for said, done in checked(heard(LATER)):
        if said.total.breakdown is Breakdown.NONE:
            assert done.verdict is Verdict.CANNOT_BE_CHECKED
            assert done.reason == "no breakdown was given"


def test_closed_years_do_not_invent_what_was_planned(one_barnet):
    for year in years_closed(heard(LATER)):
        if year.plan is None:
            assert year.difference is None


def test_the_chain_of_the_record_holds(one_barnet):
    found = verify(links())
    assert found.ok
    assert found.statements == models.Statement.objects.count()


def test_27_projects_58_decisions_and_14_options(one_barnet):
    programme = programme_named(SLUG)
    assert len(projects(programme, as_at=LATER)) == 27
    assert len(decisions(programme, as_at=LATER)) == 58
    assert len(options(programme, as_at=LATER)) == 14


FACTS = {f"F{number:03}" for number in range(1, 296)}


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_fact_of_the_source_has_its_place():
    """As a fact, or as the line, total or share it became; else in a register."""
    entered = {row["fact"] for row in rows("facts")}
    for table in ("lines", "totals", "shares"):
        for row in rows(table):
            entered |= set(re.findall(r"F\d{3}", row["ref"]))
    registers = "".join(
        path.read_text(encoding="utf-8") for path in FOLDER.glob("*.csv")
    )
    # A cost baseline has no column for the fact that it was.
    costs = {"F107", "F290", "F291"}
    assert len(rows("baselines")) == len(costs)
    accounted = entered | costs | set(re.findall(r"\bF\d{3}\b", registers))
    assert accounted == FACTS
    assert len(entered) > 280


def test_every_fact_of_the_files_is_in_the_record(one_barnet):
    stored = set(models.Fact.objects.values_list("code", flat=True))
    assert stored == {row["fact"] for row in rows("facts")}
    told = [pence_from_pounds(row["amount"]) for row in rows("lines")]
    assert sorted(told) == sorted(models.Line.objects.values_list("pence", flat=True))
    stated = [pence_from_pounds(row["amount"]) for row in rows("totals")]
    assert sorted(stated) == sorted(
        models.Total.objects.values_list("pence", flat=True)
    )


def test_the_published_sums_add_up():
    """As the council printed them: nothing here reads the record."""
    assert Decimal(70) + 47 + Decimal("8.4") == Decimal("125.4")
    assert 10 * (Decimal("0.53") + Decimal("3.38")) == Decimal("39.1")
    assert round(Decimal("5.7") / Decimal("17.8602") * 100, 1) == Decimal("31.9")


# What was posted is never reworded: a record that was loaded once would refuse it.
POSTED = {"statements.csv", "totals.csv", "lines.csv", "facts.csv", "headlines.csv"}


def test_no_register_of_the_record_speaks_in_codes():
    """Readers see titles: what a note means by D037 or F291 they cannot look up."""
    for path in sorted(set(FOLDER.glob("*.csv")) - {FOLDER / name for name in POSTED}):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, text in row.items():
                    if " " in text:
                        coded = re.search(r"\b[DF][0-9]{3}\b", text)
                        assert not coded, (path.name, column, text)
