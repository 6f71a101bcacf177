"""The reference record, loaded by the same door as any council's."""

from workings.access.permissions import COMMAND_LINE
from workings.config.demonstration import FOLDER
from workings.intake.actions import check_folder, load_folder
from workings.ledger.models import Statement


def test_the_record_is_whole_and_loading_it_again_changes_nothing(one_barnet_copy):
    checked = check_folder(FOLDER)
    again = load_folder(FOLDER, by=COMMAND_LINE)

    assert checked.problems == ()
    for table, rows in {"projects": 27, "decisions": 58, "options": 14}.items():
        assert checked.counts[table] == rows
    assert (again.posted, again.changed) == ((), {})
    assert again.unchanged == Statement.objects.count() == checked.counts["statements"]
