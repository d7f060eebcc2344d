"""What a search or a screen reader finds in the PDF is what the letter says."""

from __future__ import annotations

import re
from importlib.resources import files

from docgen.writers.pdf import PdfWriter
from tests.letters import block, external_letter, pages_of
from tests.pdf_reader import read

_CLUSTER = re.compile("[ก-ฮ](?:[ัิ-ู็][่-์]?|[่-์]ำ?|ำ)(?![ัิ-ฺ็-๎])")
_IN_A_PARAGRAPH = 400


def clusters() -> list[str]:
    """Every consonant with its vowel and mark that a word of the dictionary has, once."""
    words = files("pythainlp").joinpath("corpus/words_th.txt").read_text(encoding="utf-8")
    return sorted(set(_CLUSTER.findall(words)))


def test_every_cluster_of_the_dictionary_is_read_once() -> None:
    found = clusters()
    texts = [
        " ".join(found[start : start + _IN_A_PARAGRAPH])
        for start in range(0, len(found), _IN_A_PARAGRAPH)
    ]
    letter = external_letter(*(block("paragraph", text) for text in texts))
    printed = "".join(page.text for page in read(PdfWriter().pdf(pages_of(letter))))
    said = re.sub(r"/[^/]+?\.\.\.|-[๐-๙]+-", "", printed)  # without catchwords and page numbers
    assert len(found) > 800
    assert "".join(texts).replace(" ", "") in said


def test_marks_above_a_vowel_stand_once() -> None:
    text = "กรรมสิทธิ์ ศักดิ์สิทธิ์ กฎุมพี ที่นี้"
    printed = read(PdfWriter().pdf(pages_of(external_letter(block("paragraph", text)))))
    assert text.replace(" ", "") in printed[0].text
