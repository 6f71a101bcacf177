"""Sources and documents, recorded."""

from workings.documents.actions import record_document, record_source
from workings.intake.actions.registers import Registers
from workings.intake.folder import Folder, open_plain
from workings.intake.record import Record
from workings.intake.tables.papers import DocumentRow, SourceRow


def record_sources(registers: Registers, record: Record) -> None:
    """This function will record what the record cites."""
    for row in record.rows(SourceRow):
        registers.sources[row.source] = record_source(
            collection=registers.programme.slug,
            code=row.source,
            title=row.title,
            publisher=row.publisher,
            kind=row.kind,
            address=row.address,
            dated=row.dated,
            note=row.note,
            by=registers.by,
        )


def record_documents(registers: Registers, record: Record, folder: Folder) -> None:
    """This function will record the documents, and hold their files."""
    for row in record.rows(DocumentRow):
        with open_plain(folder.files[row.file].path) as content:
            registers.documents[row.document] = record_document(
                collection=registers.programme.slug,
                code=row.document,
                title=row.title,
                content=content,
                file_name=row.file.rpartition("/")[2],
                source=registers.sources.get(row.source),
                dated=row.dated,
                status=row.status,
                paragraph=row.paragraph,
                reason=row.reason,
                review_on=row.review,
                replaces=registers.documents.get(row.replaces),
                by=registers.by,
            )
