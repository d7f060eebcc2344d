"""Measures of an office's own reach what is drawn, not the layout alone."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from docgen.layout.model.pages import Pages, SetTable
from docgen.length import Length
from docgen.model.letter import Block, Entry
from docgen.standards import Standard, typing_manual
from docgen.thai.marking import EMPTY_BOX, Span
from docgen.writers.docx import write
from docgen.writers.pdf.page_data import item_data
from tests.helpers.letters import external_letter, pages_of, paragraph
from tests.helpers.parity_letters import annex

OWN = {"table_cell_padding": "8 pt", "mark_height": "10 pt", "box_height": "0.8"}


def drawn(standard: Standard) -> Pages:
    box = Entry(f"{EMPTY_BOX} เห็นชอบ", spans=(Span(0, 1, box="box"),))
    letter = external_letter(paragraph(2), Block("paragraph", (box,)))
    return pages_of(replace(letter, annexes=(annex(12, 2),)), standard)


def house_style() -> Standard:
    manual = typing_manual()
    return manual.with_house_style({n: replace(manual[n], value=v) for n, v in OWN.items()})


def document_xml(pages: Pages) -> str:
    with zipfile.ZipFile(io.BytesIO(write(pages))) as package:
        return package.read("word/document.xml").decode()


def table_as_data(pages: Pages) -> dict[str, object]:
    section = pages.sections[1]
    (placed,) = [one for one in section.pages[0].placed if isinstance(one.item, SetTable)]
    return item_data(placed, section, lambda name: name, artifact=False)


def test_cell_padding_of_an_office_is_drawn_in_pdf_and_docx() -> None:
    assert table_as_data(drawn(typing_manual()))["padding"] == 4.0
    pages = drawn(house_style())
    assert table_as_data(pages)["padding"] == 8.0
    margins = re.search('<w:tblCellMar><w:left w:w="(\\d+)"', document_xml(pages))
    assert margins is not None
    assert int(margins[1]) == Length.of(8, "pt").twips


def test_marks_and_boxes_of_an_office_are_drawn_as_high_as_it_says() -> None:
    pages = drawn(house_style())
    assert '"height": 10.0' in repr(table_as_data(pages)).replace("'", '"')
    sizes = set(re.findall(r'<wp:inline[^>]*><wp:extent cx="(\d+)"', document_xml(pages)))
    assert sizes == {str(Length.of(10, "pt").emu), str(Length.of(16 * 0.8, "pt").emu)}
