"""Annexes: tables, legends and figures on sheets of their own after the letter."""

from __future__ import annotations

from functools import lru_cache

from docgen.layout.forms import labelled_block
from docgen.layout.forms.bar_and_map import set_bar, set_tiles
from docgen.layout.forms.tables import set_legend, set_table
from docgen.layout.model.pages import Section, SetItem
from docgen.layout.model.styles import Styles
from docgen.layout.paging.pagination import Frame, lowered_by, pages_of
from docgen.layout.paging.sections import section_of
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Annex, Block, Table
from docgen.standards import Standard

_DRAWN = {"bar": set_bar, "tiles": set_tiles}


@lru_cache(maxsize=32)
def annex_set(
    annex: Annex,
    standard: Standard,
    family: str,
    terms: tuple[str, ...],
    around: tuple[float, float],
) -> Section:
    """An annex on its pages; over a batch whose letters share it, it is set once.

    ``around`` is what the marks over and under the text take of the sheet, in points.
    """
    setter = Setter(standard, Styles(standard), ruler(face_for(family)), terms)
    return _annex_section(annex, setter, *around)


def _annex_section(annex: Annex, setter: Setter, above: float, below: float) -> Section:
    standard = setter.standard
    items: list[SetItem] = [
        setter.paragraph("annex_title", setter.styles["annex_title"], annex.title, at=annex.at)
    ]
    for part in annex.parts:
        items += _annex_items(part, setter)
    top = max(standard.pt("annex_margin_top"), above)
    margin = max(standard.pt("annex_margin_bottom"), below)
    bottom = standard.pt("paper_height") - margin
    lowered = lowered_by(above, setter)
    continued = standard.pt("text_top_continued") + lowered
    frame = Frame(top, continued, bottom, catchwords=False, lowered=lowered)
    pages = pages_of(items, frame, setter)
    return section_of(annex.name, setter, top, margin, pages)


def _annex_items(part: Block | Table, setter: Setter) -> list[SetItem]:
    if isinstance(part, Table):
        return [_DRAWN.get(part.role, set_table)(setter, part)]
    if part.role == "legend":
        return [set_legend(setter, part)]
    space = setter.standard.pt("table_space")
    return list(labelled_block(setter, part, setter.styles["annex_text"], space=space))
