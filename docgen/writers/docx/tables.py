"""Tables of a letter as real Word tables: fixed columns, exact rows, headings that repeat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docgen.layout.model.pages import SetTable, TableCell, TableRow
from docgen.writers.docx import marked_text, oxml, table_elements, word_blocks, word_pictures
from docgen.writers.docx.paragraph_format import ParagraphFormat
from docgen.writers.docx.unbroken import unbroken_at

Mark = Callable[[str, Callable[..., str]], str]


def table(block: word_blocks.TableRows, *, family: str, mark: Mark) -> str:
    """``mark`` takes a picture's name and how to draw it, and gives the drawing."""
    item = block.item
    headings = [row for row in item.rows if row.heading]
    body = [row for row in item.rows if not row.heading]
    rows = [
        table_elements.row(_cells(row, item, family, mark), height=row.height, heading=row.heading)
        for row in (*headings, *body[block.first : block.last])
    ]
    return table_elements.table(
        item.widths,
        rows,
        x=item.x,
        summary=item.summary,
        borders=item.borders,
        padding=item.room.beside,
    )


def _cells(row: TableRow, item: SetTable, family: str, mark: Mark) -> list[str]:
    """The row's cells; one that another covers from the left is no cell of its own."""
    return [
        table_elements.cell(
            _cell(cell, item, family, mark),
            width=sum(item.widths[index : index + cell.across]),
            gap=index in item.gaps,
            fill=cell.fill,
            framed=cell.framed,
            across=cell.across,
            upright=item.upright,
            merged="restart" if cell.down > 1 else "" if cell.down else "continue",
        )
        for index, cell in enumerate(row.cells)
        if cell.across
    ]


def _cell(cell: TableCell, item: SetTable, family: str, mark: Mark) -> str:
    base = item.style.text
    style = replace(base, bold=base.bold or cell.heading, colour=cell.colour or base.colour)
    runs: list[str] = []
    if cell.mark:
        runs.append(
            oxml.run(base, family, mark(cell.mark, _mark_of(cell, item.room.mark)), base=base)
        )
        runs += oxml.text_runs(" ", style, family, base=base)
    on = 0
    for number, stretch, span in cell.runs():
        while on < number:
            runs.append(oxml.run(style, family, oxml.line_break(), base=base))
            on += 1
        said = (unbroken_at(stretch), marked_text.style_of_span(style, span), span.box)
        runs += marked_text.runs(said, family, mark, base=base)
    align = None if cell.align == item.style.align else cell.align
    form = ParagraphFormat(item.style.id, align=align)
    return oxml.paragraph(form.widened_form(cell.align) if runs else form, *runs)


def _mark_of(cell: TableCell, size: float) -> Callable[..., str]:
    """A mark beside its word only adorns it; alone it says its own name."""
    described = "" if any(cell.lines) else cell.mark

    def draw(*, relation: str, number: int) -> str:
        return word_pictures.inline(
            cell.mark, size=size, relation=relation, number=number, description=described
        )

    return draw
