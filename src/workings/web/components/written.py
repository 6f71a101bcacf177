"""Lines, rows and tables as HTML.

Pages are mostly made of these, up to a thousand cells each: functions write them in a
fifth of the time of macros. What stands on a page once stays in templates/components.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from workings.core.texts import in_order
from workings.web.components.parts import (
    Content,
    Heading,
    Inline,
    Link,
    Row,
    Spark,
    Table,
)


def link(to: Link, classes: str = "govuk-link") -> Markup:
    """This function will write a link."""
    return Markup(_link(to, classes))  # noqa: S704 - every text of it is escaped


def line(parts: Iterable[Inline]) -> Markup:
    """This function will write a line of text with links in it."""
    return Markup(_line(parts))  # noqa: S704 - every text of it is escaped


def content(of: Content) -> Markup:
    """This function will write what stands in a cell, or beside a key."""
    return Markup(_content(of))  # noqa: S704 - every text of it is escaped


def rows(of: Sequence[Row], classes: str = "") -> Markup:
    """This function will write keys with what is said of them, as the summary list of
    GOV.UK Frontend has it.
    """
    parts = [f'<dl class="{_text(f"govuk-summary-list {classes}".strip())}">\n']
    parts += [
        '<div class="govuk-summary-list__row">\n'
        f'<dt class="govuk-summary-list__key">{_text(row.key)}</dt>\n'
        f'<dd class="govuk-summary-list__value">{_content(row.value)}</dd>\n</div>\n'
        for row in of
    ]
    parts.append("</dl>")
    return Markup("".join(parts))  # noqa: S704 - every text of it is escaped


def table(of: Table) -> Markup:
    """This function will write a table.

    On a narrow screen each row becomes a block and each cell repeats its heading: the
    roles say to a reader's software that it is a table still. The component of GOV.UK
    Frontend has no place for them.
    """
    if not of.rows:
        return Markup('<p class="govuk-body">{}</p>').format(in_order(of.empty))
    labels = [
        '<span class="workings-table__label" aria-hidden="true">'
        f"{_text(heading.text)}</span> "
        for heading in of.headings
    ]
    sorts = " workings-table--sorts" if any(h.sort for h in of.headings) else ""
    head = (
        f'<table class="govuk-table workings-table{sorts}" role="table" '
        f'id="{_text(of.name)}">'
        '\n<caption class="govuk-table__caption govuk-table__caption--m">'
        f"{_text(of.caption)}</caption>\n"
        '<thead class="govuk-table__head" role="rowgroup">\n'
        f'<tr class="govuk-table__row" role="row">\n{_headings(of.headings)}</tr>\n'
        '</thead>\n<tbody class="govuk-table__body" role="rowgroup">\n'
    )
    body = "".join([_row(row, labels) for row in of.rows])
    whole = f"{head}{body}</tbody>\n</table>"
    if of.folded:
        whole = (
            '<details class="govuk-details workings-folded">\n'
            '<summary class="govuk-details__summary">'
            f'<span class="govuk-details__summary-text">{_text(of.caption)}</span>'
            f'</summary>\n<div class="govuk-details__text">{whole}</div>\n</details>'
        )
    return Markup(whole)  # noqa: S704 - every text of it is escaped


def _headings(of: Iterable[Heading]) -> str:
    return "".join(
        f'<th class="govuk-table__header{_numeric("header", numeric=heading.numeric)}" '
        f'scope="col" role="columnheader"{_order(heading)}>{_sorted_by(heading)}</th>\n'
        for heading in of
    )


def _order(of: Heading) -> str:
    return f' aria-sort="{_text(of.order)}"' if of.order else ""


def _sorted_by(of: Heading) -> str:
    return _link(Link(of.text, of.sort)) if of.sort else _text(of.text)


def _row(cells: Sequence[Content], labels: Sequence[str]) -> str:
    first, *others = zip(cells, labels, strict=True)
    head = (
        '<tr class="govuk-table__row" role="row">\n'
        '<th class="govuk-table__header" scope="row" role="rowheader">'
        f"{first[1]}{_content(first[0])}</th>\n"
    )
    tail = [
        f'<td class="govuk-table__cell{_numeric("cell", numeric=cell.numeric)}" '
        f'role="cell">{label}{_content(cell)}</td>\n'
        for cell, label in others
    ]
    return f"{head}{''.join(tail)}</tr>\n"


def _numeric(part: str, *, numeric: bool) -> str:
    return f" govuk-table__{part}--numeric" if numeric else ""


def _content(of: Content) -> str:
    if not of.under and of.spark is None:
        return _line(of.line)
    under = [f'<span class="workings-under">{_text(text)}</span>' for text in of.under]
    small = [] if of.spark is None else [_spark(of.spark)]
    return "".join([_line(of.line), *under, *small])


def _spark(of: Spark) -> str:
    mean = f'<path class="workings-spark__mean" d="{of.mean}"/>' if of.mean else ""
    return (
        f'<svg class="workings-spark" viewBox="0 0 {of.width} {of.height}" '
        f'width="{of.width}" height="{of.height}" role="img" '
        f'aria-label="{_text(of.says)}">{mean}<path d="{of.line}"/>'
        f'<path class="workings-spark__mark" d="{of.mark}"/></svg>'
    )


def _line(parts: Iterable[Inline]) -> str:
    return "".join(
        [_text(part) if isinstance(part, str) else _link(part) for part in parts]
    )


def _link(to: Link, classes: str = "govuk-link") -> str:
    return f'<a class="{classes}" href="{_text(to.href)}">{_text(to.text)}</a>'


def _text(value: str) -> str:
    """Every text of a record that these parts write comes by here."""
    return str(escape(in_order(value)))
