from dataclasses import replace
from datetime import date

import pytest

from tests.ledger.ambridge import BY, L, S, ambridge
from workings.access.actions import create_user
from workings.access.permissions import Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.asat import AsAt
from workings.ledger import actions
from workings.ledger.models import Benefit as BenefitRow
from workings.ledger.models import Draft, Statement
from workings.ledger.queries import Heard, position
from workings.ledger.queries.drafts import (
    NoSuchDraft,
    draft,
    drafts,
    problems_of,
)
from workings.ledger.queries.steps import refusal_of
from workings.ledger.statement import Benefit, Headline
from workings.ledger.words import BenefitKind, Visibility
from workings.ledger.workflow import CannotStep, OwnWork, State, Step
from workings.programme.actions import ActsAlready, NotYourPost, give_seat, name_deputy
from workings.programme.models import Post

TODAY = date(2012, 6, 1)


def actor(name: str, *roles: Role) -> Actor:
    email = f"{name.lower()}@example.org"
    return Actor(f"{name} <{email}>", frozenset(roles), "192.0.2.7", email)


OLIVE = actor("Olive", Role.PROGRAMME_OFFICE)
FAY = actor("Fay", Role.FINANCE)
FRED = actor("Fred", Role.FINANCE, Role.PROGRAMME_OFFICE)
BEN = actor("Ben", Role.BENEFIT_OWNER)
RITA = actor("Rita", Role.READER)
ADA = actor("Ada", Role.ADMINISTRATOR)
ROADS = S("roads", "2012-05-01", lines=[L("ROADS forecast annual 2012/13 1000")])


@pytest.fixture
def town(database):
    return ambridge()


def begun(town, statement=ROADS, by=OLIVE) -> Draft:
    return actions.begin_draft(statement, programme=town, by=by, on=TODAY)


def why_not(step, read, by, on=TODAY):
    found = refusal_of(step, read, problems=problems_of(read), by=by, on=on)
    return str(found or "")


def test_a_statement_goes_from_draft_to_the_record(town):
    made = begun(town)
    made = actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    made = actions.validate(made.pk, version=2, by=FAY)
    posted = actions.post_draft(made.pk, version=3, by=OLIVE, on=TODAY)
    (entry,) = position(Heard(town.pk, AsAt(TODAY)))
    assert (entry.pence, entry.statement) == (100_000, posted.pk)
    read = draft(RITA, made.pk)
    assert read.listed.number == posted.pk
    # The record alone holds the words from now on: there they can be withdrawn.
    assert read.statement is None
    assert Draft.objects.get().body == {}
    trail = audit_trail(subject=f"draft {made.pk} new-ambridge/roads")
    done = [(entry.who, entry.action, entry.address) for entry in reversed(trail)]
    assert done == [
        (OLIVE.name, "began draft", "192.0.2.7"),
        (OLIVE.name, "propose", "192.0.2.7"),
        (FAY.name, "validate", "192.0.2.7"),
        (OLIVE.name, "post", "192.0.2.7"),
    ]


def test_nobody_validates_what_they_wrote(town):
    made = begun(town, by=FRED)
    actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    with pytest.raises(OwnWork):
        actions.validate(made.pk, version=2, by=FRED)
    read = draft(FRED, made.pk)
    assert "Whoever wrote" in why_not(Step.VALIDATE, read, FRED)
    assert why_not(Step.VALIDATE, read, FAY) == ""


def test_a_step_says_why_it_is_not_taken_before_anybody_tries(town):
    bad = begun(
        town, S("bad", "2012-05-01", lines=[L("RODS forecast annual 2012/13 1")])
    )
    broken = "so it stays as it is until all is mended"
    assert broken in why_not(Step.PROPOSE, draft(OLIVE, bad.pk), OLIVE)
    mine = draft(BEN, begun(town).pk)
    for step in (Step.SAVE, Step.PROPOSE, Step.WITHDRAW):
        assert "of their own benefits alone" in why_not(step, mine, BEN)
    inside = S(
        "inside", "2012-05-01", visibility=Visibility.INTERNAL, lines=ROADS.lines
    )
    unreviewed = draft(OLIVE, begun(town, inside).pk)
    assert "looked at again" in why_not(Step.PROPOSE, unreviewed, OLIVE)
    late = S("late", "2099-05-01", lines=ROADS.lines)
    made = begun(town, late)
    actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    actions.validate(made.pk, version=2, by=FAY)
    read = draft(OLIVE, made.pk)
    assert "still to come" in why_not(Step.POST, read, OLIVE)
    assert why_not(Step.POST, read, OLIVE, on=late.said.on) == ""


def test_two_people_editing_are_told_and_nothing_is_overwritten(town):
    made = begun(town)
    theirs = S("roads", "2012-05-02", lines=[L("FEES forecast annual 2012/13 5")])
    actions.save_draft(made.pk, theirs, version=1, by=FRED, on=TODAY)
    with pytest.raises(actions.SavedMeanwhile, match=r"Fred <fred@example\.org>"):
        actions.save_draft(made.pk, ROADS, version=1, by=OLIVE, on=TODAY)
    assert draft(OLIVE, made.pk).statement == theirs


def test_a_statement_that_breaks_a_rule_stays_a_draft(town):
    made = begun(town, S("bad", "2012-05-01", lines=[L("RODS plan annual 2012/13 1")]))
    (series, name) = sorted(map(str, problems_of(draft(OLIVE, made.pk))))
    assert "cannot carry a line of series plan" in name + series
    assert 'Did you mean "ROADS"?' in name + series
    with pytest.raises(actions.NotFit) as found:
        actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    assert len(found.value.problems) == 2
    assert draft(OLIVE, made.pk).listed.state is State.DRAFT


def test_what_is_sent_back_says_why_and_keeps_its_writers(town):
    made = begun(town)
    actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    with pytest.raises(actions.ReasonMissing):
        actions.send_back(made.pk, version=2, reason=" ", by=FAY)
    actions.send_back(made.pk, version=2, reason="No invoice", by=FAY)
    read = draft(OLIVE, made.pk)
    assert (read.listed.state, read.reason) == (State.DRAFT, "No invoice")
    assert read.progress.hands == {OLIVE.email}
    with pytest.raises(CannotStep):
        actions.validate(made.pk, version=3, by=FAY)


def test_a_withdrawn_draft_frees_its_code_and_an_open_one_does_not(town):
    made = begun(town)
    with pytest.raises(actions.OpenAlready):
        begun(town)
    actions.withdraw_draft(made.pk, version=1, reason="Twice", by=OLIVE, on=TODAY)
    again = begun(town)
    assert [item.id for item in drafts(RITA)] == [again.pk]
    assert [item.id for item in drafts(RITA, closed=True)] == [made.pk]


def test_an_exempt_draft_is_not_there_for_those_who_may_not_read_it(town):
    secret = S("bid", "2012-05-01", visibility=Visibility.EXEMPT)
    made = begun(town, secret)
    assert drafts(RITA) == ()
    with pytest.raises(NoSuchDraft):
        draft(RITA, made.pk)
    with pytest.raises(NoSuchDraft):
        actions.propose(made.pk, version=1, by=BEN, on=TODAY)
    with pytest.raises(NotAllowed, match="read exempt"):
        begun(town, S("own", "2012-05-01", visibility=Visibility.EXEMPT), by=BEN)


def test_an_administrator_sees_and_does_nothing(town):
    with pytest.raises(NotAllowed):
        drafts(ADA)
    with pytest.raises(NotAllowed):
        begun(town, by=ADA)
    assert not Statement.objects.exists()


def test_a_benefit_owner_writes_of_their_own_benefits_alone(town):
    chief = Post.objects.get()
    own = Benefit("OWN", "Own", BenefitKind.INCOME, owner=chief.code)
    actions.record_benefits([own], programme=town, by=BY)
    mine = S("mine", "2012-05-01", lines=[L("OWN forecast annual 2012/13 1")])
    with pytest.raises(actions.NotYourBenefit, match="OWN is not among them"):
        begun(town, mine, by=BEN)
    ben = create_user(email=BEN.email, name="Ben", by=BY)
    give_seat(post=chief, user=ben, first=TODAY, by=BY)
    made = begun(town, mine, by=BEN)
    both = S("mine", "2012-05-01", lines=[*mine.lines, *ROADS.lines])
    with pytest.raises(actions.NotYourBenefit, match="ROADS is not among them"):
        actions.save_draft(made.pk, both, version=1, by=BEN, on=TODAY)
    number = replace(mine, headlines=(Headline("mine", TODAY),))
    with pytest.raises(actions.NotYourBenefit, match="headline mine is not among"):
        actions.save_draft(made.pk, number, version=1, by=BEN, on=TODAY)
    others = begun(town)
    with pytest.raises(actions.NotYourBenefit):
        actions.propose(others.pk, version=1, by=BEN, on=TODAY)


def test_a_holder_names_a_deputy_for_a_time(town):
    chief = Post.objects.get()
    ben, dot = (
        create_user(email=f"{n.lower()}@example.org", name=n, by=BY)
        for n in ("Ben", "Dot")
    )
    give_seat(post=chief, user=ben, first=TODAY, last=date(2012, 12, 31), by=BY)
    span = {"post": chief, "user": dot, "first": date(2012, 7, 1)}
    with pytest.raises(NotYourPost):
        name_deputy(**span, last=date(2013, 1, 1), by=BEN)
    seat = name_deputy(**span, last=date(2012, 7, 31), by=BEN)
    assert seat.deputy_of == BEN.name
    with pytest.raises(ActsAlready):
        give_seat(post=chief, user=dot, first=date(2012, 7, 31), by=BY)
    # A deputy names no other.
    with pytest.raises(NotYourPost):
        name_deputy(
            post=chief,
            user=ben,
            first=date(2012, 7, 2),
            last=date(2012, 7, 3),
            by=actor("Dot", Role.BENEFIT_OWNER),
        )


def test_new_benefits_come_to_the_record_with_their_statement(town):
    new = Benefit("NEW", "A new idea", BenefitKind.INCOME, "DESK")
    said = S("n", "2012-05-01", lines=[L("NEW forecast annual 2012/13 1")])
    made = actions.begin_draft(said, programme=town, by=OLIVE, on=TODAY, benefits=[new])
    assert draft(OLIVE, made.pk).benefits == (new,)
    assert problems_of(draft(OLIVE, made.pk)) == ()
    actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    actions.validate(made.pk, version=2, by=FAY)
    recorded = BenefitRow.objects.filter(code="NEW")
    assert not recorded.exists()
    actions.post_draft(made.pk, version=3, by=FAY, on=TODAY)
    assert recorded.exists()


def test_a_new_benefit_that_names_nothing_is_a_problem(town):
    new = Benefit("NEW", "A new idea", BenefitKind.INCOME, "MOON")
    made = actions.begin_draft(
        S("n", "2012-05-01"), programme=town, by=OLIVE, on=TODAY, benefits=[new]
    )
    with pytest.raises(actions.NotFit) as refused:
        actions.propose(made.pk, version=1, by=OLIVE, on=TODAY)
    assert "MOON" in str(refused.value.problems[0])
