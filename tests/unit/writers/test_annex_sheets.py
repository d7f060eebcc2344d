"""Every annex layout as DOCX and PDF: valid, tinted and framed alike, with the same words."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from docgen.compose.annexes import ANNEXES, Times, board
from docgen.compose.annexes.layouts import annex as made_annex
from docgen.layout import annex_pages
from docgen.layout.forms.bar_and_map import light_tint
from docgen.layout.model.pages import Pages
from docgen.loading.workspace.programmes import usual_programme
from docgen.model.circular import AnnexRequest
from docgen.model.letter import Letter
from docgen.standards import typing_manual
from docgen.writers import docx
from docgen.writers.pdf import PdfWriter
from tests.helpers import witness
from tests.helpers.annex_circulars import AT, random_rows


def pages_of(layout: str) -> Pages:
    """A sheet with everything drawn that there is."""
    request = AnnexRequest.model_validate(
        {
            **{"layout": layout, "data": "x.csv", "as_of": "8 กันยายน 2564 10.00 น."},
            **{"bar": True, "map": True, "notes": ("ข้อแรก", "ข้อสอง")},
        }
    )
    whole = board(random_rows(random.Random(3)), (), usual_programme(), Times({}))
    annex = made_annex("ก", request, whole, AT)
    letter = Letter("external_letter", "ก", "กรม", ())
    return annex_pages(letter, annex, standard=typing_manual(), family="TH SarabunPSK").pages


@pytest.fixture(scope="module", params=sorted(ANNEXES))
def pages(request: pytest.FixtureRequest) -> Pages:
    return pages_of(request.param)


def test_the_docx_is_valid(pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "ก.docx"
    file.write_bytes(docx.write(pages))
    assert [str(one) for one in OpenXmlValidator().validate(file).errors] == []


def test_bar_and_tiles_are_tinted_and_framed_cells(pages: Pages) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(pages))) as package:
        text = package.read("word/document.xml").decode()
    grounds = re.findall(r'<w:shd [^>]*w:fill="([0-9A-F]{6})"', text)
    assert len(grounds) >= 76 + 1
    assert set(grounds) == {light_tint(one.colour) for one in usual_programme().statuses}
    assert len(re.findall(r'<w:tcBorders><w:top w:val="single"', text)) == len(grounds)


@pytest.mark.render
def test_libreoffice_finds_the_words_of_our_pdfs_on_the_same_pages(tmp_path: Path) -> None:
    witness.require()
    sheets = {layout: pages_of(layout) for layout in ANNEXES}
    written = {layout: docx.write(pages) for layout, pages in sheets.items()}
    theirs = witness.to_pdfs(written, tmp_path)
    writer = PdfWriter()
    for layout, pages in sheets.items():
        own = tmp_path / "own.pdf"
        own.write_bytes(writer.pdf(pages))
        assert [_words(page) for page in witness.page_texts(theirs[layout])] == [
            _words(page) for page in witness.page_texts(own)
        ], layout


def _words(page: str) -> list[str]:
    """Letters in any order: cells of a row are read in different orders. Page numbers are not."""
    numbers = re.sub(r"-\s*[0-9๐-๙]+\s*-", "", page)
    return sorted(witness.letters(numbers))
