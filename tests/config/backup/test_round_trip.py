"""What is backed up on one engine comes back on the other, and whole."""

import io
import json
import stat
import threading
import zipfile
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.config.backup.record import contents, files, unpacked
from tests.config.whole_record import FILES, WITHDRAWN
from tests.ground.databases import pointed_at
from tests.ledger.ambridge import S, said
from workings.access.append_only import missing_triggers
from workings.config.backup.archive import opened
from workings.ledger.chain import verify
from workings.ledger.queries.chain import head_digest, links
from workings.programme.models import Programme

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


def done(finished):
    assert (finished.code, finished.err) == (0, "")
    return finished.out


def test_there_and_back(whole, another, workings, tmp_path):
    before, head, kept = contents(), head_digest(), files()
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    done(workings("backup", str(first)))
    with pointed_at(another(OTHER[whole.engine], bare=True)):
        done(workings("restore", str(first)))
        assert connection.vendor != whole.engine
        assert (contents(), head_digest(), files()) == (before, head, kept)
        assert missing_triggers(connection) == []
        done(workings("backup", str(second)))
    with pointed_at(another(whole.engine)):
        done(workings("restore", str(second)))
        assert (contents(), head_digest(), files()) == (before, head, kept)
    with opened(first) as one, opened(second) as two:
        assert one.manifest.tables == two.manifest.tables
        assert one.manifest.migrations == two.manifest.migrations


def test_what_comes_back_can_be_carried_on(whole, another, workings, file):
    done(workings("backup", str(file)))
    with pointed_at(another(OTHER[whole.engine])):
        done(workings("restore", str(file)))
        # New rows get numbers of their own, and a statement its place.
        said(Programme.objects.get(), S("more", "2013-01-01", reason="More to say"))
        assert verify(links()).statements == 5


def test_one_file_with_every_member_named(whole, workings, file):
    done(workings("backup", str(file)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    members = unpacked(file)
    manifest = json.loads(members["manifest.json"])
    assert manifest["statements"] == 4
    assert manifest["head_digest"] == head_digest()
    assert manifest["migrations"]["ledger"][0] == "0001_initial"
    assert manifest["documents"].keys() == files().keys()
    for text, _ in FILES.values():
        assert text.encode() in members.values()
    names = {f"tables/{name}.jsonl" for name in contents()}
    names |= {f"documents/{name}" for name in files()}
    assert members.keys() == names | {"manifest.json"}
    with zipfile.ZipFile(file) as found:
        assert found.testzip() is None


def test_no_secret_is_in_it(whole, workings, file):
    (whole.home / "secret-key").write_text("the key")
    done(workings("backup", str(file)))
    members = unpacked(file)
    assert b"the key" not in b"".join(members.values())
    assert not any("session" in name or "django" in name for name in members)


def test_a_withdrawn_text_never_comes_back(whole, another, workings, file):
    done(workings("backup", str(file)))
    assert not any(WITHDRAWN.encode() in text for text in unpacked(file).values())
    with pointed_at(another(OTHER[whole.engine])):
        done(workings("restore", str(file)))
        assert contents()["ledger_wordingwithdrawn"] != []
        assert verify(links()).ok


def test_numbers_for_tools(whole, another, workings, file):
    made = json.loads(done(workings("backup", str(file), "--json")))
    assert made["tables"].pop("ledger_line") == 5
    assert made["file"] == str(file)
    assert made["bytes"] == file.stat().st_size
    assert (made["statements"], made["documents"]) == (4, 2)
    assert made["head_digest"] == head_digest()
    with pointed_at(another(whole.engine)):
        back = json.loads(done(workings("restore", str(file), "--json")))
    assert back["tables"].pop("ledger_line") == 5
    assert back == made


def test_words_for_people(whole, another, workings, file):
    out = done(workings("backup", str(file)))
    assert out.startswith("Backed up 4 statements (")
    assert out.endswith(f"Head: {head_digest()}\n")
    with pointed_at(another(whole.engine)):
        out = done(workings("restore", str(file)))
    assert out.startswith("Restored and verified 4 statements (")


def test_progress_is_for_whoever_watches(whole, workings, file, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("tests.ground.command_line.io.StringIO", Terminal)
    finished = workings("backup", str(file))
    assert "ledger_line ..." in finished.err
    assert finished.err.endswith("\r\x1b[K")


def test_an_empty_record_is_a_record(database, another, workings, file):
    assert "no statement yet" in done(workings("backup", str(file)))
    with pointed_at(another(OTHER[database.engine])):
        assert "Restored and verified 0" in done(workings("restore", str(file)))


def test_a_backup_is_of_one_moment_and_keeps_nobody_waiting(
    whole, another, workings, file, monkeypatch
):
    from workings.config.backup import making

    def post() -> None:
        try:
            programme = Programme.objects.get()
            said(programme, S("meanwhile", "2013-01-01", reason="Said meanwhile"))
        finally:
            connections.close_all()

    def tell_and_post(lines, table, tell):
        if table == "ledger_wording":
            thread = threading.Thread(target=post)
            thread.start()
            thread.join(20)
            assert not thread.is_alive()
        return lines

    with monkeypatch.context() as patched:
        patched.setattr(making, "told", tell_and_post)
        done(workings("backup", str(file)))
    assert verify(links()).statements == 5
    with opened(file) as made:
        assert made.manifest.statements == 4
    with pointed_at(another(whole.engine)):
        done(workings("restore", str(file)))
        assert verify(links()).statements == 4


@pytest.mark.parametrize("name", ["var/council.zip", "."])
def test_where_it_cannot_be_written(whole, workings, tmp_path, name):
    finished = workings("backup", str(tmp_path / name))
    assert finished.code == 1
    assert finished.err.startswith("workings backup: ")
    assert "cannot be written: " in finished.err
    assert finished.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(whole, workings, file):
    file.write_text("somebody's only backup")
    finished = workings("backup", str(file))
    assert finished.code == 1
    assert finished.err == (
        f"workings backup: {file} is there already: use --force to write over it.\n"
    )
    assert file.read_text() == "somebody's only backup"
    done(workings("backup", str(file), "--force"))
    with opened(file) as made:
        assert made.manifest.statements == 4


def test_a_full_disk(whole, workings, file, monkeypatch):
    def full(number):
        raise OSError(28, "No space left on device")

    file.write_text("the last backup")
    monkeypatch.setattr("workings.config.backup.making.os.fsync", full)
    finished = workings("backup", str(file), "--force")
    assert finished.code == 1
    assert finished.err == (
        f"workings backup: {file} cannot be written: No space left on device.\n"
    )
    assert file.read_text() == "the last backup"
    assert list(file.parent.iterdir()) == [file]


def test_a_document_that_is_lost_or_damaged(whole, workings, file):
    path = next(Path(whole.home, "documents", "published").iterdir())
    path.chmod(0o600)
    path.write_text("something else")
    finished = workings("backup", str(file))
    assert (finished.code, file.exists()) == (1, False)
    assert "does not have the content that was put in" in finished.err
    path.unlink()
    finished = workings("backup", str(file))
    assert (finished.code, file.exists()) == (1, False)
    assert finished.err == f"workings backup: The file {path.name[:12]} is not held.\n"


def test_a_broken_chain_is_no_backup(whole, workings, file):
    with connection.cursor() as cursor:
        if whole.engine == "sqlite":
            cursor.execute("DROP TRIGGER ledger_line_no_update")
        else:
            cursor.execute("DROP TRIGGER ledger_line_never_changes ON ledger_line")
        cursor.execute(
            "UPDATE ledger_line SET pence = pence - 1 WHERE statement_id = 3"
        )
    finished = workings("backup", str(file))
    assert (finished.code, file.exists()) == (1, False)
    assert "The chain is broken at statement 3" in finished.err


def test_nothing_to_back_up(bare, workings, file):
    finished = workings("backup", str(file))
    assert (finished.code, file.exists()) == (1, False)
    assert "There is no record here yet" in finished.err
