def test_a_project_says_what_it_is_and_how_far_it_had_come(one_barnet, see):
    seen = see("/one-barnet/projects/NSCSO/?as-at=2013-08-31")
    assert seen.heading == "Customer and Support Group (CSG; first called NSCSO)"
    assert seen.rows["Delivery model"] == "Outsourced"
    assert seen.rows["Stage"] == "Transition"
    assert "Human resources" in seen.rows["Services"]
    stages = seen.table("Stages it came to")
    assert [stage["Stage"].split(" ")[0] for stage in stages] == [
        "Outline",
        "Procurement",
        "Full",
        "Transition",
    ]
    assert stages[-1]["Since"] == "5 August 2013"
    assert (
        stages[-1]["By decision"] == "Customer and support contract signed with Capita"
    )


def test_its_milestones_show_the_plan_beside_what_came(one_barnet, see):
    page = "/one-barnet/projects/NSCSO/"
    start = {row["Milestone"]: row for row in see(page).table("Milestones")}[
        "Contract starts"
    ]
    assert start["Planned"].startswith("About April 2013 said 6 December 2012")
    assert start["Came"].startswith("1 September 2013")
    before = see(f"{page}?as-at=2013-08-31").table("Milestones")
    (then,) = (row for row in before if row["Milestone"] == "Contract starts")
    assert then["Came"] == "Not stated"


def test_holders_are_named_down_to_the_level_the_council_set(one_barnet, see):
    seen = see("/one-barnet/projects/NSCSO/")
    assert "Cllr Daniel Thomas and Cllr Robert Rams" in seen.main
    assert "Project director, customer and support services" in seen.main
    assert "Manovitch" not in seen.html


def test_a_project_of_which_little_is_known_says_so(one_barnet, see):
    seen = see("/one-barnet/projects/MUSIC/")
    assert "The sources leave parts of this open." in seen.main
    assert seen.rows["Stage"] == "None known by then"
    assert seen.rows["Source"] == "no source is named"
    assert "No stage is known by then." in seen.main


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
