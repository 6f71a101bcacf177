"""The command line: shapes that tools rely on, tables for people, exit codes."""

import json
import re

import pytest

from workings.config.demonstration import SLUG
from workings.ledger.chain import GENESIS
from workings.ledger.figures import BY_SLUG

MONEY = re.compile(r"-?\d+\.\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SAID = re.compile(r"\d{4}(-\d\d(-\d\d)?)?~?")
PAGE = ("--as-at", "2013-08-31")


@pytest.fixture
def answer(one_barnet, workings):
    """`answer("verify")`: what a command says with --json, parsed."""

    def ask(*arguments):
        done = workings(*arguments, "--json")
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)

    return ask


def money(value):
    assert isinstance(value, str) and MONEY.fullmatch(value), value
    return int(value.replace(".", ""))


def money_or_none(value):
    return None if value is None else money(value)


def text(value):
    assert isinstance(value, str) and value, value


def is_a_figure(slug, item, as_at):
    assert item["as_at"] == as_at
    assert item["unit"] == ("share" if "share" in slug else "GBP")
    text(item["wording"])
    assert (item["value"] is None) == (item["reason"] is not None)
    if item["value"] is not None:
        if item["unit"] == "GBP":
            money(item["value"])
        else:
            assert re.fullmatch(r"-?\d+\.\d+", item["value"])
    else:
        text(item["reason"])


@pytest.mark.parametrize("day", ["2005-01-01", "2010-12-31", "2013-08-31"])
def test_position(answer, day):
    found = answer("position", SLUG, "--as-at", day)
    assert (found["programme"], found["as_at"]) == (SLUG, day)
    assert re.fullmatch(r"[0-9a-f]{64}", found["head_digest"])
    assert list(found["figures"]) == list(BY_SLUG)
    for slug, item in found["figures"].items():
        is_a_figure(slug, item, day)
    for benefit in found["benefits"]:
        text(benefit["benefit"])
        assert benefit["position"] or benefit["claims"]
        for entry in (*benefit["position"], *benefit["claims"]):
            money(entry["amount"])
            assert SAID.fullmatch(entry["stated_on"])
        assert {entry["standing"] for entry in benefit["position"]} <= {"of_record"}
    assert (found["benefits"] == []) == (day == "2005-01-01")


def test_money_in_json_is_in_pounds_as_decimal_strings(answer):
    found = answer("position", SLUG, *PAGE)["figures"]
    assert found["current-forecast"]["value"] == "164500000.00"
    assert found["share-of-baseline-delivered"]["value"] == "0.319145"
    assert found["net-benefit"]["value"] is None


def test_position_as_recorded_by_then(answer):
    nothing = answer("position", SLUG, *PAGE, "--recorded-by", "0")
    assert nothing["benefits"] == []
    assert all(item["value"] is None for item in nothing["figures"].values())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2010-12-31", "2013-08-31"),
        ("2011-05-31", "2013-08-31"),
        ("2013-08-31", "2010-12-31"),
        ("2005-01-01", "2013-08-31"),
        ("2005-01-01", "2006-01-01"),
    ],
)
def test_bridge(answer, one, two):
    found = answer("bridge", SLUG, "--from", one, "--to", two)
    assert (found["from"]["as_at"], found["to"]["as_at"]) == (one, two)
    moved = 0
    for step in found["steps"]:
        assert {"cause", "statement", "stated_on", "amount", "note"} <= set(step)
        for name in ("cause", "statement", "note"):
            text(step[name])
        assert SAID.fullmatch(step["stated_on"])
        moved += money(step["amount"])
    start, end = (money_or_none(found[name]["value"]) for name in ("from", "to"))
    assert (start or 0) + moved == (end or 0)
    assert (start is None) == (one == "2005-01-01")


def test_a_series_can_be_bridged(answer):
    found = answer(
        "bridge",
        SLUG,
        "--from",
        "2010-12-31",
        "--to",
        "2013-08-31",
        "--series",
        "delivered",
        "--basis",
        "annual",
    )
    moved = sum(money(step["amount"]) for step in found["steps"])
    assert found["from"]["value"] is None
    assert money(found["to"]["value"]) == moved


@pytest.mark.parametrize("slug", list(BY_SLUG))
def test_trace(answer, slug):
    found = answer("trace", SLUG, slug, *PAGE)
    is_a_figure(slug, found, "2013-08-31")
    assert bool(found["workings"]) == (found["value"] is not None)
    for made_of in found["workings"]:
        assert {
            "statement",
            "stated_on",
            "source",
            "evidence",
            "standing",
            "project",
            "benefit",
            "series",
            "basis",
            "period",
            "amount",
        } <= set(made_of)
        for name in ("statement", "evidence", "series", "basis", "period"):
            text(made_of[name])
        assert made_of["source"]
        assert made_of["standing"] == "of_record"
        assert SAID.fullmatch(made_of["stated_on"])
        money(made_of["amount"])


def test_a_traced_amount_is_the_sum_of_its_workings(answer):
    found = answer("trace", SLUG, "current-forecast", *PAGE)
    assert sum(money(item["amount"]) for item in found["workings"]) == money(
        found["value"]
    )


def test_checks(answer):
    found = answer("checks", SLUG, *PAGE)
    assert isinstance(found, list) and found
    for item in found:
        for name in ("statement", "label"):
            text(item[name])
        stated, unit = money(item["stated"]), money(item["unit"])
        computed = money_or_none(item["computed"])
        difference = money_or_none(item["difference"])
        if computed is None:
            assert item["verdict"] == "cannot_be_checked"
            assert difference is None
        else:
            assert difference == stated - computed
            agrees = 2 * abs(difference) <= unit
            assert item["verdict"] == ("agrees" if agrees else "differs")
    assert "agrees" in {item["verdict"] for item in found}


def test_checks_are_of_today_unless_asked(answer):
    assert len(answer("checks", SLUG)) >= len(answer("checks", SLUG, *PAGE))


def test_checks_of_closed_years(answer):
    for year in answer("checks", SLUG, *PAGE, "--closed-years"):
        text(year["benefit"])
        text(year["verdict"])
        money_or_none(year["difference"])


def test_statements(answer):
    found = answer("statements", SLUG)
    assert [item["number"] for item in found] == list(range(1, len(found) + 1))
    previous = GENESIS
    for item in found:
        assert item["previous"] == previous
        previous = item["digest"]
        text(item["statement"])
        text(item["title"])
        assert SAID.fullmatch(item["stated_on"])
        assert isinstance(item["lines"], int)


def test_verify(answer):
    found = answer("verify")
    assert isinstance(found["statements"], int)
    assert re.fullmatch(r"[0-9a-f]{64}", found["head_digest"])
    assert found["ok"] is True
    assert found["first_broken"] is None
    assert answer("verify", "--head", found["head_digest"])["ok"] is True


def test_verify_fails_where_the_end_was_cut_off(one_barnet, workings):
    done = workings("verify", "--head", "0" * 64, "--json")
    found = json.loads(done.out)
    assert (done.code, found["ok"]) == (1, False)
    assert found["first_broken"] == found["statements"] + 1
    assert "cut off" in found["reason"]
    assert done.err.count("\n") == 1


WRONG = [
    (
        ("position", SLUG, "--as-at", "2013-02-31"),
        2,
        '"2013-02-31" is no day in the calendar',
    ),
    (("position", SLUG, "--as-at", "August"), 2, "is not a date such as 2013-08-31"),
    (("position", SLUG), 2, "--as-at"),
    (("position", "one-barmet", *PAGE), 2, 'Did you mean "one-barnet"?'),
    (
        ("bridge", "one-barmet", "--from", "2010-12-31", "--to", "2013-08-31"),
        2,
        'Did you mean "one-barnet"?',
    ),
    (("checks", "one-barmet"), 2, 'Did you mean "one-barnet"?'),
    (("statements", "barnet"), 2, 'Did you mean "one-barnet"?'),
    (
        ("trace", SLUG, "curent-forecast", *PAGE),
        2,
        'Did you mean "current-forecast"?',
    ),
    (("bridge", SLUG, "--from", "2010-12-31"), 2, "--to"),
    (
        (
            "bridge",
            SLUG,
            "--from",
            "2010-12-31",
            "--to",
            "2013-08-31",
            "--series",
            "plan",
        ),
        2,
        "--series and --basis go together",
    ),
    (("position", SLUG, *PAGE, "--recorded-by", "x"), 2, "--recorded-by"),
    (("verify", "--head", "abc"), 1, "broken at statement"),
]


def test_what_is_wrong_is_one_clear_line(one_barnet, workings):
    for arguments, code, words in WRONG:
        done = workings(*arguments)
        assert done.code == code, arguments
        assert done.err.count("\n") == 1, done.err
        assert done.err.startswith(f"workings {arguments[0]}: ")
        assert words in done.err


PRINTED = [
    (("position", SLUG, *PAGE), ["one-barnet as at 31 August 2013", "£165m"]),
    (("position", SLUG, *PAGE, "--by", "project"), ["NSCSO", "DRS"]),
    (("position", SLUG, *PAGE, "--by", "service"), ["£"]),
    (("position", SLUG, *PAGE, "--by", "function"), ["£"]),
    (("position", SLUG, *PAGE, "--by", "year"), ["2010/11"]),
    (
        ("bridge", SLUG, "--from", "2010-12-31", "--to", "2013-08-31"),
        ["scope", "-£102,000,000", "£125,400,000", "£39,100,000", "£164,500,000"],
    ),
    (
        ("bridge", SLUG, "--from", "2005-01-01", "--to", "2006-01-01"),
        ["not stated"],
    ),
    (
        ("trace", SLUG, "current-forecast", *PAGE),
        ["£165m", "Exactly: 164500000.00", "2012-12-06-csg-full-case"],
    ),
    (("trace", SLUG, "net-benefit", *PAGE), ["null, the two do not match"]),
    (("checks", SLUG, *PAGE), ["agrees", "cannot be checked"]),
    (("checks", SLUG, *PAGE, "--closed-years"), ["verdict"]),
    (("statements", SLUG), ["2010-11-29-framework", "of record", "claim"]),
    (("verify",), ["statements hold. Head: "]),
]


def test_people_get_tables(one_barnet, workings):
    for arguments, words in PRINTED:
        done = workings(*arguments)
        assert (done.code, done.err) == (0, ""), arguments
        for word in words:
            assert word in done.out, (arguments, word)


def test_a_bridge_back_in_time_says_how_to_read_its_notes(one_barnet, workings):
    done = workings("bridge", SLUG, "--from", "2013-08-31", "--to", "2010-12-31")
    assert done.code == 0
    assert done.err.startswith("note: this goes back in time")


def test_dates_are_days_of_the_calendar(answer):
    found = answer("position", SLUG, *PAGE)
    assert DAY.fullmatch(found["as_at"])
