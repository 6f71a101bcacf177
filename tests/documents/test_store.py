from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from workings.documents import store
from workings.documents.store import Damaged, NotHeld, Shelf

CONTENT = b"the report" * 200_000
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "documents")
    return tmp_path / "documents"


def files(folder: Path) -> list[str]:
    return sorted(
        str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()
    )


def test_a_file_is_held_by_its_checksum(folder):
    kept = store.keep(BytesIO(CONTENT), Shelf.PUBLISHED)
    assert (kept.sha256, kept.size) == (DIGEST, len(CONTENT))
    assert files(folder) == [f"published/{DIGEST}"]
    assert store.read(DIGEST, Shelf.PUBLISHED) == CONTENT


def test_the_same_file_twice_is_one_file(folder):
    store.keep(BytesIO(CONTENT), Shelf.RESTRICTED)
    store.keep(BytesIO(CONTENT), Shelf.RESTRICTED)
    assert files(folder) == [f"restricted/{DIGEST}"]


def test_nobody_else_on_the_machine_reads_it(folder):
    store.keep(BytesIO(CONTENT), Shelf.RESTRICTED)
    held = store.path(DIGEST, Shelf.RESTRICTED)
    assert held.stat().st_mode & 0o077 == 0
    assert held.parent.stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_nothing(folder):
    class Breaks(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError
            return super().read(size)

    with pytest.raises(OSError):  # noqa: PT011
        store.keep(Breaks(CONTENT), Shelf.PUBLISHED)
    assert files(folder) == []


def test_a_file_that_was_altered_is_not_handed_out(folder):
    store.keep(BytesIO(CONTENT), Shelf.PUBLISHED)
    store.path(DIGEST, Shelf.PUBLISHED).write_bytes(b"another report")
    with pytest.raises(Damaged, match="restore it from a backup"):
        store.read(DIGEST, Shelf.PUBLISHED)
    with pytest.raises(Damaged):
        store.copy(DIGEST, Shelf.RESTRICTED)
    assert files(folder) == [f"published/{DIGEST}"]


def test_a_shelf_hands_out_only_what_stands_on_it(folder):
    store.keep(BytesIO(CONTENT), Shelf.RESTRICTED)
    with pytest.raises(NotHeld, match="is not held"):
        store.read(DIGEST, Shelf.PUBLISHED)


def test_a_file_can_stand_on_both_shelves_and_leave_one(folder):
    store.keep(BytesIO(CONTENT), Shelf.RESTRICTED)
    store.copy(DIGEST, Shelf.PUBLISHED)
    store.copy(DIGEST, Shelf.PUBLISHED)
    assert files(folder) == [f"published/{DIGEST}", f"restricted/{DIGEST}"]
    store.remove(DIGEST, Shelf.RESTRICTED)
    store.remove(DIGEST, Shelf.RESTRICTED)
    assert files(folder) == [f"published/{DIGEST}"]


def test_what_is_not_held_cannot_be_copied(folder):
    with pytest.raises(NotHeld):
        store.copy(DIGEST, Shelf.PUBLISHED)


@pytest.mark.parametrize("name", ["../secret_key", "a" * 63, "/" + "a" * 63])
def test_a_checksum_is_no_path(folder, name):
    with pytest.raises(AssertionError):
        store.path(name, Shelf.PUBLISHED)


def test_a_checksum_is_taken_without_using_the_file_up():
    content = BytesIO(CONTENT)
    assert store.checksum(content) == DIGEST
    assert content.read() == CONTENT
