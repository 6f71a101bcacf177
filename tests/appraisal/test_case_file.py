"""What is wrong with a case file is said all at once, with place and mend."""

import re
import tomllib
from contextlib import suppress
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import getitem
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.appraisal.cases import USUAL, benefit, cost, option, text
from workings.access.words import Word
from workings.appraisal import kinds
from workings.appraisal.appraise import appraise
from workings.appraisal.casefile import read_case, reading
from workings.appraisal.casefile.setting import UNITS
from workings.appraisal.parameters import categories
from workings.appraisal.report import report
from workings.appraisal.report.markdown import markdown
from workings.core.problems import HasProblems

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "docs" / "how-to" / "example-cases").glob("*.toml"))
PAGE = (ROOT / "docs" / "reference" / "case-format.md").read_text()


def problems(written: str) -> str:
    with pytest.raises(HasProblems) as found:
        read_case(written, "case.toml")
    return "\n".join(map(str, found.value.problems))


def head(old: str, new: str) -> str:
    return text(option("B", cost("c", "once = 1"))).replace(old, new)


def partnership(*entries: str) -> str:
    lines = ["[[option.partnership]]", 'title = "p"', "population = 1", *entries]
    return text(option("B", *lines, "confidence = 1"))


WRONG = {
    "no unit value": (partnership(), 'partnership 1 "p": it has no value'),
    "a unit cost that is not held": (
        partnership('unit_cost = "SS4.0.11"'),
        'no unit cost "SS4.0.11" comes with Workings. Did you mean "SS4.0.1"?',
    ),
    "anothers unit cost as this councils": (
        partnership('unit_cost = "E&E1.0.1"'),
        '"E&E1.0.1" is a cost of DWP, and no saving of this council. Write bearer = ',
    ),
    "a unit cost of several": (
        partnership('unit_cost = "CR2.0"'),
        '"CR2.0" is a cost of several bodies',
    ),
    "two fiscal values": (
        partnership('unit_cost = "SS4.0.1"', "fiscal_value = 1"),
        "unit_cost: is a fiscal value already. Give one of the two",
    ),
    "prices of a unit cost": (
        partnership('unit_cost = "SS4.0.1"', 'unit_prices = "2010/11"'),
        "unit_prices: a unit cost brings the year of its prices. Leave it out",
    ),
    "a unit cost in prices nobody knows": (
        partnership('unit_cost = "SS4.0.1"').replace("2013/14", "2030/31"),
        "There is no GDP deflator for 2030/31",
    ),
    "no business as usual": (
        text(option("B")).replace("business_as_usual = true", ""),
        "case.toml, option: business as usual is missing. Add the option",
    ),
    "two": (text(USUAL.replace("BAU", "X")), "BAU and X are both business as usual"),
    "horizon of 0": (head("= 10", "= 0"), 'horizon: "0" does not fit. Give a whole'),
    "horizon of 1,000": (head("horizon = 10", "horizon = 1000"), "from 1 to 300"),
    "years out of order": (
        text(option("B", cost("c", 'amounts = {"2015/16" = 1, "2014/15" = 2}'))),
        'option 2 "B", cost 1 "c", amounts: years are out of order',
    ),
    "from after to": (
        text(option("B", cost("c", "annual = 1\nfrom = 5\nto = 2"))),
        "to: comes before from",
    ),
    "a calendar year": (
        text(option("B", cost("c", 'once = 1\nyear = "2015"'))),
        '"2015" is no year of the case. Give 0 to 10, or 2013/14 to 2023/24',
    ),
    "too many years": (
        text(option("B", cost("c", f"amounts = {[1] * 12}"))),
        "has 12 years, and the case has 11",
    ),
    "shares over 1": (
        text(
            option("B", benefit("b", "once = 1", more="groups = { x = 0.7, y = 0.6 }"))
            + "\n[weights]\nreference_income = 1\n"
            + "".join(f'[[weights.group]]\ncode = "{c}"\nincome = 1\n' for c in "xy")
        ),
        "shares sum to 1.3. Keep them within 1",
    ),
    "a probability of 1.2": (
        text(option("B", "[[option.risk]]\ntitle = 'r'\nprobability = 1.2\ncost = 1")),
        'risk 1 "r", probability: 1.2 is not from 0 to 1',
    ),
    "mixed price bases": (
        text(option("B", cost("c", "once = 1", more='prices = "nominal"'))),
        '"nominal" beside a case in real prices: they do not add up',
    ),
    "cash without inflation": (
        head('"real"', '"nominal"'),
        "amounts in cash need inflation to be made real",
    ),
    "an unknown entry": (head("title =", "titel ="), 'Did you mean "title"?'),
    "a benefit that is a cost": (
        text(option("B", benefit("b", "once = 1", "pressure"))),
        '"pressure" is a cost. Write it under [[option.cost]]',
    ),
    "no amount": (text(option("B", cost("c", ""))), "has no amount. Give one of"),
    "two amounts": (
        text(option("B", cost("c", "once = 1\nannual = 2"))),
        "once and annual are both given",
    ),
    "an input that is not there": (
        text(
            '[[input]]\nname = "pay"\nvalue = 1\n'
            + option("B", cost("c", 'once = 1\ntimes = "pey"'))
        ),
        'there is no input "pey". Did you mean "pay"?',
    ),
    "an input twice": (
        text(
            '[[input]]\nname = "pay"\nvalue = 1\n'
            + option("B", cost("c", 'once = "pay"\ntimes = "pay"'))
        ),
        '"pay" stands twice. Name an input once',
    ),
    "an interval the wrong way round": (
        text(option("B", cost("c", "once = { low = 5, high = 2, credibility = 0.8 }"))),
        "low 5.0 is not below high 2.0",
    ),
    "an interval nobody is sure of": (
        text(option("B", cost("c", "once = { low = 1, high = 2 }"))),
        "credibility: is missing for a normal interval",
    ),
    "outsourcing bias on capital": (
        text(
            option("B", cost("c", "once = 1", "capital", 'optimism = "o"'))
            + '\n[[optimism]]\ncode = "o"\ncategory = "outsourcing"\n'
        ),
        '"o" is of operating cost, and this is capital',
    ),
    "no category": (
        text(option("B") + '\n[[optimism]]\ncode = "o"\ncategory = []\n'),
        'category: "[]" is none',
    ),
    "categories that are none": (
        text(option("B") + '\n[[optimism]]\ncode = "o"\ncategory = {}\n'),
        "category: has none",
    ),
    "a bound without evidence": (
        text(option("B") + '\n[[optimism]]\ncode = "o"\nupper_bound = 0.3\n'),
        "evidence: is missing",
    ),
    "a need nobody named": (
        text(option("B", "[[option.need]]\nneed = 'x'\nverdict = 'met'")),
        'there is no need "x"',
    ),
    "failing without reasons": (
        '[[principle]]\ncode = "p"\ntitle = "P"\n'.join(
            [
                "",
                text(
                    option(
                        "B",
                        "[[option.principle]]\nprinciple = 'p'\n"
                        "verdict = 'fails_accepted'",
                    )
                ),
            ]
        ),
        "reasons: is missing",
    ),
    "rejected without a reason": (
        text(option("B", outcome="rejected")),
        'option 2 "B", reason: is missing',
    ),
    "a code twice": (text(option("B") + "\n" + option("B")), 'code "B" stands twice'),
    "a grade": (
        text(
            option(
                "B",
                "[[option.partnership]]\ntitle = 'p'\npopulation = 1\n"
                "social_value = 1\nconfidence = 7",
            )
        ),
        "from 1 to 6",
    ),
    "a share whose limits are above 1": (
        text(
            '[[input]]\nname = "reach"\nlow = 0.5\nhigh = 0.9\ncredibility = 0.5\n'
            "at_least = 1\n"
            + option(
                "B",
                "[[option.partnership]]\ntitle = 'p'\npopulation = 1\n"
                "impact = 'reach'\nsocial_value = 1\nconfidence = 1",
            )
        ),
        'impact: "reach": at_least 1.0 is not below at_most 1.0. Correct the interval',
    ),
    "a number that is none": (
        text(option("B", cost("c", "once = nan"))),
        "is not a number",
    ),
    "an amount in quotes": (
        text(option("B", cost("c", 'once = "£1,500"'))),
        '"£1,500" is a text, and no number. Write it without quotes, £ and commas: 1',
    ),
    "a rate in per cent": (
        text(option("B") + '\n[discounting]\nrate = "3.5%"\nrate_reason = "Ours"\n'),
        'rate: "3.5%" is not a number. Give it as a share of 1: 3.5% is 0.035.',
    ),
    "a life beyond the horizon": (
        text(option("B").replace("[[option]]", "[[option]]\nlife = 11")),
        'life: "11" does not fit. Give a whole number from 1 to 10',
    ),
    "a vintage before the first": (
        text(option("B") + "\n[discounting]\nvintage = 1999\n"),
        "the first is of 2003. Held are 2003, 2008, 2018 and 2026",
    ),
    "a schedule that ends before the horizon": (
        text(
            option("B") + '\n[discounting]\nschedule = "health"\nvintage = 2018\n',
            horizon=126,
        ),
        "ends at year 125. Stay within it, or ask for another vintage.",
    ),
    "a rate beside a schedule": (
        text(
            option("B")
            + '\n[discounting]\nschedule = "health"\nrate = 0.06\nrate_reason = "r"\n'
        ),
        "discounting, rate: is given beside a schedule. Give one of the two",
    ),
    "a bias of other costs than its category": (
        text(
            option("B")
            + '\n[[optimism]]\ncode = "o"\ncategory = "outsourcing"\nof = "capital"\n'
        ),
        'optimism 1 "o", of: the bias of that category is of operating cost',
    ),
    "unit prices that are no year": (
        partnership("social_value = 1", 'unit_prices = "then"'),
        'unit_prices: "then" is neither a financial year',
    ),
    "unit prices that nobody knows": (
        partnership("social_value = 1", 'unit_prices = "1980/81"'),
        "1990 to 2024. Leave it out, and give the values in the prices of year 0",
    ),
    "no TOML": ("format = = 1", "case.toml: is not TOML"),
    "no format": (text(option("B")).replace("format = 1", ""), "format: is not 1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_entry_is_a_problem_with_place_and_mend(name):
    written, said = WRONG[name]
    assert said in problems(written)


def test_all_problems_are_said_at_once():
    written = text(
        option("B", cost("c", "once = 'x'"), benefit("b", "annual = 1\nfrom = 99"))
    ).replace("horizon = 10", "horizon = 500")
    assert len(problems(written).splitlines()) == 2
    assert len(problems("").splitlines()) >= 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_read(path):
    found = read_case(path.read_text(), path.name)
    assert found.business_as_usual
    assert found.options[1].outcome in ("preferred", "chosen")


def test_the_example_on_the_how_to_page_reads():
    page = (ROOT / "docs" / "how-to" / "appraise-options.md").read_text()
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    found = read_case(re.sub(r"^   ", "", block, flags=re.MULTILINE), "payroll.toml")
    assert found.title == "Payroll"


WHOLE = tomllib.loads(EXAMPLES[0].read_text(), parse_float=Decimal)
JUNK = (3, -1, "x", "", [], {}, True, Decimal("NaN"), Decimal("1e400"), 10**30)
JUNK = (*JUNK, date(2013, 1, 1), [1, "x"], {"a": 1}, [[1]], [{"a": 1}], "2013/14")


def places(table, place=()):
    if place:
        yield place
    inside = table if isinstance(table, dict) else dict(enumerate(table))
    for name, value in inside.items():
        if isinstance(value, dict | list):
            yield from places(value, (*place, name))
        else:
            yield (*place, name)


@given(st.sampled_from(list(places(WHOLE))), st.sampled_from(JUNK), st.booleans())
def test_a_spoilt_entry_is_a_problem_or_reads_and_never_a_crash(place, junk, gone):
    spoilt = deepcopy(WHOLE)
    *outer, last = place
    table = reduce(getitem, outer, spoilt)
    if gone:
        del table[last]
    else:
        table[last] = junk
    loads = SimpleNamespace(
        loads=lambda *_, **__: spoilt, TOMLDecodeError=tomllib.TOMLDecodeError
    )
    with pytest.MonkeyPatch.context() as patched, suppress(HasProblems):
        patched.setattr(reading, "tomllib", loads)
        assert markdown(report(appraise(read_case("", "case.toml"))))


def test_every_entry_that_is_read_is_on_the_format_page():
    methods = (
        "text|word|number|share|whole|flag|tables|table_of|raw|day|quantity|year|"
        "one_of|year_text"
    )
    asked = set()
    for path in (ROOT / "src/workings/appraisal/casefile").glob("*.py"):
        asked |= set(
            re.findall(rf'\.(?:{methods})\(\s*(?:\w+,\s*)?"(\w+)"', path.read_text())
        )
    assert len(asked) > 60
    for name in asked:
        assert re.search(rf"\b{name}\b", PAGE), f"{name} is not described"


def test_every_word_is_on_the_format_page():
    lists = [
        item
        for item in vars(kinds).values()
        if isinstance(item, type) and issubclass(item, Word) and item is not Word
    ]
    for words in lists:
        if words in (kinds.Side, kinds.Part):
            continue
        for word in words:
            assert f"`{word}`" in PAGE, f"{words.__name__} {word}"
    for name in (*(one.name for one in categories()), *UNITS):
        assert f"`{name}`" in PAGE
