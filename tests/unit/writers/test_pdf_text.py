"""What a search or a screen reader finds in the PDF is what the letter says."""

from __future__ import annotations

import io
import re
from importlib.resources import files

import pikepdf

from docgen.writers.pdf import PdfWriter
from tests.helpers.letters import block, external_letter, pages_of
from tests.helpers.pdf_reader import read
from tests.makers.make_fonts import clusters

_CLUSTER = re.compile("[ก-ฮ](?:[ัิ-ู็][่-์]?|[่-์]ำ?|ำ)(?![ัิ-ฺ็-๎])")
_IN_A_PARAGRAPH = 400


def clusters_of_the_dictionary() -> list[str]:
    """Every consonant with its vowel and mark that a word of the dictionary has, once."""
    words = files("pythainlp").joinpath("corpus/words_th.txt").read_text(encoding="utf-8")
    return sorted(set(_CLUSTER.findall(words)))


def letter_of(found: list[str]) -> tuple[str, bytes]:
    """Clusters with a space between them, without their spaces and as the PDF of a letter."""
    starts = range(0, len(found), _IN_A_PARAGRAPH)
    texts = [" ".join(found[start : start + _IN_A_PARAGRAPH]) for start in starts]
    letter = external_letter(*(block("paragraph", text) for text in texts))
    return "".join(found), PdfWriter().pdf(pages_of(letter))


def said(content: bytes) -> str:
    """The text of a PDF without catchwords and page numbers."""
    printed = "".join(page.text for page in read(content))
    return re.sub(r"/[^/]+?\.\.\.|-[๐-๙]+-", "", printed)


def test_every_cluster_of_the_dictionary_is_read_once() -> None:
    found = clusters_of_the_dictionary()
    text, content = letter_of(found)
    assert len(found) > 800
    assert text in said(content)


def test_every_cluster_of_the_face_is_read_once() -> None:
    text, content = letter_of(list(clusters()))
    assert text in said(content)


def test_no_text_is_told_apart_from_its_glyphs() -> None:
    _, content = letter_of(clusters_of_the_dictionary())
    with pikepdf.open(io.BytesIO(content)) as document:
        drawn = [page.Contents.read_bytes() for page in document.pages]
    assert all(b"/ActualText" not in one for one in drawn)


def test_marks_above_a_vowel_stand_once() -> None:
    text = "กรรมสิทธิ์ ศักดิ์สิทธิ์ กฎุมพี ที่นี้"
    printed = read(PdfWriter().pdf(pages_of(external_letter(block("paragraph", text)))))
    assert text.replace(" ", "") in printed[0].text
