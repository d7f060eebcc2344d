"""Annexes: tables, legends and figures on sheets of their own after the letter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from docgen.layout.forms import labelled_block
from docgen.layout.forms.bar_and_map import set_bar, set_tiles
from docgen.layout.forms.tables import set_legend, set_table
from docgen.layout.model.pages import Section, SetItem, SetTable
from docgen.layout.model.styles import Styles
from docgen.layout.paging.pagination import Frame, lowered_by, pages_of
from docgen.layout.paging.reuse import Memory
from docgen.layout.paging.sections import section_of
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Annex, Block, Cell, Table
from docgen.standards import Standard

_DRAWN = {"bar": set_bar, "tiles": set_tiles}


def annex_set(
    annex: Annex,
    standard: Standard,
    family: str,
    terms: tuple[str, ...],
    around: tuple[float, float],
    memory: Memory,
) -> Section:
    """An annex on its pages; rows that several annexes share are set once.

    ``around`` is what the marks over and under the text take of the sheet, in points.
    """
    setter = Setter(standard, Styles(standard), ruler(face_for(family)), terms)
    return _annex_section(annex, setter, memory, *around)


def _annex_section(
    annex: Annex, setter: Setter, memory: Memory, above: float, below: float
) -> Section:
    standard = setter.standard
    items: list[SetItem] = [
        setter.paragraph("annex_title", setter.styles["annex_title"], annex.title, at=annex.at)
    ]
    for part in annex.parts:
        items += _annex_items(part, setter, memory)
    top = max(standard.pt("annex_margin_top"), above)
    margin = max(standard.pt("annex_margin_bottom"), below)
    bottom = standard.pt("paper_height") - margin
    lowered = lowered_by(above, setter)
    continued = standard.pt("text_top_continued") + lowered
    frame = Frame(top, continued, bottom, catchwords=False, lowered=lowered)
    pages = pages_of(items, frame, setter)
    return section_of(annex.name, setter, top, margin, pages)


def _annex_items(part: Block | Table, setter: Setter, memory: Memory) -> list[SetItem]:
    if isinstance(part, Table):
        return [_set_rows(part, setter, memory)]
    if part.role == "legend":
        return [set_legend(setter, part)]
    space = setter.standard.pt("table_space")
    return list(labelled_block(setter, part, setter.styles["annex_text"], space=space))


def _set_rows(part: Table, setter: Setter, memory: Memory) -> SetTable:
    """The table set; circulars of one programme share its rows, each at its own place."""
    terms = tuple(term for term in setter.terms if term in _table_text(part, memory))
    draw = _DRAWN.get(part.role, set_table)
    made = memory.kept_or_made(
        [part.rows, setter.standard, setter.ruler],
        partial(draw, setter, part),
        replace(part, rows=(), at=None),
        terms,
    )
    return made if made.at == part.at else replace(made, at=part.at)


def _table_text(part: Table, memory: Memory) -> str:
    """Everything that stands in the table, line by line."""
    headings = [column.heading for column in part.columns]
    heads = [cell.text for row in part.heads for cell in row]
    cells = memory.kept_or_made([part.rows], partial(_cells_text, part.rows), "texts")
    return "\n".join([*headings, *heads, cells])


def _cells_text(rows: tuple[tuple[Cell, ...], ...]) -> str:
    return "\n".join(cell.text for row in rows for cell in row)
