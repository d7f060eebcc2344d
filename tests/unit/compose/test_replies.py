"""Ways to answer a letter, and codes for what is not on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen import compose
from docgen.compose.letters import Composed
from docgen.drafting.yaml_lines import in_lines
from docgen.layout import Laid, set_pages
from docgen.layout.paging.reuse import Memory
from docgen.model.dossier import Recipient
from docgen.model.letter import Block, Letter
from docgen.press import Press
from docgen.standards import typing_manual
from docgen.writers import qr
from tests.helpers.dossiers import dossier
from tests.helpers.letters import EMBLEM

BODY = "ข้อความ:\n  - ด้วยกรมจะประชุม\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
OWN = "ช่องทางตอบกลับ:\n  - {คำอธิบาย: แบบตอบรับ, ลิงก์: 'https://forms.gle/{{ ผู้รับ.รหัส }}'}\n"
PEOPLE = (
    Recipient("ปัว", "นายอำเภอปัว", {"code": "aa"}),
    Recipient("น่าน", "นายอำเภอเมืองน่าน\n(ผ่าน ปลัดอำเภอ)", {"code": "bb"}),
)


def laid_out(letter: Letter, memory: Memory | None = None) -> Laid:
    standard = typing_manual()
    family = "TH SarabunPSK"
    return set_pages(letter, standard=standard, emblem=EMBLEM, family=family, memory=memory)


def replies(made: Composed) -> Block | None:
    assert made.letter is not None, [one.message() for one in made.found]
    found = [one for one in made.letter.blocks if one.role == "reply_channels"]
    return found[0] if found else None


def alone(yaml: str) -> Composed:
    return compose.letter(dossier(yaml))


def test_a_letter_without_channels_has_no_block() -> None:
    assert replies(alone(BODY)) is None


def test_a_channel_is_a_code_unless_it_is_to_be_written_out() -> None:
    rows = "ช่องทางตอบกลับ:\n  - {คำอธิบาย: ก, ลิงก์: 'https://a.th/1'}\n"
    rows += "  - {คำอธิบาย: ข, ลิงก์: 'https://a.th/2', คิวอาร์: ไม่, อีเมล: b@a.th}\n"
    block = replies(alone(rows + BODY))
    assert block is not None
    assert [(one.text, one.code) for one in block.entries] == [
        ("ก", "https://a.th/1"),
        ("ข https://a.th/2", ""),
        ("ข ไปรษณีย์อิเล็กทรอนิกส์ b@a.th", ""),
    ]


def test_an_enclosure_by_code_says_so_and_has_its_code_at_the_foot() -> None:
    made = alone("สิ่งที่ส่งมาด้วย:\n  - {รายการ: คู่มือ, ลิงก์: 'https://a.th/1'}\n" + BODY)
    assert "QR Code" in made.letter.to_text()  # type: ignore[union-attr]
    block = replies(made)
    assert block is not None
    assert block.entries[0].code == "https://a.th/1"


def test_each_recipient_has_his_own_code_and_the_same_letter_as_alone() -> None:
    loaded = replace(dossier(OWN + BODY), recipients=PEOPLE)
    prepared = compose.prepare(loaded)
    said = []
    for one in PEOPLE:
        made = compose.letter(loaded, recipient=one, prepared=prepared)
        again = compose.letter(loaded, recipient=one)
        assert made.letter == again.letter
        block = replies(made)
        assert block is not None
        said.append(block.entries[0].code)
    assert said == ["https://forms.gle/aa", "https://forms.gle/bb"]


def test_letters_that_share_a_memory_keep_their_own_codes() -> None:
    loaded = replace(dossier(OWN + BODY), recipients=PEOPLE)
    memory = Memory()
    for one in PEOPLE:
        made = compose.letter(loaded, recipient=one)
        assert made.letter is not None
        pages = laid_out(made.letter, memory=memory).pages
        pictures = [one for page in pages.sections[0].pages for one in page.pictures]
        assert [picture.code for picture in pictures if picture.code] == [
            f"https://forms.gle/{one.fields['code']}"
        ]
        assert pages == laid_out(made.letter).pages


def test_a_code_stands_beside_the_signature_above_its_caption() -> None:
    letter = alone(OWN.replace("{{ ผู้รับ.รหัส }}", "x") + BODY).letter
    assert letter is not None
    page = laid_out(letter).pages.sections[0].pages[-1]
    (code,) = [one for one in page.pictures if one.code]
    tops = {one.item.role: one.y for one in page.placed}
    assert tops["complimentary_close"] < code.y < tops["signature"]
    assert code.y + code.height <= tops["reply_channels"]
    assert code.description == "QR Code แบบตอบรับ https://forms.gle/x"


@pytest.mark.parametrize("draw", [qr.svg, qr.png])
def test_the_same_text_gives_the_same_bytes(draw: object) -> None:
    fresh = getattr(draw, "__wrapped__")  # noqa: B009 - past the cache
    assert fresh("https://a.th/1") == fresh("https://a.th/1") != fresh("https://a.th/2")


def test_through_lines_are_lines_of_their_own_and_one_in_a_sentence() -> None:
    body = "ข้อความ:\n  - เรื่องของ{{ ผู้รับ.เรียน }}\n  - จึงเรียนมาเพื่อทราบ\n"
    made = compose.letter(dossier(body), recipient=PEOPLE[1])
    assert made.letter is not None
    text = made.letter.to_text()
    assert "salutation | เรียน\tนายอำเภอเมืองน่าน\n            salutation | (ผ่าน ปลัดอำเภอ)" in text
    assert "เรื่องของนายอำเภอเมืองน่าน (ผ่าน ปลัดอำเภอ)" in text


def test_files_of_a_batch_are_those_of_letters_made_alone() -> None:
    loaded = replace(dossier(OWN + BODY), recipients=PEOPLE)
    press, memory = Press(), Memory()
    made = []
    for one in PEOPLE:
        letter = compose.letter(loaded, recipient=one).letter
        assert letter is not None
        pages = laid_out(letter, memory).pages
        files = (press.docx.write(pages), press.pdf.pdf(pages))
        assert files == (Press().docx.write(pages), Press().pdf.pdf(pages))
        made.append(files)
    assert made[0] != made[1]


def test_lines_of_an_addressee_are_typed_as_a_list() -> None:
    assert in_lines("นายอำเภอปัว") == "นายอำเภอปัว"
    assert in_lines("นายอำเภอปัว\n(ผ่าน ปลัดอำเภอ)") == "['นายอำเภอปัว', '(ผ่าน ปลัดอำเภอ)']"
