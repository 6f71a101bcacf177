"""Measures in the office: entered, aimed at, rebased, reworded, and brought in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.intake.ambridge_folder import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.access.queries import audit_trail
from workings.intake.actions import load_folder
from workings.quality.models import Measure, Reading, Rebase, Target

HOLES = "/office/measures/new-ambridge/HOLES/"
BRING = "/office/readings/new-ambridge/"
READING = {
    "period": "30/06/2011",
    "value": "91 [p]",
    "said": "2011-07-15",
    "source": "PAPERS",
}


@pytest.fixture
def office(database, tmp_path, client):
    load_folder(ambridge(tmp_path).write(), by=COMMAND_LINE)
    return come_in(client, person(Role.PROGRAMME_OFFICE))


def test_a_reading_is_entered_and_revised_but_not_overwritten(office):
    assert office.post(HOLES + "reading/", READING).status_code == 302
    again = office.post(HOLES + "reading/", {**READING, "value": "92"})
    assert again.status_code == 409
    assert "No reading is overwritten" in text_of(again)
    later = {**READING, "value": "", "numerator": "46", "denominator": "50"}
    office.post(HOLES + "reading/", {**later, "said": "2011-08"})
    rows = Reading.objects.filter(first="2011-06-01").order_by("pk")
    assert [(row.value, row.mark) for row in rows] == [(91, "provisional"), (92, "")]
    shown = text_of(office.get(HOLES))
    assert "46 of 50" in shown and "It revises another." in shown


def test_a_wrong_reading_is_refused_in_words(office):
    before = Reading.objects.count()
    for wrong, said in (
        ({"period": "2011/12"}, "where the measure has one reading a month"),
        ({"value": "about 91"}, "Write digits such as 1234.5"),
        ({"value": "1e300"}, "at most six decimals"),
        ({"value": ""}, "there is neither a value nor a mark"),
        ({"value": "", "numerator": "4"}, "come together"),
        ({"source": ""}, "is not filled in"),
    ):
        answer = office.post(HOLES + "reading/", {**READING, **wrong})
        assert answer.status_code == 409
        assert said in text_of(answer)
    assert Reading.objects.count() == before


def test_targets_rebases_and_words_are_audited(office):
    sent = {"from_on": "2013-04-01", "value": "97.5", "tolerance": "1"}
    assert office.post(HOLES + "target/", sent).status_code == 302
    assert Target.objects.get(from_on="2013-04-01").value == 97.5
    bare = {"from_on": "2014-04-01", "how": "process", "reason": ""}
    assert "is not filled in" in text_of(office.post(HOLES + "rebase/", bare))
    office.post(HOLES + "rebase/", {**bare, "reason": "A second gang"})
    assert Rebase.objects.get(from_on="2014-04-01").reason == "A second gang"
    row = Measure.objects.get(code="HOLES")
    office.post(HOLES + "words/", described(row, definition="Holes mended"))
    row = Measure.objects.get(code="HOLES")
    assert (row.definition, row.owner, row.unit) == ("Holes mended", None, "%")
    subjects = [entry.subject.split()[0] for entry in audit_trail()[:3]]
    assert subjects == ["measure", "rebase", "target"]


def test_a_sheet_is_looked_at_and_then_added(office):
    def bring(content, name="returns.csv", **more):
        file = SimpleUploadedFile(name, content)
        sent = {"file": file, "said": "2013-05-01", "fractions": "ask", **more}
        return office.post(BRING, sent)

    sheet = b"measure,period,value\nHOLES,Apr 2013,91\nWAIT,2012/13,7\n"
    before = Reading.objects.count()
    looked = text_of(bring(sheet))
    assert "2 readings are new" in looked and "Nothing was written." in looked
    assert Reading.objects.count() == before
    wrong = bring(sheet + b"HOLES,June,1\n", add="add")
    assert wrong.status_code == 409
    assert "returns.csv, B4" in text_of(wrong)
    assert Reading.objects.count() == before
    assert "2 were added." in text_of(bring(sheet, add="add"))
    assert Reading.objects.count() == before + 2
    assert bring(b"%PDF-1.4", "returns.xlsx").status_code == 409


def test_readers_look_and_nobody_changes_what_is_not_there(office):
    for address in ("/office/measures/", HOLES, BRING):
        assert office.get(address).status_code == 200
    assert office.post(HOLES + "name/", {}).status_code == 404
    for gone in ("/office/measures/new-ambridge/HOLE/", "/office/readings/ambridge/"):
        assert office.get(gone).status_code == 404
    come_in(office, person(Role.READER))
    assert "Add it" not in text_of(office.get(HOLES))
    assert office.post(HOLES + "reading/", READING).status_code == 403


NEW = "/office/measures/new/new-ambridge/"
POTS = {
    "code": "POTS",
    "service": "ROADS-S",
    "title": "Potholes reported",
    "definition": "Holes that residents report",
    "unit": "holes",
    "improves": "down",
    "frequency": "month",
    "source": "PAPERS",
}


def test_a_measure_is_begun_in_the_office(office):
    assert "Begin a measure of New Ambridge" in text_of(office.get("/office/measures/"))
    assert office.get(NEW).status_code == 200
    sent = office.post(NEW, POTS)
    assert sent.headers["Location"] == "/office/measures/new-ambridge/POTS/"
    row = Measure.objects.get(code="POTS")
    assert (row.service.code, row.improves, row.source.code) == (
        "ROADS-S",
        "down",
        "PAPERS",
    )
    assert audit_trail()[0].subject == "measure new-ambridge/POTS"
    reading = {**READING, "value": "12"}
    there = "/office/measures/new-ambridge/POTS/"
    assert office.post(there + "reading/", reading).status_code == 302


def test_what_is_wrong_with_a_new_measure_is_said(office):
    before = Measure.objects.count()
    for wrong, said in (
        ({"code": "holes"}, "give the new measure another"),
        ({"code": "a b"}, "Enter a valid"),
        ({"service": "MOON"}, "Select a valid choice"),
        ({"unit": ""}, "is not filled in."),
        ({"improves": "sideways"}, "Select a valid choice"),
    ):
        answer = office.post(NEW, {**POTS, **wrong})
        assert answer.status_code == 409
        assert said in text_of(answer)
    assert Measure.objects.count() == before


def described(row, **more):
    said = {name: getattr(row, name) or "" for name in WORDS}
    return {**said, "owner": "", "source": "", **more}


WORDS = ("title", "definition", "unit", "improves", "frequency")
WORDS += ("counted", "compared_by", "collected", "caveats")


def test_a_measure_is_described_otherwise_and_keeps_the_rest(office):
    row = Measure.objects.get(code="HOLES")
    sent = described(row, improves="neutral", compared_by="ASC6")
    assert office.post(HOLES + "words/", sent).status_code == 302
    office.post(HOLES + "words/", described(row, compared_by="ASC6", caveats="Rough"))
    row.refresh_from_db()
    assert (row.improves, row.compared_by, row.caveats) == ("up", "ASC6", "Rough")
    before = audit_trail()[0].before
    assert "improves" in before and "compared_by" not in before


def test_what_was_read_keeps_its_frequency_and_its_per_cents(office):
    row = Measure.objects.get(code="HOLES")
    counts = {**READING, "value": "", "numerator": "46", "denominator": "50"}
    assert office.post(HOLES + "reading/", counts).status_code == 302
    for wrong, said in (
        ({"frequency": "quarter"}, "begin another measure for that"),
        ({"unit": "share"}, "reckoned from counts as %"),
    ):
        answer = office.post(HOLES + "words/", described(row, **wrong))
        assert answer.status_code == 409
        assert said in text_of(answer)
    # Now and then takes any period; so the months that were read stay what they are.
    sent = described(row, frequency="occasional")
    assert office.post(HOLES + "words/", sent).status_code == 302


def test_an_outside_yardstick_is_set_beside_a_measure(office):
    sent = {"title": "Highways index", "from_on": "2012-04-01", "value": "88"}
    bare = office.post(HOLES + "yardstick/", sent)
    assert "is not filled in" in text_of(bare)
    early = {**sent, "source": "PAPERS", "until_on": "2011-04-01"}
    assert "comes before" in text_of(office.post(HOLES + "yardstick/", early))
    assert office.post(HOLES + "yardstick/", {**sent, "source": "PAPERS"}).status_code
    assert "Highways index" in text_of(office.get(HOLES))
    told = text_of(office.get("/new-ambridge/quality/?service=ROADS-S"))
    assert "Highways index" in told
    # The counts of a year, added up.
    assert "Only 1 of its 12 periods" in told and "44 of 50" in told
    service = text_of(office.get("/new-ambridge/services/ROADS-S/"))
    assert "Posts that answer for what is measured of it" in service


def test_who_may_not_keep_the_registers_begins_no_measure(office, client):
    reader = come_in(type(client)(), person(Role.READER))
    assert reader.get(NEW).status_code == 403
    assert reader.post(NEW, POTS).status_code == 403
    assert "Begin a measure" not in text_of(reader.get("/office/measures/"))
