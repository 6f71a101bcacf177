def test_a_decision_says_who_decided_what_and_why(one_barnet, see):
    seen = see("/one-barnet/decisions/D034/")
    assert seen.rows["Decided by"] == "Cabinet"
    assert seen.rows["Outcome"] == "Approved"
    assert seen.rows["Met"] == "6 December 2012"
    assert seen.rows["Report published"] == "Not stated"
    assert "£125.4m guaranteed" in seen.rows["Reasons"]
    assert "/one-barnet/projects/NSCSO/" in seen.links.values()


def test_what_it_put_in_force_stands_with_it(one_barnet, see):
    seen = see("/one-barnet/decisions/D034/")
    (statement,) = seen.table("What was stated on the strength of it")
    assert statement["In force from"] == "6 December 2012"
    link = seen.links["Full business case, customer and support services"]
    assert link == "/one-barnet/statements/2012-12-06-csg-full-case/"


def test_the_options_before_it_stand_with_it(one_barnet, see):
    options = see("/one-barnet/decisions/D034/").table("Options")
    outcomes = {option["Option"][:1]: option["Outcome"] for option in options}
    assert outcomes["2"] == "Chosen"


def test_a_decision_nothing_rests_on_says_so(one_barnet, see):
    seen = see("/one-barnet/decisions/D003/")
    assert "No statement in the record rests on this decision." in seen.main
