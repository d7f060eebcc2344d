"""Word never ends a line within a date, a time or a number: their spaces are no-break ones."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx as python_docx
import pytest

from docgen.layout.model.set_text import Paragraph
from docgen.writers.docx import write
from docgen.writers.docx.unbroken import unbroken_at, unbroken_text
from tests.helpers.letters import block, external_letter, pages_of, paragraph
from tests.helpers.parity_letters import SENTENCES, thirty


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ภายในวันที่ ๓๐ กันยายน ๒๕๖๔ และ", "ภายในวันที่_๓๐_กันยายน_๒๕๖๔ และ"),
        ("ระหว่างวันที่ ๑ สิงหาคม - ๑๕ กันยายน ๒๕๖๔", "ระหว่างวันที่_๑_สิงหาคม_- ๑๕_กันยายน_๒๕๖๔"),
        ("เวลา ๑๓.๓๐ น. ณ ห้อง", "เวลา_๑๓.๓๐_น. ณ ห้อง"),
        ("หนังสือกรม ที่ มท ๐๘๑๒/ว ๑๙๖๕ ลง", "หนังสือกรม ที่_มท_๐๘๑๒/ว_๑๙๖๕ ลง"),
        ("จำนวน ๘ ด้าน และ ๑,๒๐๐ บาท", "จำนวน_๘_ด้าน และ ๑,๒๐๐_บาท"),
        ("โทร. ๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒", "โทร._๐_๒๒๔๑_๙๐๐๐_ต่อ_๑๒"),
        ("นายขจร ศรีชวโนทัย และคณะ", "นายขจร ศรีชวโนทัย และคณะ"),
        ("ไม่มีตัวเลข", "ไม่มีตัวเลข"),
    ],
)
def test_spaces_of_figures_are_kept_and_no_others(text: str, kept: str) -> None:
    assert unbroken_at(text).replace("\u00a0", "_") == kept
    assert len(unbroken_at(text)) == len(text)


def test_a_space_at_which_our_own_line_ends_stays_a_space() -> None:
    text = "ภายในวันที่ ๓๐ กันยายน ๒๕๖๔"
    end = text.index(" กันยายน")
    assert unbroken_at(text, (end,)).replace("\u00a0", "_") == "ภายในวันที่_๓๐ กันยายน_๒๕๖๔"


def test_no_line_of_ours_ends_at_a_no_break_space() -> None:
    for letter in thirty().values():
        for section in pages_of(letter).sections:
            for page in section.pages:
                for placed in page.placed:
                    if isinstance(placed.item, Paragraph):
                        text = unbroken_text(placed.item)
                        ends = [line.end for line in placed.item.lines[:-1]]
                        assert "\u00a0" not in {text[end] for end in ends}


def test_a_letter_has_no_break_spaces_in_its_figures_and_never_a_zero_width_space() -> None:
    letter = external_letter(*(block("paragraph", text) for text in SENTENCES))
    document = python_docx.Document(io.BytesIO(write(pages_of(replace(letter, fits=False)))))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "๒๓\u00a0เมษายน\u00a0๒๕๖๔" in text
    assert "มท\u00a0๐๘๑๒/ว\u00a0๑๙๖๕" in text
    assert not re.search("[\u200b\u2060]", text)
    plain = text.replace("\u00a0", " ")
    assert all(sentence in plain for sentence in SENTENCES)


def test_a_ragged_line_that_word_would_end_inside_a_word_ends_where_ours_does() -> None:
    whole = []
    for filler in range(12):
        before = "ตอบหนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๑๒/ว ๑๙๖๕ " + "ก ข " * filler
        said = block("subject", before + "ลงวันที่ ๒๓ เมษายน ๒๕๖๔ เรื่อง ขอให้รายงานผล", label="เรื่อง")
        letter = external_letter(paragraph(2))
        blocks = tuple(said if one.role == "subject" else one for one in letter.blocks)
        pages = pages_of(replace(letter, blocks=blocks))
        items = [placed.item for placed in pages.sections[0].pages[0].placed]
        (subject,) = (one for one in items if isinstance(one, Paragraph) and one.role == "subject")
        document = python_docx.Document(io.BytesIO(write(pages)))
        (text,) = [one.text for one in document.paragraphs if "๑๙๖๕" in one.text]
        assert text.count("\n") == sum(line.firm for line in subject.lines)
        whole.append("\nลงวันที่" in text)
    assert any(whole)
