"""A report as a Word document (.docx), by its own heading, list and table styles."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement

from workings.appraisal.report.blocks import Grid, Heading, Paragraph, Points, Report


def docx(report: Report) -> bytes:
    """This function will write a report as a .docx file."""
    word = Document()
    # Options stand side by side: their tables need the width.
    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    word.core_properties.title = report.title
    word.core_properties.language = "en-GB"
    word.core_properties.author = ""
    word.core_properties.comments = ""
    word.add_heading(report.title, level=0)
    for block in report.blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, level=1)
        elif isinstance(block, Paragraph):
            word.add_paragraph(block.text)
        elif isinstance(block, Points):
            style = "List Number" if block.numbered else "List Bullet"
            for item in block.items:
                word.add_paragraph(item, style=style)
        else:
            _grid(word, block)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _grid(word: Word, grid: Grid) -> None:
    word.add_paragraph(grid.caption, style="Caption")
    table = word.add_table(rows=1, cols=len(grid.headings), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    # Repeated on each page, and read out as headings.
    heads = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    heads.append(OxmlElement("w:tblHeader"))
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.add_paragraph()
