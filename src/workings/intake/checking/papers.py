"""Whether the documents named are there, and say what a document must."""

from collections.abc import Collection, Iterator, Mapping

from workings.core.problems import Problem, mend_name
from workings.documents.papers import status_problems
from workings.intake.folder import FILES, Folder
from workings.intake.record import Record
from workings.intake.tables.papers import DocumentRow


def document_problems(record: Record, folder: Folder) -> Iterator[Problem]:
    """This function will yield what is wrong with the documents and their files."""
    rows = record.rows(DocumentRow)
    place_of = {row.document: index for index, row in enumerate(rows)}
    first: dict[str, DocumentRow] = {}
    for index, row in enumerate(rows):
        yield from _file(row, folder)
        yield from status_problems(
            str(row.place),
            status=row.status,
            paragraph=row.paragraph,
            reason=row.reason,
            review_on=row.review,
        )
        if place_of.get(row.replaces, -1) >= index:
            what = f"document {row.replaces} does not stand above it"
            yield Problem(row.where("replaces"), what, "Put the earlier one first")
        held = folder.files.get(row.file)
        other = first.setdefault(held.sha256, row) if held else row
        if other is not row:
            what = f"its file has the same content as that of row {other.place.row}"
            yield Problem(row.where("file"), what, "Keep one document for one file")


def _file(row: DocumentRow, folder: Folder) -> Iterator[Problem]:
    where, name = row.where("file"), row.file
    if name in folder.files:
        return
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        mend = f"Put the file into {FILES}/ and name it from there"
        yield Problem(where, f'"{name}" leads out of the folder', mend)
    elif _is_linked(parts, folder):
        mend = "Put the file itself into the folder"
        yield Problem(where, f'"{FILES}/{name}" is a link, which is not followed', mend)
    else:
        mend = mend_name(name, folder.files).rstrip(".")
        yield Problem(where, f'there is no file "{FILES}/{name}"', mend)


def _is_linked(parts: list[str], folder: Folder) -> bool:
    above = ("/".join(parts[:depth]) for depth in range(len(parts) + 1))
    return any(path in folder.links for path in above)


def held_problems(
    record: Record, folder: Folder, held: Mapping[str, str], withdrawn: Collection[str]
) -> Iterator[Problem]:
    """This function will yield the documents that cannot be held as they are brought.

    ``held`` are the checksums of the documents that are held already, by code.
    """
    codes = {checksum: code for code, checksum in held.items()}
    for row in record.rows(DocumentRow):
        file = folder.files.get(row.file)
        if row.document in withdrawn:
            what = f"document {row.document} was withdrawn"
            yield Problem(row.where("document"), what, "Take the row out")
        elif file is None:
            continue
        elif held.get(row.document, file.sha256) != file.sha256:
            what = f"document {row.document} is held with another content"
            mend = "Bring the new file as a document that replaces it"
            yield Problem(row.where("file"), what, mend)
        elif codes.get(file.sha256, row.document) != row.document:
            what = f"the file is held already, as document {codes[file.sha256]}"
            yield Problem(row.where("file"), what, "Use that document's code")
