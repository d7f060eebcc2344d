"""LibreOffice opens the DOCX and finds our pages in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.writers import docx
from tests import sample_pages as sample
from tests import witness

pytestmark = pytest.mark.render
POINT = 1.0


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

    words = witness.page_words(pdf)
    left, top = 85.05, 113.4
    opening = next(word for word in words[1] if word.text == "ประสิทธิผล")
    assert opening.x == pytest.approx(left, abs=POINT)
    assert opening.y == pytest.approx(top, abs=POINT)
    agency = next(word for word in words[0] if word.text.startswith("กรมส่งเสริม"))
    assert agency.x == pytest.approx(left + 283.5, abs=POINT)
    assert agency.y == pytest.approx(73.0 + 41.92, abs=POINT)
    last = next(word for word in words[2] if word.text == "38")
    assert last.y == pytest.approx(51.0 + sample.PITCH + 6.0 + 38 * 15.0, abs=2 * POINT)


def test_libreoffice_ends_a_table_where_our_page_ends(tmp_path: Path) -> None:
    witness.require()
    pdf = witness.to_pdf(docx.write(sample.pages(sample.long_table_section())), tmp_path)
    first, second = witness.page_texts(pdf)
    assert "จังหวัดที่ 30" in first
    assert "จังหวัดที่ 31" in second
    assert "สถานะ" in second
