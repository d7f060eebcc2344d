"""A Word file without page ends of its own: what belongs to the text goes where the text goes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from docgen.model.letter import Block, Entry
from docgen.press import Press
from docgen.writers.docx import Writer
from tests.helpers.letters import block, external_letter, pages_of, paragraph

CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")
CODES = Block("reply_channels", (Entry("แบบตอบรับ", code="https://www.dla.go.th/1"),))


def document(*body: Block, page_breaks: bool) -> str:
    letter = external_letter(*body)
    at = next(n for n, one in enumerate(letter.blocks) if one.role == "responsible_office")
    letter = replace(letter, blocks=(*letter.blocks[:at], CODES, *letter.blocks[at:]))
    made = Writer(page_breaks=page_breaks).write(pages_of(letter, Press().standard))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read("word/document.xml").decode("utf-8")


def anchors(text: str) -> dict[str, str]:
    """Of every drawing over the text: what its height counts from, by its name's first letters."""
    found = re.findall(
        r'positionV relativeFrom="(\w+)".*?<wp:docPr id="\d+" name="(\w+)', text, re.DOTALL
    )
    return {name: counted for counted, name in found}


def test_a_code_goes_with_its_caption_and_the_emblem_stays_on_the_sheet() -> None:
    body = (paragraph(12), CLOSE)
    emblem, code = anchors(document(*body, page_breaks=False)).values()
    assert (emblem, code) == ("page", "paragraph")
    assert set(anchors(document(*body, page_breaks=True)).values()) == {"page"}


def test_the_signature_is_kept_with_the_codes_beside_it() -> None:
    text = document(paragraph(2), CLOSE, page_breaks=False)
    paragraphs = re.findall(r"<w:p>.*?</w:p>", text, re.DOTALL)
    kept = ["<w:keepNext/>" in one for one in paragraphs]
    close = next(n for n, one in enumerate(paragraphs) if "จึงเรียนมา" in one)
    caption = next(n for n, one in enumerate(paragraphs) if "แบบตอบรับ" in one)
    assert all(kept[close : caption + 1])
