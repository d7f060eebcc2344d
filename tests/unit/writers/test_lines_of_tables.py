"""Lines in the cells of a table stand where Word sets them."""

from __future__ import annotations

import pytest

from docgen.model.letter import Block, Cell, Column, Table
from docgen.standards import typing_manual
from docgen.writers.pdf import PdfWriter
from tests.helpers.letters import block, external_letter, pages_of
from tests.helpers.pdf_reader import read

STANDARD = typing_manual()


def test_a_roster_goes_on_in_the_line_spacing_of_the_text_above_it() -> None:
    rows = tuple((Cell(f"{one}."), Cell("นายกล้า ใจดี")) for one in (1, 2))
    table = Table((Column(""), Column("")), rows, "รายชื่อ", role="roster")
    said = block("paragraph", "จึงแจ้งรายชื่อ ดังนี้")
    pages = pages_of(external_letter(said, Block("table", (), table=table)))
    (page,) = read(PdfWriter().pdf(pages))
    above, first, second = (page.find(words) for words in ("จึงแจ้ง", "1.", "2."))
    assert above
    assert first
    assert second
    size = STANDARD.pt("font_size")
    row = STANDARD.pitch(size) + STANDARD.pt("table_row_padding")
    assert second.baseline - first.baseline == pytest.approx(row, abs=0.1)
    assert first.baseline - above.baseline == pytest.approx(row, abs=0.1)
