import pytest

from workings.access.triggers import Trigger, refuse


def test_a_trigger_is_named_after_its_table():
    trigger = Trigger("what", sqlite="CREATE TRIGGER {name} ON {table} ...")
    assert trigger.sql("sqlite", "a_table") == (
        'CREATE TRIGGER a_table_what ON "a_table" ...'
    )


def test_an_engine_may_have_none():
    assert Trigger("what", sqlite="...").sql("postgresql", "a_table") == ""


def test_a_name_that_postgresql_would_cut_short_is_refused():
    with pytest.raises(AssertionError, match="too long"):
        Trigger("x" * 60).name("a_table")


def test_braces_of_the_rule_itself_are_left_alone():
    rule = refuse("what", event="INSERT", when="NEW.body = '{}'", sentence="no")
    assert "NEW.body = '{}'" in rule.sql("postgresql", "a_table")


def test_a_quote_in_the_sentence_is_a_quote():
    rule = refuse("what", event="INSERT", when="1", sentence="it's closed")
    assert "'it''s closed'" in rule.sql("sqlite", "a_table")


def test_engines_may_need_other_words():
    rule = refuse("what", event="INSERT", when="a", when_postgresql="b", sentence="no")
    assert "WHEN a" in rule.sql("sqlite", "t")
    assert "IF b" in rule.sql("postgresql", "t")
