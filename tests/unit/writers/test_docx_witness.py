"""LibreOffice opens the DOCX and finds our pages in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.writers import docx
from tests import sample_pages as sample
from tests import witness

pytestmark = pytest.mark.render
POINT = 0.7
LEFT = 85.05


def test_libreoffice_finds_the_same_words_on_the_same_pages_at_the_same_places(
    tmp_path: Path,
) -> None:
    witness.require()
    pages = sample.letter()
    pdf = witness.to_pdf(docx.write(pages), tmp_path)
    assert witness.fonts(pdf) == {"SarabanMetric-Regular", "SarabanMetric-Bold"}

    first, second, annex = witness.page_texts(pdf)
    text = witness.letters(first + second)
    # LibreOffice prints the page number in Arabic digits whatever the section asks for.
    for added in (witness.letters("ประสิทธิผล..."), "-2-"):
        assert text.count(added) == 1
        text = text.replace(added, "")
    letter = witness.letters(sample.words_of(sample.pages(sample.letter_section())))
    assert sorted(text) == sorted(letter)
    assert "จังหวัดที่ 76" in annex

    pages_words = witness.page_words(pdf)
    for page, opening, x, top, size in (
        (0, "ด่วนมาก", 0.0, 73.0, 32.0),
        (0, "กรมส่งเสริม", 283.5, 73.0 + 41.92, 16.0),
        (1, "-", 217.0, 71.44, 16.0),
        (1, "ประสิทธิผล", 0.0, 113.4, 16.0),
        (1, "ขอแสดง", 226.8, 113.4 + 5 * sample.PITCH - sample.PITCH + 24.0, 16.0),
        (2, "สถานะการ", 176.5, 51.0, 16.0),
    ):
        word = next(word for word in pages_words[page] if word.text.startswith(opening))
        assert word.x - LEFT == pytest.approx(x, abs=POINT), opening
        assert word.baseline(size) == pytest.approx(top + 0.85 * size, abs=POINT), opening
    rows = [word.y for word in pages_words[2] if word.text in ("1", "38")]
    assert max(rows) - min(rows) == pytest.approx(37 * 15.0, abs=POINT)


def test_libreoffice_ends_a_table_where_our_page_ends(tmp_path: Path) -> None:
    witness.require()
    pdf = witness.to_pdf(docx.write(sample.pages(sample.long_table_section())), tmp_path)
    first, second = witness.page_texts(pdf)
    assert "จังหวัดที่ 30" in first
    assert "จังหวัดที่ 31" in second
    assert "สถานะ" in second
