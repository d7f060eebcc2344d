"""LibreOffice opens the DOCX and finds our pages in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.loading.workspace import find
from docgen.making import prepare
from docgen.press import Press
from docgen.writers import docx
from tests.helpers import sample_pages as sample
from tests.helpers import witness

pytestmark = pytest.mark.render
POINT = 0.7
LEFT = 85.05
ROOT = Path(__file__).parents[3]
MEMORANDUM = ROOT / "config" / "circulars" / "memo-example.yaml"


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


def test_every_line_of_a_memorandum_stands_where_our_pdf_has_it(tmp_path: Path) -> None:
    witness.require()
    press = Press()
    pages = prepare(MEMORANDUM, find(MEMORANDUM), press).pages
    assert pages is not None
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(press.pdf.pdf(pages))
    theirs = witness.to_pdf(docx.write(pages), tmp_path)

    for our_page, their_page in zip(
        witness.page_words(ours), witness.page_words(theirs), strict=True
    ):
        expected, found = _lines(our_page, ascent=0.85), _lines(their_page, ascent=0.95)
        assert len(expected) > 12
        # LibreOffice's text layer may exchange a vowel and its tone mark, and it parts a telephone
        # number from its extension: the letters of the page are the same, not those of each line.
        assert sorted("".join(text for text, _ in found)) == sorted(
            "".join(text for text, _ in expected)
        )
        for (text, baseline), (_, other) in zip(expected, found, strict=True):
            assert other == pytest.approx(baseline, abs=1.0), text


def _lines(words: list[witness.Word], *, ascent: float) -> list[tuple[str, float]]:
    """The text of each line with where it stands; ``ascent`` is poppler's, of the file's face."""
    lines: dict[int, list[witness.Word]] = {}
    for word in words:
        if not witness.letters(word.text):
            continue
        size = round((word.foot - word.y) / 1.305)
        baseline = word.y + ascent * size
        near = next((y for y in lines if abs(y - baseline) < 4), round(baseline))
        lines.setdefault(near, []).append(replace(word, y=baseline))
    return [
        (witness.letters("".join(one.text for one in sorted(line, key=_left))), line[0].y)
        for _, line in sorted(lines.items())
    ]


def _left(word: witness.Word) -> float:
    return word.x
